using System.Buffers;
using Commentary.Text.HouseFormat;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Util;

namespace Commentary.Application.Reading.Search;

/// <summary>
/// Goes once through the pieces that have the words that are asked for, in the order of the index: which have enough of them, in which parts
/// all of these stand together, and roughly how much of them there is. Who is first among the best is decided later, of a few.
/// </summary>
internal sealed class Sweep(IndexSearcher searcher, IReadOnlyList<Wanted> wanted, int least)
{
    /// <summary>A word that a piece weighs this heavily counts half of what it can.</summary>
    private const float Half = 4;
    private const byte IsHere = 0x80;

    /// <summary>Four bits count the clauses that a piece has, and four more for each part those that it has there: there are eight at most.</summary>
    private const int Bits = 4;
    private const uint Mask = 15;

    private static readonly uint[] Counted = [.. Enumerable.Range(0, 1 << (PartNames.Bodies.Count + 1)).Select(Count)];

    public void Into(Tally tally)
    {
        var rarities = wanted.Select(Rarity).ToArray();
        var phrases = wanted
            .Where(w => w.Clause.IsPhrase)
            .ToDictionary(w => w, w => Fields.Weighed.Select(f => (Place.Of(f.Field), Weigh(w, f.Field))).ToArray());
        var spelled = wanted.Sum(w => Spelling.Exact(w.Clause).Count());
        foreach (var leaf in searcher.IndexReader.Leaves)
        {
            var size = leaf.Reader.MaxDoc;
            var (here, exact, counts, scores) = (Zeros<byte>(size), Zeros<byte>(size), Zeros<uint>(size), Zeros<float>(size));
            try
            {
                foreach (var (clause, rarity) in wanted.Zip(rarities))
                {
                    if (phrases.TryGetValue(clause, out var weights))
                        MarkPhrase(leaf, weights, rarity, here, scores);
                    else
                        foreach (var stem in clause.Begun.Prepend(clause.Clause.Words[0].Stem!))
                            Mark(leaf.AtomicReader, stem, rarity, here, scores);
                    MarkExact(leaf.AtomicReader, clause, rarity, here, exact, scores);
                    for (var doc = 0; doc < size; doc++)
                        if (here[doc] != 0)
                        {
                            counts[doc] += Counted[here[doc] & ~IsHere];
                            here[doc] = 0;
                        }
                }
                tally.SetNextReader(leaf);
                for (var doc = 0; doc < size; doc++)
                    if ((counts[doc] & Mask) >= least)
                        tally.Count(doc, Parts(counts[doc]), scores[doc], exact[doc] == spelled);
            }
            finally
            {
                ArrayPool<byte>.Shared.Return(here);
                ArrayPool<byte>.Shared.Return(exact);
                ArrayPool<uint>.Shared.Return(counts);
                ArrayPool<float>.Shared.Return(scores);
            }
        }
    }

    private Weight Weigh(Wanted phrase, string field) => searcher.CreateNormalizedWeight(Weighing.InField(phrase, field));

    private static void Mark(AtomicReader reader, string stem, float rarity, byte[] here, float[] scores)
    {
        var prefix = new BytesRef(Place.Prefix(stem));
        if (reader.GetTerms(Fields.Anywhere)?.GetEnumerator() is not { } terms || terms.SeekCeil(prefix) is TermsEnum.SeekStatus.END)
            return;
        DocsEnum? docs = null;
        do
        {
            if (!StringHelper.StartsWith(terms.Term, prefix))
                break;
            var places = (byte)(Place.Of(terms.Term) | IsHere);
            docs = terms.Docs(reader.LiveDocs, docs);
            for (var doc = docs.NextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = docs.NextDoc())
            {
                here[doc] |= places;
                float often = docs.Freq;
                scores[doc] += rarity * often / (often + Half);
            }
        } while (terms.MoveNext());
    }

    private static void MarkPhrase(AtomicReaderContext leaf, (int Place, Weight Weight)[] fields, float rarity, byte[] here, float[] scores)
    {
        foreach (var (place, weight) in fields)
            if (weight.GetScorer(leaf, leaf.AtomicReader.LiveDocs) is { } found)
                for (var doc = found.NextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = found.NextDoc())
                {
                    here[doc] |= (byte)(place | IsHere);
                    scores[doc] += rarity;
                }
    }

    /// <summary>Counts the words that a piece has as they were typed; each is worth more than any number of its kin.</summary>
    private static void MarkExact(AtomicReader reader, Wanted clause, float rarity, byte[] here, byte[] exact, float[] scores)
    {
        foreach (var word in Spelling.Exact(clause.Clause))
            if (reader.GetTermDocsEnum(new Term(Fields.Spelling, word)) is { } docs)
                for (var doc = docs.NextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = docs.NextDoc())
                    if (here[doc] != 0)
                    {
                        exact[doc]++;
                        scores[doc] += rarity;
                    }
    }

    private float Rarity(Wanted clause)
    {
        var pieces = clause
            .Clause.Words.Where(w => w.Stem is not null)
            .Min(w => Fields.Weighed.Max(f => searcher.IndexReader.DocFreq(new Term(f.Field, w.Stem))));
        return MathF.Log(1 + ((float)searcher.IndexReader.NumDocs / (pieces + 1)));
    }

    private static uint Count(int places)
    {
        uint count = 1;
        for (var part = 0; part < PartNames.Bodies.Count; part++)
            if ((places & (1 << part)) != 0)
                count += 1u << (Bits * (part + 1));
        return count;
    }

    /// <summary>A bit for each part that has enough of the clauses by itself.</summary>
    private int Parts(uint count)
    {
        var parts = 0;
        for (var part = 0; part < PartNames.Bodies.Count; part++)
            if (((count >> (Bits * (part + 1))) & Mask) >= least)
                parts |= 1 << part;
        return parts;
    }

    private static T[] Zeros<T>(int size)
    {
        var rented = ArrayPool<T>.Shared.Rent(size);
        Array.Clear(rented, 0, size);
        return rented;
    }
}
