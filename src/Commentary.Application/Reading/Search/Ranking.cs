using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Util;

namespace Commentary.Application.Reading.Search;

/// <summary>Puts a few pieces into their order: field by field, words beside each other, and of two that are as good the fresher.</summary>
internal sealed class Ranking(long today) : ICollector
{
    /// <summary>Only ever decides between pieces that are as good: a piece of today weighs this much more than one of long ago.</summary>
    private const float Fresh = .03f;
    private const double HalfLife = 365;

    private readonly List<(int Article, float Score)> ranked = [];
    private Scorer scorer = null!;
    private NumericDocValues article = null!;
    private NumericDocValues day = null!;

    /// <summary>The numbers of the articles, the very best first.</summary>
    /// <param name="docs">As the index numbers them.</param>
    public static IReadOnlyList<int> Of(IndexSearcher searcher, Query query, IReadOnlyList<int> docs, long today)
    {
        var ranking = new Ranking(today);
        searcher.Search(new FilteredQuery(query, new Among(docs), FilteredQuery.LEAP_FROG_FILTER_FIRST_STRATEGY), ranking);
        return [.. ranking.ranked.OrderByDescending(r => r.Score).ThenByDescending(r => r.Article).Select(r => r.Article)];
    }

    public bool AcceptsDocsOutOfOrder => true;

    public void SetScorer(Scorer scorer) => this.scorer = scorer;

    public void SetNextReader(AtomicReaderContext context)
    {
        article = context.AtomicReader.GetNumericDocValues(Fields.Article);
        day = context.AtomicReader.GetNumericDocValues(Fields.Day);
    }

    public void Collect(int doc)
    {
        var age = Math.Max(0, today - day.Get(doc));
        ranked.Add(((int)article.Get(doc), scorer.GetScore() * (1 + (Fresh * (float)Math.Pow(2, -age / HalfLife)))));
    }

    private sealed class Among(IReadOnlyList<int> docs) : Filter
    {
        public override DocIdSet? GetDocIdSet(AtomicReaderContext context, IBits acceptDocs)
        {
            var size = context.Reader.MaxDoc;
            var among = new FixedBitSet(size);
            foreach (var doc in docs)
                if (doc >= context.DocBase && doc < context.DocBase + size)
                    among.Set(doc - context.DocBase);
            return among;
        }
    }
}
