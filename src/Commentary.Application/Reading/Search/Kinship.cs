using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Util;

namespace Commentary.Application.Reading.Search;

/// <summary>Which pieces speak of the same things: those that share the words which are rare elsewhere and stand often or high in this one.</summary>
internal static class Kinship
{
    private const int MostWords = 24;

    /// <summary>A word of one piece alone leads to no other.</summary>
    private const int LeastPieces = 2;

    /// <summary>A word that stands in more of the pieces than one in three tells of none.</summary>
    private const int Common = 3;

    /// <summary>Below this much of what the piece itself would score, two pieces share a phrase or two and no subject.</summary>
    private const float Least = .04f;

    /// <summary>A word in these fields counts as often as this.</summary>
    private static readonly (string Field, float Weight)[] Compared =
    [
        (Fields.Title, 3),
        (Fields.Topics, 2),
        (Fields.Standfirst, 2),
        (Fields.Of(Text.HouseFormat.Part.Summary), 1),
        (Fields.Of(Text.HouseFormat.Part.Neutral), .7f),
    ];

    /// <param name="texts">The words of the piece by the weight of where they stand.</param>
    public static IReadOnlyList<int> Of(
        SearchIndex index,
        int article,
        IEnumerable<(string Text, float Weight)> texts,
        Lexicon lexicon,
        int most
    ) =>
        index.Look<IReadOnlyList<int>>(searcher =>
        {
            var reader = searcher.IndexReader;
            var words = new Dictionary<string, float>(StringComparer.Ordinal);
            foreach (var (text, weight) in texts)
            foreach (var word in lexicon.Read(text))
                if (word.Stem is { Length: > 1 } stem)
                    words[stem] = words.GetValueOrDefault(stem) + weight;
            var query = new BooleanQuery();
            foreach (
                var (stem, weight) in Spread(reader, [.. words.Keys.Order(StringComparer.Ordinal)])
                    .Select(w => (w.Stem, Weight: MathF.Sqrt(words[w.Stem]) * Rarity(w.Pieces, reader.NumDocs)))
                    .Where(w => w.Weight > 0)
                    .OrderByDescending(w => w.Weight)
                    .Take(MostWords)
            )
            {
                var any = new DisjunctionMaxQuery(.2f) { Boost = weight };
                foreach (var (field, more) in Compared)
                    any.Add(new TermQuery(new Term(field, stem)) { Boost = more });
                query.Add(any, Occur.SHOULD);
            }
            if (query.Clauses.Count == 0)
                return [];
            var tops = searcher.Search(query, most + 1);
            var own = tops.ScoreDocs.Select(d => d.Score).DefaultIfEmpty().Max();
            return
            [
                .. tops
                    .ScoreDocs.Where(d => d.Score > own * Least)
                    .Select(d => Number(reader, d.Doc))
                    .Where(number => number != article)
                    .Take(most),
            ];
        });

    private static float Rarity(int pieces, int all) =>
        pieces < LeastPieces || pieces > Math.Max(LeastPieces, all / Common) ? 0 : MathF.Log(1 + (float)all / pieces);

    /// <summary>
    /// In how many pieces each word stands, in the field where most have it. The words of a piece are several hundred: each field of each segment
    /// is gone through once, in its own order, instead of being opened for every word.
    /// </summary>
    private static IEnumerable<(string Stem, int Pieces)> Spread(IndexReader reader, string[] ordered)
    {
        var words = Array.ConvertAll(ordered, stem => new BytesRef(stem));
        var most = new int[words.Length];
        foreach (var (field, _) in Compared)
        {
            var pieces = new int[words.Length];
            foreach (var leaf in reader.Leaves)
            {
                if (leaf.AtomicReader.GetTerms(field)?.GetEnumerator() is not { } terms)
                    continue;
                for (var i = 0; i < words.Length; i++)
                    if (terms.SeekExact(words[i]))
                        pieces[i] += terms.DocFreq;
            }
            for (var i = 0; i < most.Length; i++)
                most[i] = Math.Max(most[i], pieces[i]);
        }
        return ordered.Zip(most);
    }

    private static int Number(IndexReader reader, int doc)
    {
        var leaf = reader.Leaves[ReaderUtil.SubIndex(doc, reader.Leaves)];
        return (int)leaf.AtomicReader.GetNumericDocValues(Fields.Article).Get(doc - leaf.DocBase);
    }
}
