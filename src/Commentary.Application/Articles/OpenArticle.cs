using Commentary.Application.Checking;
using Commentary.Application.Data;
using Commentary.Application.Drift;
using Commentary.Application.Journal;
using Commentary.Application.Members;
using Commentary.Application.Model;
using Commentary.Application.Pipeline;
using Commentary.Application.Publishing;
using Commentary.Application.Readers;
using Commentary.Text.Languages;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Commentary.Application.Articles;

/// <summary>All that the desk shows of one article.</summary>
public static class OpenArticle
{
    [For(Role.Author)]
    public record Query(int ArticleId) : IRequest<Result>;

    public record Result(
        int ArticleId,
        bool IsDemonstration,
        SourceText Source,
        int SourceVersion,
        EditionState French,
        EditionState English,
        IReadOnlyList<EditorNote> Notes
    )
    {
        /// <summary>The article's own code among the short links; null until it is public for the first time.</summary>
        public string? ShortCode { get; init; }

        /// <summary>How often readers asked for it in the last <see cref="ListReadings.Usual"/> days, in both languages.</summary>
        public int Readings { get; init; }

        /// <summary>What is known of its source by now.</summary>
        public required SourceCheck SourceCheck { get; init; }

        /// <summary>What came of reading its page.</summary>
        public required SourceReading Reading { get; init; }
        public bool IsBeingRead { get; init; }

        /// <summary>Whether it may be asked for.</summary>
        public bool CanBeRead { get; init; }

        /// <summary>Other pieces on the same source.</summary>
        public required IReadOnlyList<FindCommented.Piece> Commented { get; init; }

        /// <summary>What the member typed here and did not save, newest first.</summary>
        public IReadOnlyList<Typed> Typed { get; init; } = [];

        /// <summary>What the saved French says otherwise than what the saved English renders.</summary>
        public DeskDrift Drift { get; init; } = DeskDrift.None;

        public EditionState Edition(Language language) => language is Language.English ? English : French;
    }

    /// <param name="Why">What keeps the saved text from being published; empty when nothing does.</param>
    /// <param name="LiveSlug">The slug under which readers see it; null when they do not.</param>
    public record EditionState(
        Language Language,
        EditionText Text,
        int Version,
        Stage? Stage,
        bool HasUnpublishedChanges,
        string? LiveSlug,
        string SavedBy,
        DateTime? SavedAt,
        IReadOnlyList<Reason> Why
    )
    {
        /// <summary>What the checklist finds in the saved text.</summary>
        public IReadOnlyList<Finding> Findings { get; init; } = [];

        /// <summary>When it is to be published; null when by hand.</summary>
        public Schedule? Schedule { get; init; }

        /// <summary>Whether a machine's help was declared when it was published last.</summary>
        public bool IsMachineHelped { get; init; }
    }

    public class Handler(
        CommentaryDb db,
        Publishing.WhyNot why,
        Checklist checklist,
        Following following,
        CurrentMember member,
        SiteOptions site,
        TimeProvider clock
    ) : IRequestHandler<Query, Result>
    {
        public async Task<Result> Handle(Query query, CancellationToken cancellationToken)
        {
            ArgumentNullException.ThrowIfNull(query);
            var article = await db.WholeArticle(query.ArticleId, cancellationToken);
            await db.Entry(article).Collection(a => a.Notes).LoadAsync(cancellationToken);
            var live = await db
                .Live.Where(l => l.ArticleId == article.Id)
                .Select(l => new
                {
                    l.Language,
                    l.Slug,
                    l.Publication.Making.IsMachineHelped,
                })
                .ToDictionaryAsync(l => l.Language, cancellationToken);
            var stopping = await checklist.Stopping(cancellationToken);
            var since = site.Today(clock).AddDays(1 - ListReadings.Usual);
            return new(
                article.Id,
                article.IsDemonstration,
                article.Source.Text,
                article.Source.Version,
                await State(Language.French),
                await State(Language.English),
                article.Notes
            )
            {
                SourceCheck = article.Source.Check,
                Reading = article.Source.Reading,
                IsBeingRead = site.ReadsSources && article.Source.ReadDue is not null,
                CanBeRead = site.ReadsSources && article.Source.CanonicalUrl.Length > 0,
                Commented = await db.Commented(article.Source.Url, article.Id, cancellationToken),
                Typed = await db.TypedBy(member.Id, article, cancellationToken),
                Drift = await DeskDrift.Of(article, following, cancellationToken),
                ShortCode = await db
                    .ShortLinks.Where(l => l.ArticleId == article.Id && !l.IsChosen)
                    .Select(l => l.Code)
                    .FirstOrDefaultAsync(cancellationToken),
                Readings = await db
                    .Readings.Where(r => r.ArticleId == article.Id && r.Day >= since)
                    .SumAsync(r => r.People, cancellationToken),
            };

            async Task<EditionState> State(Language language)
            {
                var reasons = await why.NotPublish(article, language, cancellationToken);
                return article.Edition(language) is { } edition
                    ? new(
                        language,
                        edition.Text,
                        edition.Version,
                        edition.Stage,
                        edition.HasUnpublishedChanges,
                        live.GetValueOrDefault(language)?.Slug,
                        edition.SavedBy,
                        edition.SavedAt,
                        reasons
                    )
                    {
                        Schedule = edition.Schedule,
                        Findings = await checklist.Of(article, language, stopping, cancellationToken),
                        IsMachineHelped = live.GetValueOrDefault(language)?.IsMachineHelped ?? false,
                    }
                    : new(language, EditionText.Empty, 0, null, false, null, "", null, reasons);
            }
        }
    }
}
