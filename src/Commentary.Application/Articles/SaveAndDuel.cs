using Commentary.Application.Data;
using Commentary.Application.Model;
using Commentary.Application.Pipeline;
using Commentary.Text.Languages;
using Commentary.Text.Markdown;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Commentary.Application.Articles;

/// <summary>Marks two paragraphs of what the form holds as answering each other, and saves it: one revision, by the same guard as any save.</summary>
public static class SaveAndDuel
{
    /// <param name="Optimistic">The key of a paragraph, as <see cref="Duels.Find"/> gave it for what was saved or is typed; null for none.</param>
    /// <param name="Pessimistic">The key of the paragraph that stands against it.</param>
    [For(Role.Author)]
    public record Command(SaveDraft.Command Form, Language Language, string? Optimistic, string? Pessimistic) : IRequest<Result>, IWrites;

    public enum Result
    {
        Joined,

        /// <summary>The text is saved as it was typed: no paragraph was chosen on one side, or it is no longer there.</summary>
        SavedOnly,
    }

    public class Handler(CommentaryDb db, IMediator mediator) : IRequestHandler<Command, Result>
    {
        public async Task<Result> Handle(Command duel, CancellationToken cancellationToken)
        {
            ArgumentNullException.ThrowIfNull(duel);
            var (form, language) = (duel.Form, duel.Language);
            var edition = (await db.WholeArticle(form.ArticleId, cancellationToken)).Edition(language);
            var opened = await Opened(edition, form.Opened(language), cancellationToken);
            if (
                form.Typed(language, edition) is not { } typed
                || Duels.Place(typed.Optimistic, duel.Optimistic ?? "", opened.Optimistic) is not { } one
                || Duels.Place(typed.Pessimistic, duel.Pessimistic ?? "", opened.Pessimistic) is not { } other
            )
            {
                await mediator.Send(form, cancellationToken);
                return Result.SavedOnly;
            }
            var (optimistic, pessimistic) = Duels.Join(typed.Optimistic, typed.Pessimistic, one, other);
            await mediator.Send(form.Holding(language, typed, optimistic, pessimistic), cancellationToken);
            return Result.Joined;
        }

        private async Task<EditionText> Opened(Edition? edition, int version, CancellationToken stop) =>
            edition is null ? EditionText.Empty
            : edition.Version == version ? edition.Text
            : await db.Revisions.Where(r => r.EditionId == edition.Id && r.Number == version).Select(r => r.Text).SingleOrDefaultAsync(stop)
                ?? EditionText.Empty;
    }

    /// <summary>What is typed in one language, with the other's text where the editor takes it.</summary>
    internal static EditionText? Typed(this SaveDraft.Command form, Language language, Edition? edition) =>
        edition is not null && edition.Version == form.Opened(language) ? form.Chosen(language, edition.Text) : form.Text(language)?.Kept();

    /// <summary>The form with these texts of the two sides; what it took of another's is in them.</summary>
    internal static SaveDraft.Command Holding(
        this SaveDraft.Command form,
        Language language,
        EditionText typed,
        string optimistic,
        string pessimistic
    )
    {
        var text = typed with { Optimistic = optimistic, Pessimistic = pessimistic };
        string[] taken = [$"{language}.{nameof(EditionText.Optimistic)}", $"{language}.{nameof(EditionText.Pessimistic)}"];
        form = form with { TakeTheirs = [.. (form.TakeTheirs ?? []).Except(taken, StringComparer.Ordinal)] };
        return language is Language.English ? form with { English = text } : form with { French = text };
    }
}
