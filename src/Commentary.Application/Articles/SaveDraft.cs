using Commentary.Application.Data;
using Commentary.Application.Members;
using Commentary.Application.Model;
using Commentary.Application.Pipeline;
using Commentary.Application.Resources;
using Commentary.Application.Topics;
using Commentary.Text.Languages;
using FluentValidation;
using FluentValidation.Results;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Commentary.Application.Articles;

/// <summary>
/// Keeps what the editor's form holds: the source and both editions. What the editor did not touch is not written; what they touched and
/// somebody else saved meanwhile is refused, with the other's text. One edition changed, one revision.
/// </summary>
public static class SaveDraft
{
    [For(Role.Author)]
    public record Command : IRequest<Article>, IWrites
    {
        public int ArticleId { get; init; }

        /// <summary>Null for a form that does not hold it: what was not sent is not touched.</summary>
        public SourceText? Source { get; init; }

        /// <summary>The source as it was when the form was opened.</summary>
        public int OpenedSource { get; init; }

        /// <summary>What it said then: an editor who left it so does not change it back.</summary>
        public SourceText? SourceAsOpened { get; init; }
        public EditionText? French { get; init; }

        /// <summary>The revision that the form was opened on; 0 for an edition that was not begun.</summary>
        public int OpenedFrench { get; init; }
        public EditionText? English { get; init; }
        public int OpenedEnglish { get; init; }

        /// <summary>Fields such as <c>French.Title</c> in which the editor, shown both texts, takes the other's.</summary>
        public string[]? TakeTheirs { get; init; }

        public EditionText? Text(Language language) => language is Language.English ? English : French;

        public int Opened(Language language) => language is Language.English ? OpenedEnglish : OpenedFrench;

        /// <summary>What was typed, with the other's text where the editor takes it; null for an edition that the form does not hold.</summary>
        public EditionText? Chosen(Language language, EditionText theirs)
        {
            var taken = TakeTheirs ?? [];
            return Text(language)?.Kept() is { } mine
                ? Merge
                    .Fields.Where(field => taken.Contains($"{language}.{field}"))
                    .Aggregate(mine, (text, field) => text.With(field, theirs.Field(field)))
                : null;
        }
    }

    public class Rules : AbstractValidator<Command>
    {
        public Rules(IStringLocalizer<Texts> says)
        {
            RuleFor(c => c.Source!).SetValidator(new SourceRules(says)).When(c => c.Source is not null);
            RuleFor(c => c.French!).SetValidator(new EditionRules(says)).When(c => c.French is not null);
            RuleFor(c => c.English!).SetValidator(new EditionRules(says)).When(c => c.English is not null);
        }
    }

    public class Handler(CommentaryDb db, CurrentMember member, TopicsOf topics, TimeProvider clock, IStringLocalizer<Texts> says)
        : IRequestHandler<Command, Article>
    {
        public async Task<Article> Handle(Command save, CancellationToken cancellationToken)
        {
            ArgumentNullException.ThrowIfNull(save);
            var article = await db.WholeArticle(save.ArticleId, cancellationToken);

            var source = SourceChange(article, save);
            List<EditionConflict> conflicts = [];
            List<(Language Language, EditionText Text)> changes = [];
            foreach (var language in LanguageNames.All)
            {
                if (save.Text(language) is not { } typed)
                    continue;
                var edition = article.Edition(language);
                var saved = edition?.Text ?? EditionText.Empty;
                // Theirs is the text that was shown: one that was saved since has been seen by nobody who takes it.
                var mine = edition?.Version == save.Opened(language) ? save.Chosen(language, saved)! : typed.Kept();
                var opened = await Opened(edition, save.Opened(language), cancellationToken);
                if (mine == opened || mine == saved)
                    continue;
                if (edition is not null && edition.Version != save.Opened(language))
                {
                    var (merged, clashes) = Merge.Of(opened, mine, saved);
                    conflicts.Add(new(language, saved, merged, clashes, edition.Version, edition.SavedBy, edition.SavedAt));
                }
                else
                    changes.Add((language, mine));
            }
            if (conflicts.Count > 0 || source is { Conflict: not null })
                throw new SavedMeanwhile(source?.Conflict, conflicts);

            if (source is { Text: { } text })
                article.Source.Write(text);
            foreach (var (language, mine) in changes)
                await Write(article, language, mine, cancellationToken);
            await db.SaveChangesAsync(cancellationToken);
            return article;
        }

        private async Task Write(Article article, Language language, EditionText text, CancellationToken stop)
        {
            var edition = article.EditionOrNew(language);
            // A title is enough to have an address; once there is one, only the editor changes it.
            if (text.Slug.Length == 0 && text.Title.Length > 0)
                text = text with { Slug = await db.FreeSlug(Slug.From(text.Title, language), language, article.Id, stop) };
            else if (text.Slug.Length > 0 && await db.FreeSlug(text.Slug, language, article.Id, stop) != text.Slug)
                throw new ValidationException([new ValidationFailure($"{language}.Slug", says["SlugTaken"])]);
            edition.Write(text, member.Name, clock.GetUtcNow().UtcDateTime);
            edition.ShowTopics(await topics.Teaser(text.Teaser, language, stop));
        }

        private static (SourceText? Text, SourceConflict? Conflict)? SourceChange(Article article, Command save)
        {
            var (mine, opened, theirs) = (save.Source?.Kept(), save.SourceAsOpened?.Kept(), article.Source.Text);
            if (mine is null || mine == theirs || mine == opened)
                return null;
            if (article.Source.Version == save.OpenedSource)
                return (mine, null);
            var (merged, clashes) = Merge.Of(opened, mine, theirs);
            // What the page said of itself meanwhile disputes nothing that was typed; of another page's address it says nothing.
            if (opened is not null && article.Source.IsOnlyReadSince(save.OpenedSource))
                return (mine.Url == opened.Url ? merged : mine, null);
            return (null, new(theirs, merged, clashes, article.Source.Version));
        }

        private async Task<EditionText> Opened(Edition? edition, int version, CancellationToken stop) =>
            edition is null || version == 0 ? EditionText.Empty
            : edition.Version == version ? edition.Text
            : await db.Revisions.Where(r => r.EditionId == edition.Id && r.Number == version).Select(r => r.Text).SingleOrDefaultAsync(stop)
                ?? EditionText.Empty;
    }
}
