using Commentary.Application.Data;
using Commentary.Application.Model;
using Commentary.Application.Pipeline;
using Commentary.Text.Languages;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Commentary.Application.Articles;

/// <summary>What was saved of one edition, the newest first: one person's saves in quick succession are one sitting.</summary>
public static class ListRevisions
{
    /// <summary>In revisions, on one page.</summary>
    public const int PageSize = 100;

    /// <summary>Two saves of one person that are further apart are two sittings.</summary>
    public static readonly TimeSpan Apart = TimeSpan.FromMinutes(30);

    [For(Role.Author)]
    public record Query(int ArticleId, Language Language) : IRequest<Result>
    {
        /// <summary>Only those older than this one; null for the newest.</summary>
        public int? Before { get; init; }
    }

    /// <param name="Version">The newest; 0 when the edition was not begun.</param>
    /// <param name="Older">The number before which the next page goes on; null on the last one.</param>
    public record Result(int ArticleId, string Title, Language Language, int Version, IReadOnlyList<Sitting> Sittings, int? Older)
    {
        /// <summary>Whether readers were ever shown any of it.</summary>
        public bool IsPublished { get; init; }
    }

    /// <param name="Saves">The newest first.</param>
    public record Sitting(IReadOnlyList<Save> Saves)
    {
        public Save Last => Saves[0];
        public Save First => Saves[^1];

        /// <summary>What was changed in all of them together, as they add up.</summary>
        public IReadOnlyList<RevisionChange> Changes =>
            [
                .. from name in Merge.Fields
                let all = Saves.SelectMany(save => save.Changes).Where(change => change.Field == name).ToList()
                where all.Count > 0
                select new RevisionChange(name, all.Sum(change => change.In), all.Sum(change => change.Out)),
            ];
    }

    /// <param name="RestoredFrom">The older one that it is the text of; null for what was written.</param>
    public record Save(int Number, string SavedBy, DateTime SavedAt, IReadOnlyList<RevisionChange> Changes, int? RestoredFrom)
    {
        /// <summary>When readers were first shown it; null when they never were.</summary>
        public DateTime? PublishedAt { get; init; }
        public bool IsLive { get; init; }
    }

    public class Handler(CommentaryDb db) : IRequestHandler<Query, Result>
    {
        public async Task<Result> Handle(Query query, CancellationToken cancellationToken)
        {
            ArgumentNullException.ThrowIfNull(query);
            var editions = await db
                .Articles.Where(a => a.Id == query.ArticleId)
                .SelectMany(a => a.Editions)
                .Select(e => new
                {
                    e.Id,
                    e.Language,
                    e.Title,
                    e.Version,
                })
                .ToListAsync(cancellationToken);
            if (editions.Count == 0 && !await db.Articles.AnyAsync(a => a.Id == query.ArticleId, cancellationToken))
                throw new NotHere(nameof(Article), query.ArticleId);
            var edition = editions.Find(e => e.Language == query.Language);
            var title = edition is { Title.Length: > 0 }
                ? edition.Title
                : editions.OrderBy(e => e.Language).FirstOrDefault(e => e.Title.Length > 0)?.Title ?? "";
            if (edition is null)
                return new(query.ArticleId, title, query.Language, 0, [], null);

            // The texts stay where they are: what changed in each was noted when it was saved.
            var before = query.Before ?? int.MaxValue;
            var found = await db
                .Revisions.Where(r => r.EditionId == edition.Id && r.Number < before)
                .OrderByDescending(r => r.Number)
                .Take(PageSize + 1)
                .Select(r => new
                {
                    r.Number,
                    r.SavedBy,
                    r.SavedAt,
                    r.Changes,
                    r.RestoredFrom,
                })
                .ToListAsync(cancellationToken);
            var shown = found.Take(PageSize).ToList();
            var (newest, oldest) = shown.Count == 0 ? (0, 0) : (shown[0].Number, shown[^1].Number);
            var published = await db
                .Publications.Where(p =>
                    p.ArticleId == query.ArticleId && p.Language == query.Language && p.Version >= oldest && p.Version <= newest
                )
                .GroupBy(p => p.Version)
                .Select(same => new { Version = same.Key, At = same.Min(p => p.PublishedAt) })
                .ToDictionaryAsync(p => p.Version, p => p.At, cancellationToken);
            var live = await db
                .Live.Where(l => l.ArticleId == query.ArticleId && l.Language == query.Language)
                .Select(l => (int?)l.Publication.Version)
                .SingleOrDefaultAsync(cancellationToken);
            var saves = shown.Select(r => new Save(r.Number, r.SavedBy, r.SavedAt, RevisionChange.Read(r.Changes), r.RestoredFrom)
            {
                PublishedAt = published.TryGetValue(r.Number, out var at) ? at : null,
                IsLive = r.Number == live,
            });
            return new(query.ArticleId, title, query.Language, edition.Version, Fold(saves), found.Count > PageSize ? oldest : null)
            {
                IsPublished =
                    published.Count > 0
                    || await db.Publications.AnyAsync(
                        p => p.ArticleId == query.ArticleId && p.Language == query.Language,
                        cancellationToken
                    ),
            };
        }

        private static List<Sitting> Fold(IEnumerable<Save> saves)
        {
            List<Sitting> sittings = [];
            List<Save> open = [];
            foreach (var save in saves)
            {
                if (open.Count > 0 && (open[^1].SavedBy != save.SavedBy || open[^1].SavedAt - save.SavedAt > Apart))
                {
                    sittings.Add(new(open));
                    open = [];
                }
                open.Add(save);
            }
            if (open.Count > 0)
                sittings.Add(new(open));
            return sittings;
        }
    }
}
