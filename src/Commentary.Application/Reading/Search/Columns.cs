using System.Runtime.CompilerServices;
using Lucene.Net.Index;
using Lucene.Net.Util;

namespace Commentary.Application.Reading.Search;

/// <summary>
/// What a search asks of every piece that it finds, of one segment, in memory: some twenty bytes for each piece. Read from the file, piece by piece,
/// it took longer than all the rest of a search. A segment never changes: they are made once, before the first who searches it.
/// </summary>
internal sealed class Columns
{
    private static readonly ConditionalWeakTable<object, Columns> Made = [];

    private readonly int[] topics;
    private readonly int[] ends;

    private Columns(AtomicReader reader)
    {
        var size = reader.MaxDoc;
        (Articles, Years, ends) = (new int[size], new short[size], new int[size]);
        var (article, year) = (reader.GetNumericDocValues(Fields.Article), reader.GetNumericDocValues(Fields.Year));
        var topicsOf = reader.GetSortedSetDocValues(Fields.Topic);
        List<int> all = [];
        for (var doc = 0; doc < size; doc++)
        {
            (Articles[doc], Years[doc]) = ((int)article.Get(doc), (short)year.Get(doc));
            topicsOf?.SetDocument(doc);
            for (var next = topicsOf?.NextOrd(); next >= 0; next = topicsOf?.NextOrd())
                all.Add((int)next);
            ends[doc] = all.Count;
        }
        topics = [.. all];
        var name = new BytesRef();
        TopicNames = new string[(int)(topicsOf?.ValueCount ?? 0)];
        for (var ord = 0; ord < TopicNames.Length; ord++)
        {
            topicsOf!.LookupOrd(ord, name);
            TopicNames[ord] = name.Utf8ToString();
        }
    }

    public int[] Articles { get; }
    public short[] Years { get; }

    /// <summary>The topics of the segment (<see cref="TopicKey"/>); pieces name theirs by the place in this list.</summary>
    public string[] TopicNames { get; }

    public ReadOnlySpan<int> Topics(int doc) => topics.AsSpan((doc == 0 ? 0 : ends[doc - 1])..ends[doc]);

    public static Columns Of(AtomicReader reader) => Made.GetValue(reader.CoreCacheKey, _ => new(reader));
}
