using Commentary.Application.Data;
using Commentary.Application.Model;
using Commentary.Application.Pipeline;
using Commentary.Application.Reading.Search;
using Commentary.Text.HouseFormat;
using Commentary.Text.Languages;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Commentary.Application.Articles.DraftSearch;

/// <summary>
/// Brings this process's index of drafts to what is saved. A few sums say whether anything was saved since, by whomever; only then is all compared,
/// and only what differs is read.
/// </summary>
public static class KeepDrafts
{
    private const int AtOnce = 100;

    /// <summary>In milliseconds.</summary>
    private const int MostWait = 1000;

    /// <param name="Most">How many editions may be written; where more differ none is, and that is left to whoever has the time.</param>
    [ForAnyone]
    public record Query(int Most = int.MaxValue) : IRequest<int>;

    public class Handler(CommentaryDb db, DraftIndex drafts, SearchIndexes lexicons, SiteOptions site) : IRequestHandler<Query, int>
    {
        private readonly record struct Held(int ArticleId, int State);

        /// <returns>How many editions were written or taken out.</returns>
        public async Task<int> Handle(Query query, CancellationToken cancellationToken)
        {
            ArgumentNullException.ThrowIfNull(query);
            // Whoever waits for a page does not wait for an index that is being filled.
            if (!await drafts.OneWriter.WaitAsync(query.Most == int.MaxValue ? Timeout.Infinite : MostWait, cancellationToken))
                return 0;
            try
            {
                return await Keep(query.Most, cancellationToken);
            }
            catch (Exception error) when (error is not OperationCanceledException)
            {
                // Whatever is wrong with it, a new one is right.
                drafts.Throw();
                throw;
            }
            finally
            {
                drafts.OneWriter.Release();
            }
        }

        private async Task<int> Keep(int most, CancellationToken stop)
        {
            // Asked before all is compared: what is saved between the two is looked at twice, and nothing never.
            var saved = await Saved(stop);
            if (saved == drafts.Compared)
                return 0;
            Dictionary<Language, HashSet<int>> different = [];
            foreach (var language in LanguageNames.All)
                different[language] = await Different(drafts.ToWrite(language), language, stop);
            var count = different.Values.Sum(articles => articles.Count);
            if (count > most)
                return 0;
            foreach (var (language, articles) in different)
            {
                var index = drafts.ToWrite(language);
                foreach (var some in articles.Chunk(AtOnce))
                    await Write(index, language, some, stop);
                if (articles.Count > 0 || !index.IsWhole)
                    index.Commit();
            }
            drafts.Compared = saved;
            return count;
        }

        /// <summary>Differs as soon as an edition, a source or the name of a topic was saved.</summary>
        private async Task<string> Saved(CancellationToken stop)
        {
            var editions = await db
                .Editions.GroupBy(_ => 1)
                .Select(g => new
                {
                    Count = g.Count(),
                    Versions = g.Sum(e => (long)e.Version),
                    Last = g.Max(e => e.SavedAt),
                })
                .SingleOrDefaultAsync(stop);
            var sources = await db.SourceLinks.SumAsync(s => (long)s.Version, stop);
            var topics = await db.Topics.SumAsync(t => (long)t.Version + 1, stop);
            return $"{editions?.Count} {editions?.Versions} {editions?.Last.Ticks} {sources} {topics}";
        }

        private async Task<HashSet<int>> Different(SearchIndex index, Language language, CancellationToken stop)
        {
            var held = index.Held();
            HashSet<int> different = [];
            await foreach (var now in States(db.Editions.Where(e => e.Language == language)).AsAsyncEnumerable().WithCancellation(stop))
                if (!held.Remove(now.ArticleId, out var state) || state != now.State)
                    different.Add(now.ArticleId);
            different.UnionWith(held.Keys);
            return different;
        }

        /// <summary>A number that changes with the text, with the source and with what its topics are called.</summary>
        private IQueryable<Held> States(IQueryable<Edition> editions) =>
            editions.Select(e => new Held(
                e.ArticleId,
                (e.Version * 1009)
                    + (db.SourceLinks.Where(s => s.ArticleId == e.ArticleId).Select(s => s.Version).FirstOrDefault() * 97)
                    + e.Topics.Sum(t => t.TopicId + t.Topic.Version)
            ));

        private async Task Write(SearchIndex index, Language language, int[] articles, CancellationToken stop)
        {
            var editions = db.Editions.AsNoTracking().Where(e => e.Language == language && articles.Contains(e.ArticleId));
            var states = await States(editions).ToDictionaryAsync(s => s.ArticleId, s => s.State, stop);
            var texts = await editions
                .Include(e => e.Summary)
                .Include(e => e.Sections)
                .Include(e => e.Topics)
                    .ThenInclude(t => t.Topic.Names)
                .AsSplitQuery()
                .ToListAsync(stop);
            var sources = await db
                .SourceLinks.AsNoTracking()
                .Where(s => articles.Contains(s.ArticleId))
                .ToDictionaryAsync(s => s.ArticleId, stop);
            var authors = (
                await editions.SelectMany(e => e.Revisions, (e, r) => new { e.ArticleId, r.SavedBy }).Distinct().ToListAsync(stop)
            ).ToLookup(a => a.ArticleId, a => a.SavedBy);
            lexicons.Read(
                language,
                lexicon =>
                {
                    foreach (var edition in texts)
                        index.Write(
                            edition.ArticleId,
                            IndexedPiece.Of(
                                edition.ArticleId,
                                states.GetValueOrDefault(edition.ArticleId),
                                edition.SavedAt,
                                site,
                                Words(edition, sources.GetValueOrDefault(edition.ArticleId), authors[edition.ArticleId]),
                                [],
                                lexicon
                            )
                        );
                    return texts.Count;
                }
            );
            foreach (var gone in articles.Except(texts.Select(e => e.ArticleId)))
                index.Remove(gone);
        }

        private static IEnumerable<(string Field, string Text)> Words(Edition edition, SourceLink? source, IEnumerable<string> authors)
        {
            var text = edition.Text;
            yield return (Fields.Title, $"{text.Title} . {text.Slug}");
            yield return (Fields.Standfirst, $"{text.Teaser} . {text.Question}");
            yield return (
                Fields.Topics,
                string.Join(" . ", edition.Topics.SelectMany(t => t.Topic.Names).SelectMany(n => new[] { n.Name, n.Hashtag }))
            );
            yield return (
                Fields.Source,
                string.Join(" . ", (string?[])[source?.Url, source?.Title, source?.Publisher, source?.Author, .. authors])
            );
            foreach (var part in PartNames.Bodies)
                yield return (Fields.Of(part), text[part]);
        }
    }
}
