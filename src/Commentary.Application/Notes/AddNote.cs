using Commentary.Application.Data;
using Commentary.Application.Members;
using Commentary.Application.Model;
using Commentary.Application.Pipeline;
using Commentary.Application.Resources;
using FluentValidation;
using FluentValidation.Results;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Commentary.Application.Notes;

/// <summary>Leaves a note on a passage of a draft, or on a whole part of it. The draft itself is not touched.</summary>
public static class AddNote
{
    /// <param name="At">The field, as <see cref="NotedField"/> names it.</param>
    /// <param name="Quote">The passage; empty for the whole part.</param>
    [For(Role.Author)]
    public record Command(int ArticleId, string At, string Quote, string Text) : IRequest<int>, IWrites;

    public class Rules : AbstractValidator<Command>
    {
        public Rules(IStringLocalizer<Texts> says)
        {
            RuleFor(c => c)
                .Custom(
                    (add, context) =>
                    {
                        NoteRules.Text(context, NoteRules.NoteField(add.At), add.Text, says);
                        if (NotedField.Of(add.At) is null)
                            context.AddFailure(new ValidationFailure("", says["PassageNotePartUnknown"]));
                        if (NotedField.Kept(add.Quote).Length > PassageNote.QuoteLength)
                            context.AddFailure(
                                new ValidationFailure(NoteRules.QuoteField(add.At), says["PassageQuoteTooLong", PassageNote.QuoteLength])
                            );
                    }
                );
        }
    }

    public class Handler(CommentaryDb db, CurrentMember member, TimeProvider clock, IStringLocalizer<Texts> says)
        : IRequestHandler<Command, int>
    {
        public async Task<int> Handle(Command add, CancellationToken cancellationToken)
        {
            ArgumentNullException.ThrowIfNull(add);
            if (!await db.Articles.AnyAsync(a => a.Id == add.ArticleId, cancellationToken))
                throw new NotHere(nameof(Article), add.ArticleId);
            var (at, quote, text) = (NotedField.Of(add.At)!, NotedField.Kept(add.Quote), NotedField.Kept(add.Text));
            var open = db.PassageNotes.Where(n => n.ArticleId == add.ArticleId && n.ResolvedAt == null);
            // A button that is pressed twice, a page that is sent again.
            var same = await open.Where(n =>
                    n.Language == at.Language && n.Field == at.Field && n.ById == member.Id && n.Quote == quote && n.Text == text
                )
                .Select(n => (int?)n.Id)
                .FirstOrDefaultAsync(cancellationToken);
            if (same is { } there)
                return there;
            if (await open.CountAsync(cancellationToken) >= PassageNote.MostOpen)
                throw NoteRules.Refused(NoteRules.NoteField(add.At), says["PassageNotesTooMany", PassageNote.MostOpen]);
            var note = new PassageNote
            {
                ArticleId = add.ArticleId,
                Language = at.Language,
                Field = at.Field,
                Quote = quote,
                Text = text,
                ById = member.Id,
                By = member.Name,
                At = clock.GetUtcNow().UtcDateTime,
            };
            db.PassageNotes.Add(note);
            await db.SaveChangesAsync(cancellationToken);
            return note.Id;
        }
    }
}
