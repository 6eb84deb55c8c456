using Lucene.Net.Search;

namespace Commentary.Application.Reading.Search;

/// <summary>What an index says to a question: the numbers of the best articles, and what each filter would leave.</summary>
internal sealed record Found(IReadOnlyList<int> Articles, int Total, bool IsPartial, Tally Tally, string? Suggestion, Sought Sought);

/// <summary>Asks an index: for all the words first, and for most of them when no piece has them all.</summary>
internal static class Finding
{
    public static Found Find(this SearchIndex index, Asked asked, Narrowed narrowed, long today, Lexicon lexicon) =>
        index.Look(searcher =>
        {
            var wanted = Wanted(searcher, asked, lexicon);
            var all = Ask(searcher, wanted, wanted.Count, narrowed);
            var suggestion = Suggest(searcher, asked, wanted);
            if (suggestion is not null && !IsBetter(suggestion, all.Total))
                suggestion = null;
            if (all.Total > 0 || wanted.Count < 2)
                return Ranked(wanted.Count, all, isPartial: false);
            var least = (wanted.Count + 1) / 2;
            var some = Ask(searcher, wanted, least, narrowed);
            return Ranked(least, some, some.Total > 0);

            Found Ranked(int least, Tally tally, bool isPartial)
            {
                var articles = tally.Total == 0 ? [] : Ranking.Of(searcher, Weighing.Of(wanted, least), tally.Best, asked.Spelled, today);
                return new Found([.. articles.Select(a => a.Article)], tally.Total, isPartial, tally, suggestion, new(wanted));
            }

            // A guess that finds no more than what was typed is worse than the word.
            bool IsBetter(string guess, int total)
            {
                var guessed = Wanted(searcher, new Asked(guess, lexicon), lexicon);
                return Ask(searcher, guessed, guessed.Count, narrowed).Total >= Math.Max(total, 1);
            }
        });

    /// <summary>Every article that has all the words, the best first, with what each weighs.</summary>
    public static IReadOnlyList<(int Article, float Score)> FindAll(this SearchIndex index, Asked asked, Lexicon lexicon, long today) =>
        index.Look(searcher =>
        {
            var wanted = Wanted(searcher, asked, lexicon);
            var all = new Tally(new(null, null, null), int.MaxValue);
            new Sweep(searcher, wanted, wanted.Count).Into(all);
            return all.Total == 0 ? [] : Ranking.Of(searcher, Weighing.Of(wanted, wanted.Count), all.Best, asked.Spelled, today);
        });

    private static List<Wanted> Wanted(IndexSearcher searcher, Asked asked, Lexicon lexicon) =>
        [.. asked.Clauses.Select(clause => new Wanted(clause, Begun(searcher, clause, asked, lexicon)))];

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
