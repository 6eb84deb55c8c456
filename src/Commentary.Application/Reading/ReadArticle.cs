using Commentary.Application.Pipeline;
using Commentary.Application.Press;
using Commentary.Text.Languages;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Commentary.Application.Reading;

/// <summary>One piece, as it was set at publication.</summary>
public static class ReadArticle
{
    public const int MostCorrections = 10;

    [ForAnyone]
    public record Query(Language Language, string Slug) : IRequest<Result>;

    /// <param name="OtherSlug">The same piece's slug in the other language; null when there is no such edition yet.</param>
    /// <param name="Older">The piece published before it; null for the first.</param>
    /// <param name="Newer">The piece published after it; null for the last.</param>
    public record Result(Publication Publication, DateTime FirstPublishedAt, string? OtherSlug, Neighbour? Older, Neighbour? Newer)
    {
        /// <summary>The corrections that its editors have told of, the newest first.</summary>
        public IReadOnlyList<Correction> Corrections { get; init; } = [];

        /// <summary>What else there is to read on its subject.</summary>
        public IReadOnlyList<Listed> Related { get; init; } = [];

        /// <summary>Whether it was published more than once, so that there is something to compare.</summary>
        public bool HasHistory { get; init; }

        /// <summary>For a translation whose original says something else by now: when the original that it follows was published.</summary>
        public DateTime? FollowsOriginalOf { get; init; }

        /// <summary>Whether its readers are asked how they see it, before and after.</summary>
        public bool Asks { get; init; }

        /// <summary>How those who answered moved; null while too few have.</summary>
        public Movement? Movement { get; init; }

        /// <summary>That its source is gone or has changed; null while nothing of the kind is known.</summary>
        public SourceNotice? SourceNotice { get; init; }
    }

    public record Correction(DateTime At, string Note);

    public record Neighbour(string Title, string Slug);

    public class Handler(PressDb press, IMediator mediator) : IRequestHandler<Query, Result>
    {
        public async Task<Result> Handle(Query query, CancellationToken cancellationToken)
        {
            ArgumentNullException.ThrowIfNull(query);
            var live =
                await press
                    .Live.Include(l => l.Publication.Parts)
                    .Include(l => l.Publication.Topics)
                    .AsSplitQuery()
                    .SingleOrDefaultAsync(l => l.Language == query.Language && l.Slug == query.Slug, cancellationToken)
                ?? throw new NotHere("article", query.Slug);
            await press.Describe([live.Publication], query.Language, cancellationToken);

            var other = await press
                .Live.Where(l => l.ArticleId == live.ArticleId && l.Language != query.Language)
                .Select(l => new
                {
                    l.Slug,
                    l.Publication.Making.TextKey,
                    l.Publication.PublishedAt,
                })
                .SingleOrDefaultAsync(cancellationToken);
            var made = live.Publication.Making;
            var published = press.Publications.Where(p => p.ArticleId == live.ArticleId && p.Language == query.Language);
            var corrections = await published
                .Where(p => p.Making.CorrectionNote != "")
                .OrderByDescending(p => p.Id)
                .Take(MostCorrections)
                .Select(p => new Correction(p.PublishedAt, p.Making.CorrectionNote))
                .ToListAsync(cancellationToken);
            var sameLanguage = press.Live.Where(l => l.Language == query.Language && l.ArticleId != live.ArticleId);
            var older = await sameLanguage
                .Where(l => l.FirstPublishedAt <= live.FirstPublishedAt)
                .Where(l => l.FirstPublishedAt < live.FirstPublishedAt || l.ArticleId < live.ArticleId)
                .OrderByDescending(l => l.FirstPublishedAt)
                .ThenByDescending(l => l.ArticleId)
                .Select(l => new Neighbour(l.Publication.Title, l.Slug))
                .FirstOrDefaultAsync(cancellationToken);
            var newer = await sameLanguage
                .Where(l => l.FirstPublishedAt >= live.FirstPublishedAt)
                .Where(l => l.FirstPublishedAt > live.FirstPublishedAt || l.ArticleId > live.ArticleId)
                .OrderBy(l => l.FirstPublishedAt)
                .ThenBy(l => l.ArticleId)
                .Select(l => new Neighbour(l.Publication.Title, l.Slug))
                .FirstOrDefaultAsync(cancellationToken);
            var delta = await press.ReadingDeltas.SingleOrDefaultAsync(d => d.ArticleId == live.ArticleId, cancellationToken);
            var notice = await press.SourceNotices.SingleOrDefaultAsync(n => n.ArticleId == live.ArticleId, cancellationToken);
            var asks = live.Publication.Question.Length > 0 && delta is not { IsOff: true };
            return new(live.Publication, live.FirstPublishedAt, other?.Slug, older, newer)
            {
                Corrections = corrections,
                Related = await mediator.Send(new ListRelated.Query(query.Language, live.ArticleId), cancellationToken),
                HasHistory = await published.AnyAsync(p => p.Id != live.PublicationId, cancellationToken),
                Asks = asks,
                SourceNotice = notice?.Url == live.Publication.SourceUrl ? notice : null,
                Movement = asks ? delta?.Movement : null,
                FollowsOriginalOf = other is not null && made.IsOlderThan(other.TextKey, other.PublishedAt) ? made.OriginalAt : null,
            };
        }
    }
}
