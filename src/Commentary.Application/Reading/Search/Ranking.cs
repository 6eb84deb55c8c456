using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Util;

namespace Commentary.Application.Reading.Search;

/// <summary>Puts a few pieces into their order: field by field, words beside each other, and of two that are as good the fresher.</summary>
internal sealed class Ranking(long today, IReadOnlyList<int> docs, IReadOnlyList<string> spelled) : ICollector
{
    /// <summary>Only ever decides between pieces that are as good: a piece of today weighs this much more than one of long ago.</summary>
    private const float Fresh = .03f;
    private const double HalfLife = 365;

    /// <summary>A piece that has the words as they were typed weighs so much more than one that has only their kin.</summary>
    private const float Exact = 1;

    private readonly List<(int Article, float Score)> ranked = [];
    private readonly Dictionary<int, int> exact = [];
    private Scorer scorer = null!;
    private NumericDocValues article = null!;
    private NumericDocValues day = null!;

    /// <summary>The numbers of the articles and what each weighs, the very best first.</summary>
    /// <param name="docs">As the index numbers them.</param>
    /// <param name="spelled">The words as they were typed (<see cref="Spelling.Exact"/>).</param>
    public static IReadOnlyList<(int Article, float Score)> Of(
        IndexSearcher searcher,
        Query query,
        IReadOnlyList<int> docs,
        IReadOnlyList<string> spelled,
        long today
    )
    {
        var ranking = new Ranking(today, [.. docs.Order()], spelled);
        searcher.Search(new FilteredQuery(query, new Among(docs), FilteredQuery.LEAP_FROG_FILTER_FIRST_STRATEGY), ranking);
        return [.. ranking.ranked.OrderByDescending(r => r.Score).ThenByDescending(r => r.Article)];
    }

    public bool AcceptsDocsOutOfOrder => true;

    public void SetScorer(Scorer scorer) => this.scorer = scorer;

    public void SetNextReader(AtomicReaderContext context)
    {
        article = context.AtomicReader.GetNumericDocValues(Fields.Article);
        day = context.AtomicReader.GetNumericDocValues(Fields.Day);
        exact.Clear();
        foreach (var word in spelled)
            CountExact(context, word);
    }

    public void Collect(int doc)
    {
        var age = Math.Max(0, today - day.Get(doc));
        var asTyped = spelled.Count == 0 ? 1 : (float)exact.GetValueOrDefault(doc) / spelled.Count;
        var fresh = Fresh * (float)Math.Pow(2, -age / HalfLife);
        ranked.Add(((int)article.Get(doc), scorer.GetScore() * (1 + (Exact * asTyped)) * (1 + fresh)));
    }

    private void CountExact(AtomicReaderContext context, string word)
    {
        if (context.AtomicReader.GetTermDocsEnum(new Term(Fields.Spelling, word)) is not { } has)
            return;
        foreach (var doc in docs.Select(doc => doc - context.DocBase).Where(doc => doc >= 0 && doc < context.Reader.MaxDoc))
            if (has.DocID == doc || has.DocID < doc && has.Advance(doc) == doc)
                exact[doc] = exact.GetValueOrDefault(doc) + 1;
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
