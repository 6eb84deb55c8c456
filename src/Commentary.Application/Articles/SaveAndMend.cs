using Commentary.Application.Checking;
using Commentary.Application.Data;
using Commentary.Application.Model;
using Commentary.Application.Pipeline;
using Commentary.Text.Languages;
using Commentary.Text.Typography;
using MediatR;

namespace Commentary.Application.Articles;

/// <summary>
/// Mends slips in one field of what the form holds, and saves it: one revision, by the same guard as any save. Where what is to be mended is not
/// there, nothing is refused for it: somebody typed the rest.
/// </summary>
public static class SaveAndMend
{
    [For(Role.Author)]
    public record Command(SaveDraft.Command Form, Language Language, string Field) : IRequest<Result>, IWrites
    {
        /// <summary>The one that was shown; null for all that are certain.</summary>
        public Shown? Slip { get; init; }
    }

    /// <param name="Key">Of it and the words that it stands in, as <see cref="FieldSlips.WordsOf"/> has them.</param>
    public record Shown(Rule Rule, int Start, string Key);

    /// <param name="Mended">How many; 0 when what was shown is no longer there, and the text is saved as it was typed.</param>
    public record Result(int Mended, SaveDraft.Result Saved);

    public class Handler(CommentaryDb db, IMediator mediator, WhatWasTyped typed) : IRequestHandler<Command, Result>
    {
        public async Task<Result> Handle(Command mend, CancellationToken cancellationToken)
        {
            ArgumentNullException.ThrowIfNull(mend);
            var (form, language, field) = (mend.Form, mend.Language, mend.Field);
            var edition = (await db.WholeArticle(form.ArticleId, cancellationToken)).Edition(language);
            if (
                !FieldSlips.Fields.Contains(field)
                || await typed.In(form, language, edition, cancellationToken) is not { } text
                || Meant(text.Field(field), mend) is not { Count: > 0 } slips
            )
                return new(0, await mediator.Send(form, cancellationToken));
            form = WhatWasTyped.Holding(form, language, text.With(field, Lint.Mend(text.Field(field), slips)));
            return new(slips.Count, await mediator.Send(form, cancellationToken));
        }

        /// <summary>What was typed since may have moved a slip: the only one that reads the same is the one that was meant.</summary>
        private static List<Slip> Meant(string text, Command mend)
        {
            var slips = FieldSlips.Of(mend.Field, text, mend.Language);
            if (mend.Slip is not { } shown)
                return [.. slips.Take(FieldSlips.Most).Where(slip => slip.IsCertain)];
            var alike = slips.Where(slip => slip.Rule == shown.Rule && FieldSlips.WordsOf(text, slip).Key == shown.Key).ToList();
            return alike.Count > 1 ? alike.FindAll(slip => slip.Start == shown.Start) : alike;
        }
    }
}
