using Lucene.Net.Search;

namespace Commentary.Application.Reading.Search;

/// <summary>What an index says to a question: the numbers of the best articles, and what each filter would leave.</summary>
internal sealed record Found(IReadOnlyList<int> Articles, int Total, bool IsPartial, Tally Tally, string? Suggestion);

/// <summary>Asks an index: for all the words first, and for most of them when no piece has them all.</summary>
internal static class Finding
{
    public static Found Find(this SearchIndex index, Asked asked, Narrowed narrowed, long today, Lexicon lexicon) =>
        index.Look(searcher =>
        {
            var wanted = asked.Clauses.Select(clause => new Wanted(clause, Begun(searcher, clause, asked, lexicon))).ToList();
            var suggestion = Suggest(searcher, asked, wanted);
            var all = Ask(searcher, wanted, wanted.Count, narrowed);
            if (all.Total > 0 || wanted.Count < 2)
                return new Found(Rank(wanted.Count, all), all.Total, false, all, suggestion);
            var least = (wanted.Count + 1) / 2;
            var some = Ask(searcher, wanted, least, narrowed);
            return new Found(Rank(least, some), some.Total, some.Total > 0, some, suggestion);

            IReadOnlyList<int> Rank(int least, Tally tally) =>
                tally.Total == 0 ? [] : Ranking.Of(searcher, Weighing.Of(wanted, least), tally.Best, today);
        });

    private static Tally Ask(IndexSearcher searcher, IReadOnlyList<Wanted> wanted, int least, Narrowed narrowed)
    {
        var tally = new Tally(narrowed, SearchPieces.PageSize * SearchPieces.MostPages);
        new Sweep(searcher, wanted, least).Into(tally);
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
