using Commentary.Text.HouseFormat;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Util;

namespace Commentary.Application.Reading.Search;

/// <summary>What a reader narrows a search to; null or empty for no such wish.</summary>
internal sealed record Narrowed(string? Topic, int? Year, Part? View);

/// <summary>
/// Goes once through all the pieces that were found: keeps the best, and counts for each filter what it would leave, the other filters being
/// as they are.
/// </summary>
internal sealed class Tally(Narrowed narrowed, IReadOnlyDictionary<Part, FixedBitSet> parts, int keep, long today) : ICollector
{
    /// <summary>Only ever decides between pieces that are as good: a piece of today weighs this much more than one of long ago.</summary>
    private const float Fresh = .03f;
    private const double HalfLife = 365;

    private readonly PriorityQueue<int, (float Score, long Article)> best = new();
    private readonly Dictionary<string, int> topics = new(StringComparer.Ordinal);
    private readonly Dictionary<long, int> years = [];
    private readonly Dictionary<Part, int> views = [];
    private readonly List<string> names = [];
    private int[] counts = [];
    private bool[] isAsked = [];
    private Scorer scorer = null!;
    private NumericDocValues article = null!;
    private NumericDocValues day = null!;
    private NumericDocValues year = null!;
    private SortedSetDocValues? topicsOf;
    private int start;

    public int Total { get; private set; }
    public IReadOnlyDictionary<long, int> Years => years;
    public IReadOnlyDictionary<Part, int> Views => views;

    public IReadOnlyDictionary<string, int> Topics
    {
        get
        {
            Close();
            return topics;
        }
    }

    /// <summary>The numbers of the best articles, the very best first.</summary>
    public IReadOnlyList<int> Best()
    {
        List<int> found = [];
        while (best.TryDequeue(out var one, out _))
            found.Add(one);
        found.Reverse();
        return found;
    }

    public bool AcceptsDocsOutOfOrder => true;

    public void SetScorer(Scorer scorer) => this.scorer = scorer;

    public void SetNextReader(AtomicReaderContext context)
    {
        Close();
        var reader = context.AtomicReader;
        start = context.DocBase;
        article = reader.GetNumericDocValues(Fields.Article);
        day = reader.GetNumericDocValues(Fields.Day);
        year = reader.GetNumericDocValues(Fields.Year);
        topicsOf = reader.GetSortedSetDocValues(Fields.Topic);
        names.Clear();
        var name = new BytesRef();
        for (long ord = 0; ord < (topicsOf?.ValueCount ?? 0); ord++)
        {
            topicsOf!.LookupOrd(ord, name);
            names.Add(name.Utf8ToString());
        }
        counts = new int[names.Count];
        isAsked = [.. names.Select(n => TopicKey.Of(n).Slug == narrowed.Topic)];
    }

    public void Collect(int doc)
    {
        Span<int> ords = stackalloc int[16];
        var many = 0;
        var isOfTopic = narrowed.Topic is null;
        if (topicsOf is not null)
        {
            topicsOf.SetDocument(doc);
            for (var ord = topicsOf.NextOrd(); ord != SortedSetDocValues.NO_MORE_ORDS && many < ords.Length; ord = topicsOf.NextOrd())
            {
                ords[many++] = (int)ord;
                isOfTopic |= isAsked[(int)ord];
            }
        }
        var itsYear = year.Get(doc);
        var isOfYear = narrowed.Year is not { } asked || itsYear == asked;
        var isOfView = narrowed.View is not { } view || parts[view].Get(start + doc);

        if (isOfYear && isOfView)
            foreach (var ord in ords[..many])
                counts[ord]++;
        if (isOfTopic && isOfView)
            years[itsYear] = years.GetValueOrDefault(itsYear) + 1;
        if (isOfTopic && isOfYear)
            foreach (var (part, has) in parts)
                if (has.Get(start + doc))
                    views[part] = views.GetValueOrDefault(part) + 1;
        if (isOfTopic && isOfYear && isOfView)
            Keep(doc);
    }

    private void Keep(int doc)
    {
        Total++;
        var age = Math.Max(0, today - day.Get(doc));
        var score = scorer.GetScore() * (1 + Fresh * (float)Math.Pow(2, -age / HalfLife));
        var one = article.Get(doc);
        if (best.Count < keep)
            best.Enqueue((int)one, (score, one));
        else if (best.TryPeek(out _, out var least) && (score, one).CompareTo(least) > 0)
            best.DequeueEnqueue((int)one, (score, one));
    }

    /// <summary>Each segment numbers its topics by itself.</summary>
    private void Close()
    {
        for (var ord = 0; ord < counts.Length; ord++)
            if (counts[ord] > 0)
                topics[names[ord]] = topics.GetValueOrDefault(names[ord]) + counts[ord];
        counts = [];
    }
}

/// <summary>Which pieces a query finds, and nothing else of them.</summary>
internal sealed class Marking(int size) : ICollector
{
    private int start;

    public FixedBitSet Found { get; } = new(Math.Max(1, size));
    public bool AcceptsDocsOutOfOrder => true;

    public void SetScorer(Scorer scorer) { }

    public void SetNextReader(AtomicReaderContext context) => start = context.DocBase;

    public void Collect(int doc) => Found.Set(start + doc);
}
