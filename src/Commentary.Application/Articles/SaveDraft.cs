using Commentary.Application.Data;
using Commentary.Application.Drift;
using Commentary.Application.Journal;
using Commentary.Application.Members;
using Commentary.Application.Model;
using Commentary.Application.Pictures;
using Commentary.Application.Pipeline;
using Commentary.Application.Resources;
using Commentary.Application.Topics;
using Commentary.Text.Languages;
using FluentValidation;
using FluentValidation.Results;
using MediatR;
using Microsoft.Extensions.Localization;

namespace Commentary.Application.Articles;

/// <summary>
/// Keeps what the editor's form holds: the source and both editions. What the editor did not touch is not written; where somebody else saved
/// meanwhile, both people's changes are joined, or refused when they meet in one paragraph or one line. One edition changed, one revision.
/// </summary>
public static class SaveDraft
{
    [For(Role.Author)]
    public record Command : IRequest<Result>, IWrites
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

        /// <summary>The open page that it comes from, whose journal it settles; empty where there is none.</summary>
        public string? Desk { get; init; }

        /// <summary>The last burst of typing that it holds.</summary>
        public long Burst { get; init; }

        /// <summary>Lines such as <c>French.Title</c> in which the editor, shown both texts, takes the other's.</summary>
        public string[]? TakeTheirs { get; init; }

        /// <summary>The texts in which the editor, shown the paragraphs that both changed, chose among them.</summary>
        public ClashChoice[]? Clashes { get; init; }

        /// <summary>By names such as <c>French.Neutral</c>: what becomes of a full text that was sent empty, once that was asked.</summary>
        public Dictionary<string, WhenEmptied>? Emptied { get; init; }

        public EditionText? Text(Language language) => language is Language.English ? English : French;

        public int Opened(Language language) => language is Language.English ? OpenedEnglish : OpenedFrench;
    }

    public enum WhenEmptied
    {
        PutBack,
        LeaveEmpty,
    }

    /// <param name="Joined">Where what somebody else saved meanwhile was joined with what was typed.</param>
    public record Result(Article Article, IReadOnlyList<Joined> Joined, bool IsSourceJoined)
    {
        /// <summary>Where what was typed as a slug was none, and was made one.</summary>
        public IReadOnlyList<Language> SlugsMade { get; init; } = [];

        /// <summary>The fields, such as <c>French.Title</c>, out of which characters that nobody sees were taken.</summary>
        public IReadOnlyList<string> UnseenTakenOut { get; init; } = [];
    }

    /// <param name="Since">The version that was opened: what is newer was joined.</param>
    public record Joined(Language Language, int Since);

    public class Rules : AbstractValidator<Command>
    {
        public Rules(IStringLocalizer<Texts> says)
        {
            RuleFor(c => c.Source!).SetValidator(new SourceRules(says)).When(c => c.Source is not null);
            RuleFor(c => c.French!).SetValidator(new EditionRules(says)).When(c => c.French is not null);
            RuleFor(c => c.English!).SetValidator(new EditionRules(says)).When(c => c.English is not null);
        }
    }

    public class Handler(
        CommentaryDb db,
        CurrentMember member,
        WhatWasTyped typed,
        TopicsOf topics,
        Following following,
        PicturesOf pictures,
        TimeProvider clock,
        IStringLocalizer<Texts> says
    ) : IRequestHandler<Command, Result>
    {
        public async Task<Result> Handle(Command save, CancellationToken cancellationToken)
        {
            ArgumentNullException.ThrowIfNull(save);
            var article = await db.WholeArticle(save.ArticleId, cancellationToken);

            var source = SourceChange(article, save);
            List<EditionConflict> conflicts = [];
            List<Joined> joined = [];
            List<(Language Language, EditionText Text)> changes = [];
            foreach (var language in LanguageNames.All)
            {
                var edition = article.Edition(language);
                if (await typed.In(save, language, edition, cancellationToken) is not { } mine)
                    continue;
                var saved = edition?.Text ?? EditionText.Empty;
                var version = save.Opened(language);
                var opened = await typed.Opened(edition, version, cancellationToken);
                if (mine == opened || mine == saved)
                    continue;
                if (edition is null || edition.Version == version)
                {
                    changes.Add((language, mine));
                    continue;
                }
                var (merged, clashes) = Merge.Of(opened, mine, saved);
                if (clashes.Count > 0)
                    conflicts.Add(
                        new(language, saved, merged, clashes, edition.Version, edition.SavedBy, edition.SavedAt)
                        {
                            Opened = version,
                            Was = opened,
                            Mine = mine,
                        }
                    );
                else if (merged != saved)
                {
                    changes.Add((language, merged));
                    joined.Add(new(language, version));
                }
            }
            if (conflicts.Count > 0 || source is { Conflict: not null })
                throw new SavedMeanwhile(source?.Conflict, conflicts);
            AskBeforeEmptying(article, save, changes);

            if (source is { Text: { } link })
            {
                article.Source.Write(link);
                // Both editions show it.
                article.Editions.ForEach(edition => edition.Schedule?.Follow(member));
            }
            List<Language> slugsMade = [];
            foreach (var (language, mine) in changes)
            {
                var text = mine;
                if (text.Slug.Length > 0 && !Slug.IsValid(text.Slug))
                {
                    slugsMade.Add(language);
                    text = text with { Slug = Slug.From(text.Slug, language) };
                }
                await Write(article, language, text, cancellationToken);
            }
            if (changes.Count > 0)
                await following.Follow(article, member.Name, clock.GetUtcNow().UtcDateTime, cancellationToken);
            await db.SaveChangesAsync(cancellationToken);
            if (save.Burst > 0 && TypedFields.IsDesk(save.Desk))
                await db.WriteTyped(member.Id, article.Id, save.Desk!, save.Burst, "", clock, cancellationToken);
            return new(article, joined, source is { IsJoined: true })
            {
                SlugsMade = slugsMade,
                UnseenTakenOut =
                [
                    .. (save.Source?.HasUnseen() ?? []).Select(field => $"Source.{field}"),
                    .. LanguageNames.All.SelectMany(language =>
                        (save.Text(language)?.HasUnseen() ?? []).Select(field => $"{language}.{field}")
                    ),
                ],
            };
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
            edition.Schedule?.Follow(member);
            await pictures.Note(edition, stop);
            edition.ShowTopics(await topics.Teaser(text.Teaser, language, stop));
        }

        private void AskBeforeEmptying(Article article, Command save, List<(Language Language, EditionText Text)> changes)
        {
            List<ValidationFailure> asked =
            [
                .. from change in changes
                from field in Merge.Emptied(article.Edition(change.Language)?.Text ?? EditionText.Empty, change.Text)
                let name = $"{change.Language}.{field}"
                where save.Emptied?.GetValueOrDefault(name) is not WhenEmptied.LeaveEmpty
                select new ValidationFailure(name, says["WouldBeEmpty"]),
            ];
            if (asked.Count > 0)
                throw new ValidationException(asked);
        }

        private static (SourceText? Text, SourceConflict? Conflict, bool IsJoined)? SourceChange(Article article, Command save)
        {
            var (mine, opened, theirs) = (save.Source?.Kept(), save.SourceAsOpened?.Kept(), article.Source.Text);
            if (mine is null || mine == theirs || mine == opened)
                return null;
            if (article.Source.Version == save.OpenedSource)
                return (mine, null, false);
            var (merged, clashes) = Merge.Of(opened, mine, theirs);
            // What the page said of itself meanwhile disputes nothing that was typed; of another page's address it says nothing.
            if (opened is not null && article.Source.IsOnlyReadSince(save.OpenedSource))
                return (mine.Url == opened.Url ? merged : mine, null, false);
            // All the rest describes what stands at the address: who changed that looks at what is joined to it.
            return clashes.Count == 0 && mine.Url == theirs.Url
                ? (merged, null, true)
                : (null, new(theirs, merged, clashes, article.Source.Version), false);
        }
    }
}
