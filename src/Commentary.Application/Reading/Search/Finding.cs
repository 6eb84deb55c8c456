using Commentary.Text.HouseFormat;
using Lucene.Net.Search;
using Lucene.Net.Util;

namespace Commentary.Application.Reading.Search;

/// <summary>What an index says to a question: the numbers of the best articles, and what each filter would leave.</summary>
internal sealed record Found(IReadOnlyList<int> Articles, int Total, bool IsPartial, Tally Tally, string? Suggestion);

/// <summary>Asks an index: for all the words first, and for most of them when no piece has them all.</summary>
internal static class Finding
{
    public static Found Find(this SearchIndex index, Asked asked, Narrowed narrowed, int keep, long today, Lexicon lexicon) =>
        index.Look(searcher =>
        {
            var wanted = asked.Clauses.Select(clause => new Wanted(clause, Begun(searcher, clause, asked, lexicon))).ToList();
            var suggestion = Suggest(searcher, asked, wanted);
            var all = Ask(searcher, wanted, wanted.Count, narrowed, keep, today);
            if (all.Total > 0 || wanted.Count < 2)
                return new Found(all.Best(), all.Total, false, all, suggestion);
            var some = Ask(searcher, wanted, (wanted.Count + 1) / 2, narrowed, keep, today);
            return new Found(some.Best(), some.Total, some.Total > 0, some, suggestion);
        });

    private static Tally Ask(IndexSearcher searcher, IReadOnlyList<Wanted> wanted, int least, Narrowed narrowed, int keep, long today)
    {
        Dictionary<Part, FixedBitSet> parts = [];
        foreach (var part in PartNames.Bodies)
        {
            var marking = new Marking(searcher.IndexReader.MaxDoc);
            searcher.Search(Weighing.In(part, wanted, least), marking);
            parts[part] = marking.Found;
        }
        var tally = new Tally(narrowed, parts, keep, today);
        searcher.Search(Weighing.Of(wanted, least), tally);
        return tally;
    }

    /// <summary>Only of the last word, which may not be whole yet, and only when no piece has it as it is.</summary>
    private static IReadOnlyList<string> Begun(IndexSearcher searcher, Clause clause, Asked asked, Lexicon lexicon)
    {
        if (clause.IsPhrase || clause != asked.Clauses[^1] || Spelling.Has(searcher.IndexReader, clause.Words[0]))
            return [];
        return
        [
            .. Spelling
                .Begun(searcher.IndexReader, clause.Words[0].Folded)
                .SelectMany(word => lexicon.Read(word))
                .Select(word => word.Stem)
                .OfType<string>()
                .Distinct(),
        ];
    }

    /// <summary>The same line with each word that no piece has changed for the nearest that one does; null when there is nothing better.</summary>
    private static string? Suggest(IndexSearcher searcher, Asked asked, IReadOnlyList<Wanted> wanted)
    {
        var text = asked.Text;
        var isBetter = false;
        foreach (
            var word in wanted
                .Where(w => w.Begun.Count == 0)
                .SelectMany(w => w.Clause.Words)
                .Where(w => w.Stem is not null)
                .OrderByDescending(w => w.Start)
        )
            if (Spelling.Nearest(searcher.IndexReader, word) is { } nearest)
            {
                text = text[..word.Start] + nearest + text[(word.Start + word.Length)..];
                isBetter = true;
            }
        return isBetter ? text : null;
    }
}
