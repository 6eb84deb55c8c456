using Lucene.Net.Index;
using Lucene.Net.Search;

namespace Commentary.Application.Reading.Search;

/// <summary>Makes of what a reader asks the queries that the index answers.</summary>
internal static class Weighing
{
    /// <summary>A little for each further field in which a word stands: the best one decides.</summary>
    private const float Tie = .15f;

    /// <summary>What a word that only begins as the typed one does is worth beside it.</summary>
    private const float Begun = .6f;

    /// <summary>How many words may stand between two that belong together: « lecteur d’écran », « théorie mathématique de l’information ».</summary>
    private const int Apart = 3;
    private const int MostPairs = 3;

    /// <summary>All words, wherever each stands in the piece.</summary>
    /// <param name="least">How many of the clauses must be found.</param>
    public static Query Of(IReadOnlyList<Wanted> wanted, int least)
    {
        var query = new BooleanQuery(disableCoord: false);
        foreach (var clause in wanted)
            query.Add(
                AnyOf(Fields.Weighed.Select(f => (InField(clause, f.Field), f.Weight))),
                least == wanted.Count ? Occur.MUST : Occur.SHOULD
            );
        if (least < wanted.Count)
            query.MinimumNumberShouldMatch = least;
        if (wanted.Count < 2)
            return query;
        // A piece in which they stand beside each other speaks of what they mean together.
        var whole = new BooleanQuery(disableCoord: true) { { query, Occur.MUST } };
        foreach (var (one, next) in wanted.Zip(wanted.Skip(1)).Take(MostPairs))
            if (!one.Clause.IsPhrase && !next.Clause.IsPhrase)
                whole.Add(AnyOf(Fields.Weighed.Select(f => ((Query)Beside(f.Field, one, next), f.Weight))), Occur.SHOULD);
        return whole;
    }

    private static PhraseQuery Beside(string field, Wanted one, Wanted next)
    {
        var both = new PhraseQuery { Slop = Apart };
        both.Add(new Term(field, one.Clause.Words[0].Stem!));
        both.Add(new Term(field, next.Clause.Words[0].Stem!));
        return both;
    }

    private static DisjunctionMaxQuery AnyOf(IEnumerable<(Query Query, float Weight)> fields)
    {
        var any = new DisjunctionMaxQuery(Tie);
        foreach (var (query, weight) in fields)
        {
            query.Boost = weight;
            any.Add(query);
        }
        return any;
    }

    /// <summary>A clause in one field.</summary>
    public static Query InField(Wanted wanted, string field)
    {
        if (wanted.Clause.IsPhrase)
        {
            var phrase = new PhraseQuery();
            var place = 0;
            foreach (var word in wanted.Clause.Words)
            {
                if (word.Stem is { } stem)
                    phrase.Add(new Term(field, stem), place);
                place++;
            }
            return phrase;
        }
        var exact = new TermQuery(new Term(field, wanted.Clause.Words[0].Stem!));
        if (wanted.Begun.Count == 0)
            return exact;
        var any = new DisjunctionMaxQuery(0) { exact };
        foreach (var stem in wanted.Begun)
            any.Add(new TermQuery(new Term(field, stem)) { Boost = Begun });
        return any;
    }
}

/// <summary>A clause, and the stems of words that begin as its one word does: what a reader may be about to type.</summary>
internal sealed record Wanted(Clause Clause, IReadOnlyList<string> Begun);
