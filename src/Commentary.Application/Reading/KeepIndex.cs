using Commentary.Application.Pipeline;
using Commentary.Application.Press;
using Commentary.Application.Reading.Search;
using Commentary.Text.Languages;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Commentary.Application.Reading;

/// <summary>
/// Brings this node's search indexes up to date: with these changes, or with all that is live. Either compares what is with what should be,
/// so that doing it twice does no harm, and a new index is only one from which everything is missing.
/// </summary>
public static class KeepIndex
{
    private const int AtOnce = 100;

    /// <param name="Changes">Null to compare everything, as when a node starts.</param>
    [ForAnyone]
    public record Query(IReadOnlyList<Change>? Changes = null) : IRequest<int>;

    public class Handler(PressDb press, SearchIndexes indexes, SiteOptions site) : IRequestHandler<Query, int>
    {
        /// <returns>How many pieces were written or taken out.</returns>
        public async Task<int> Handle(Query query, CancellationToken cancellationToken)
        {
            ArgumentNullException.ThrowIfNull(query);
            var written = 0;
            foreach (var language in LanguageNames.All)
            {
                var index = indexes.ToWrite(language);
                var articles =
                    query.Changes is { } changes && index.IsWhole
                        ? await Changed(index, language, changes, cancellationToken)
                        : await Different(index, language, cancellationToken);
                foreach (var some in articles.Chunk(AtOnce))
                    await Write(index, language, some, cancellationToken);
                if (articles.Count > 0 || !index.IsWhole)
                    index.Commit();
                written += articles.Count;
            }
            return written;
        }

        private async Task<HashSet<int>> Changed(
            SearchIndex index,
            Language language,
            IReadOnlyList<Change> changes,
            CancellationToken stop
        )
        {
            var articles = changes.Where(c => c.Language == language).Select(c => c.ArticleId).OfType<int>().ToHashSet();
            // A change of topics does not say of which: what differs does.
            if (changes.Any(c => c.Kind is ChangeKind.Topics))
                articles.UnionWith(await OfOtherTopics(index, language, stop));
            return articles;
        }

        private async Task<HashSet<int>> Different(SearchIndex index, Language language, CancellationToken stop)
        {
            var held = index.Held();
            HashSet<int> different = [];
            var live = press.Live.Where(l => l.Language == language).Select(l => new { l.ArticleId, l.PublicationId });
            await foreach (var now in live.AsAsyncEnumerable().WithCancellation(stop))
                if (!held.Remove(now.ArticleId, out var publication) || publication != now.PublicationId)
                    different.Add(now.ArticleId);
            // What is left of it is live no more.
            different.UnionWith(held.Keys);
            if (index.IsWhole)
                different.UnionWith(await OfOtherTopics(index, language, stop));
            return different;
        }

        /// <summary>The articles that the index has under the name or the address of a topic that it has no more, or does not have yet.</summary>
        private async Task<HashSet<int>> OfOtherTopics(SearchIndex index, Language language, CancellationToken stop)
        {
            var topics = await press
                .Live.Where(l => l.Language == language)
                .SelectMany(l => l.Publication.Topics)
                .Select(t => new
                {
                    t.TopicId,
                    t.Slug,
                    t.Name,
                })
                .Distinct()
                .ToListAsync(stop);
            var now = topics.Select(t => new TopicKey(t.TopicId, t.Slug, t.Name).Term).ToHashSet(StringComparer.Ordinal);
            var held = index.Topics();
            var articles = held.Where(h => !now.Contains(h)).SelectMany(index.OfTopic).ToHashSet();
            var added = now.Where(n => !held.Contains(n)).Select(n => TopicKey.Of(n).Id).ToList();
            articles.UnionWith(
                await press
                    .Live.Where(l => l.Language == language && l.Publication.Topics.Any(t => added.Contains(t.TopicId)))
                    .Select(l => l.ArticleId)
                    .ToListAsync(stop)
            );
            return articles;
        }

        private async Task Write(SearchIndex index, Language language, int[] articles, CancellationToken stop)
        {
            var live = await press
                .Live.Where(l => l.Language == language && articles.Contains(l.ArticleId))
                .Include(l => l.Publication.Parts)
                .Include(l => l.Publication.Topics)
                .AsSplitQuery()
                .ToListAsync(stop);
            indexes.Read(
                language,
                lexicon =>
                {
                    foreach (var edition in live)
                        index.Write(edition.ArticleId, IndexedPiece.Of(edition, lexicon, site));
                    return live.Count;
                }
            );
            foreach (var gone in articles.Except(live.Select(l => l.ArticleId)))
                index.Remove(gone);
        }
    }
}
