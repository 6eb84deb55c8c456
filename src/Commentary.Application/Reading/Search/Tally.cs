using System.Runtime.InteropServices;
using Commentary.Text.HouseFormat;
using Lucene.Net.Index;

namespace Commentary.Application.Reading.Search;

/// <summary>What a reader narrows a search to; null or empty for no such wish.</summary>
internal sealed record Narrowed(string? Topic, int? Year, Part? View);

/// <summary>
/// Hears of all the pieces that were found: keeps those that may be the best, and counts for each filter what it would leave, the other filters
/// being as they are.
/// </summary>
/// <param name="keep">How many may be the best.</param>
internal sealed class Tally(Narrowed narrowed, int keep)
{
    private readonly PriorityQueue<int, (float Score, int Article)> best = new();
    private readonly Dictionary<string, int> topics = new(StringComparer.Ordinal);
    private readonly Dictionary<long, int> years = [];
    private readonly int[] views = new int[PartNames.Bodies.Count];
    private readonly int view = narrowed.View is { } part ? PartNames.Bodies.ToList().IndexOf(part) : -1;
    private Columns? columns;
    private int[] counts = [];
    private bool[] isAsked = [];
    private int start;

    public int Total { get; private set; }

    /// <summary>How many have all the words as they were typed, and not only their kin.</summary>
    public int Exact { get; private set; }
    public IReadOnlyDictionary<long, int> Years => years;

    public int Has(Part part) => views[PartNames.Bodies.ToList().IndexOf(part)];

    public IReadOnlyDictionary<string, int> Topics
    {
        get
        {
            Close();
            return topics;
        }
    }

    /// <summary>Those that may be the best, as the index numbers them.</summary>
    public IReadOnlyList<int> Best => [.. best.UnorderedItems.Select(b => b.Element)];

    public void SetNextReader(AtomicReaderContext context)
    {
        Close();
        start = context.DocBase;
        columns = Columns.Of(context.AtomicReader);
        counts = new int[columns.TopicNames.Length];
        isAsked = Array.ConvertAll(columns.TopicNames, name => narrowed.Topic is not null && TopicKey.Of(name).Slug == narrowed.Topic);
    }

    /// <param name="parts">A bit for each part in which the words stand.</param>
    public void Count(int doc, int parts, float score, bool isExact)
    {
        var ords = columns!.Topics(doc);
        var isOfTopic = narrowed.Topic is null;
        foreach (var ord in ords)
            isOfTopic |= isAsked[ord];
        var year = columns.Years[doc];
        var isOfYear = narrowed.Year is not { } asked || year == asked;
        var isOfView = view < 0 || (parts & (1 << view)) != 0;

        if (isOfYear && isOfView)
            foreach (var ord in ords)
                counts[ord]++;
        if (isOfTopic && isOfView)
            CollectionsMarshal.GetValueRefOrAddDefault(years, year, out _)++;
        if (isOfTopic && isOfYear)
            for (var part = 0; part < views.Length; part++)
                views[part] += (parts >> part) & 1;
        if (isOfTopic && isOfYear && isOfView)
        {
            Keep(doc, score);
            Exact += isExact ? 1 : 0;
        }
    }

    private void Keep(int doc, float score)
    {
        Total++;
        // Of two that are as good the newer: it has the greater number.
        var one = (score, columns!.Articles[doc]);
        if (best.Count < keep)
            best.Enqueue(start + doc, one);
        else if (best.TryPeek(out _, out var least) && one.CompareTo(least) > 0)
            best.DequeueEnqueue(start + doc, one);
    }

    /// <summary>Each segment numbers its topics by itself.</summary>
    private void Close()
    {
        for (var ord = 0; ord < counts.Length; ord++)
            if (counts[ord] > 0)
                topics[columns!.TopicNames[ord]] = topics.GetValueOrDefault(columns.TopicNames[ord]) + counts[ord];
        counts = [];
    }
}
