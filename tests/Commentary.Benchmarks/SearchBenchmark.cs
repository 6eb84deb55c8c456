using System.Diagnostics;
using System.Globalization;
using Commentary.Application.Reading;
using Commentary.Text.Languages;
using Microsoft.Extensions.DependencyInjection;

namespace Commentary.Benchmarks;

/// <summary>
/// What a search costs with this many pieces of about 900 words: the whole use case, from the words that were typed to the words in context,
/// the database included. Median and 95th percentile of each kind of query, how long the index took to make, and how large it is.
/// </summary>
internal static class SearchBenchmark
{
    private const int Times = 60;

    public static async Task<int> Run(IReadOnlyList<int> sizes)
    {
        foreach (var size in sizes)
        {
            using var filled = await Filled.With(size);
            var bytes = new DirectoryInfo(Path.Combine(filled.Data, "search"))
                .EnumerateFiles("*", SearchOption.AllDirectories)
                .Sum(f => f.Length);
            Say($"the index weighs {bytes / 1e6:0.0} MB");
            await using var services = ManyPieces.Services(filled.Data);
            // As at every start: compared with the database and opened.
            await ManyPieces.Send(services, new KeepIndex.Query());
            // As on a server that has been searched before: what is compiled better by and by is compiled.
            foreach (var (_, words) in Queries())
                for (var time = 0; time < Times; time++)
                    await ManyPieces.Send(services, new SearchPieces.Query(Language.French, words));
            await Task.Delay(5000);
            Console.WriteLine("query                         found   median ms   95 % ms");
            foreach (var (name, words) in Queries())
                await Measure(services, name, words);
            await Measure(services, "related pieces", "", size);
        }
        return 0;
    }

    private static IEnumerable<(string Name, string Words)> Queries()
    {
        yield return ("a common word", ManyPieces.Vocabulary[3]);
        yield return ("a rare word", ManyPieces.Vocabulary[20_000]);
        yield return ("two words", $"{ManyPieces.Vocabulary[12]} {ManyPieces.Vocabulary[900]}");
        yield return ("eight common words", string.Join(' ', ManyPieces.Vocabulary.Skip(2).Take(8)));
        // About as often as « modèle » in a text on artificial intelligence: three times in a piece.
        yield return ("a phrase", $"\"{ManyPieces.Vocabulary[30]} {ManyPieces.Vocabulary[31]}\"");
        // Each of them 34 times in a piece, as in no text that somebody wrote.
        yield return ("a phrase of common words", $"\"{ManyPieces.Vocabulary[2]} {ManyPieces.Vocabulary[3]}\"");
        yield return ("words that no piece has all", string.Join(' ', ManyPieces.Vocabulary.Skip(30_000).Take(6)));
        yield return ("a misspelling", ManyPieces.Vocabulary[500][..^1] + "q");
        yield return ("half a word", ManyPieces.Vocabulary[700][..4]);
        yield return ("200 letters of nothing", string.Concat(Enumerable.Repeat("a* OR b* ", 22)));
    }

    private static async Task Measure(ServiceProvider services, string name, string words, int size = 0)
    {
        List<double> times = [];
        var found = 0;
        for (var time = -10; time < Times; time++)
        {
            var watch = Stopwatch.StartNew();
            found =
                size > 0
                    ? (await ManyPieces.Send(services, new ListRelated.Query(Language.French, 1 + ((time + 10) * 7919 % size)))).Count
                    : (await ManyPieces.Send(services, new SearchPieces.Query(Language.French, words))).Total;
            if (time >= 0)
                times.Add(watch.Elapsed.TotalMilliseconds);
        }
        times.Sort();
        Say($"{name, -28} {found, 7} {times[times.Count / 2], 11:0.0} {times[times.Count * 95 / 100], 9:0.0}");
    }

    private static void Say(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
