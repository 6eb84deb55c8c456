using Commentary.Application.Data;
using Commentary.Application.Members;
using Commentary.Application.Model;
using Commentary.Application.Pipeline;
using Commentary.Application.Resources;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Commentary.Application.Notes;

/// <summary>Answers a colleague's note. A resolved one may be answered, too: it stays resolved.</summary>
public static class AnswerNote
{
    [For(Role.Author)]
    public record Command(int ArticleId, int NoteId, string Text) : IRequest<Unit>, IWrites
    {
        /// <summary>Where the note stood, as <see cref="NotedField"/> names it: if it is gone, the answer comes back as a note there.</summary>
        public string At { get; init; } = "";
    }

    public class Rules : AbstractValidator<Command>
    {
        public Rules(IStringLocalizer<Texts> says) =>
            RuleFor(c => c).Custom((answer, context) => NoteRules.Text(context, NoteRules.AnswerField(answer.NoteId), answer.Text, says));
    }

    public class Handler(CommentaryDb db, CurrentMember member, TimeProvider clock, IStringLocalizer<Texts> says)
        : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command answer, CancellationToken cancellationToken)
        {
            ArgumentNullException.ThrowIfNull(answer);
            var field = NoteRules.AnswerField(answer.NoteId);
            var note =
                await db
                    .PassageNotes.Include(n => n.Answers)
                    .SingleOrDefaultAsync(n => n.ArticleId == answer.ArticleId && n.Id == answer.NoteId, cancellationToken)
                ?? throw NoteRules.Refused(
                    NotedField.Of(answer.At) is { } at ? NoteRules.NoteField(at.Name) : field,
                    says["PassageNoteGone"]
                );
            var text = NotedField.Kept(answer.Text);
            // A button that is pressed twice, a page that is sent again.
            if (note.Answers.MaxBy(a => a.Id) is { } last && last.ById == member.Id && last.Text == text)
                return Unit.Value;
            if (note.Answers.Count >= PassageNote.MostAnswers)
                throw NoteRules.Refused(field, says["PassageAnswersTooMany", PassageNote.MostAnswers]);
            note.Answer(text, member.Id, member.Name, clock.GetUtcNow().UtcDateTime);
            await db.SaveChangesAsync(cancellationToken);
            return Unit.Value;
        }
    }
}
