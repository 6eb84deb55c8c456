using System.Diagnostics;
using System.Globalization;
using System.Text;
using Commentary.Application;
using Commentary.Application.Data;
using Commentary.Application.Press;
using Commentary.Application.Reading;
using Commentary.Application.Reading.Search;
using Commentary.Database;
using Commentary.Text.HouseFormat;
using Commentary.Text.Languages;
using MediatR;
using Microsoft.Extensions.DependencyInjection;

namespace Commentary.Benchmarks;

/// <summary>
/// What a search costs with this many pieces of about 900 words: the whole use case, from the words that were typed to the words in context,
/// the database included. Median and 95th percentile of each kind of query, how long the index took to make, and how large it is.
/// </summary>
internal static class SearchBenchmark
{
    private const int WordsInPiece = 900;
    private const int DifferentWords = 40_000;
    private const int Times = 60;
    private const int AtOnce = 2000;

    private static readonly string[] Syllables =
    [
        "ba",
        "co",
        "du",
        "fi",
        "gra",
        "lo",
        "mé",
        "na",
        "pro",
        "ré",
        "si",
        "tra",
        "ver",
        "zo",
        "cha",
        "tion",
        "ment",
        "eur",
        "age",
        "ique",
    ];

    private static readonly string[] Vocabulary = Words();

    public static async Task<int> Run(IReadOnlyList<int> sizes)
    {
        foreach (var size in sizes)
        {
            var data = Directory.CreateTempSubdirectory("commentary-bench-").FullName;
            try
            {
                await using var services = Services(data);
                await Fill(services, size);
                var watch = Stopwatch.StartNew();
                await Send(services, new KeepIndex.Query());
                watch.Stop();
                var bytes = new DirectoryInfo(Path.Combine(data, "search"))
                    .EnumerateFiles("*", SearchOption.AllDirectories)
                    .Sum(f => f.Length);
                Say($"{size} pieces: index made in {watch.Elapsed.TotalSeconds:0.0} s, {bytes / 1e6:0.0} MB");
                Console.WriteLine("query                         found   median ms   95 % ms");
                foreach (var (name, words) in Queries())
                    await Measure(services, name, words);
                await Measure(services, "related pieces", "", size);
            }
            finally
            {
                Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
                Directory.Delete(data, recursive: true);
            }
        }
        return 0;
    }

    private static IEnumerable<(string Name, string Words)> Queries()
    {
        yield return ("a common word", Vocabulary[3]);
        yield return ("a rare word", Vocabulary[20_000]);
        yield return ("two words", $"{Vocabulary[12]} {Vocabulary[900]}");
        yield return ("eight common words", string.Join(' ', Vocabulary.Skip(2).Take(8)));
        yield return ("a phrase of common words", $"\"{Vocabulary[2]} {Vocabulary[3]}\"");
        yield return ("words that no piece has all", string.Join(' ', Vocabulary.Skip(30_000).Take(6)));
        yield return ("a misspelling", Vocabulary[500][..^1] + "q");
        yield return ("half a word", Vocabulary[700][..4]);
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
                    ? (await Send(services, new ListRelated.Query(Language.French, 1 + ((time + 10) * 7919 % size)))).Count
                    : (await Send(services, new SearchPieces.Query(Language.French, words))).Total;
            if (time >= 0)
                times.Add(watch.Elapsed.TotalMilliseconds);
        }
        times.Sort();
        Say($"{name, -28} {found, 7} {times[times.Count / 2], 11:0.0} {times[times.Count * 95 / 100], 9:0.0}");
    }

    private static void Say(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));

    private static async Task<T> Send<T>(ServiceProvider services, IRequest<T> request)
    {
        await using var scope = services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<IMediator>().Send(request);
    }

    private static async Task Fill(ServiceProvider services, int size)
    {
        await using (var scope = services.CreateAsyncScope())
            await scope.ServiceProvider.GetRequiredService<MigrateDatabase>().Run(CancellationToken.None);
        for (var from = 1; from <= size; from += AtOnce)
        {
            await using var scope = services.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<CommentaryDb>();
            db.ChangeTracker.AutoDetectChangesEnabled = false;
            await using var transaction = await db.Database.BeginTransactionAsync();
            for (var id = from; id < Math.Min(from + AtOnce, size + 1); id++)
                db.Live.Add(Piece(id));
            await db.SaveChangesAsync();
            await transaction.CommitAsync();
        }
    }

    private static LiveEdition Piece(int id)
    {
        // The same pieces in every run.
        var chance = new Random(id);
        var at = new DateTime(2010, 1, 1, 0, 0, 0, DateTimeKind.Utc).AddMinutes(id * 80L);
        var publication = new Publication
        {
            ArticleId = id,
            Language = Language.French,
            Title = Text(chance, 9),
            Slug = $"piece-{id}",
            Standfirst = Text(chance, 30),
            SourceHost = $"journal-{id % 200}.example",
            SourcePublisher = $"Journal {Vocabulary[id % 200]}",
            Words = WordsInPiece,
            PublishedAt = at,
        };
        publication.Parts.AddRange(
            PartNames.Bodies.Select(part => new PublicationPart { Part = part, Html = $"<p>{Text(chance, WordsInPiece / 5)}</p>" })
        );
        publication.Topics.AddRange(
            Enumerable
                .Range(0, 3)
                .Select(place => new PublicationTopic
                {
                    TopicId = 1 + (place * 40) + (id * (place + 1) % 40),
                    Place = place,
                    Name = $"Sujet {(place * 40) + (id * (place + 1) % 40)}",
                    Slug = $"sujet-{(place * 40) + (id * (place + 1) % 40)}",
                })
        );
        var live = new LiveEdition
        {
            ArticleId = id,
            Language = Language.French,
            FirstPublishedAt = at,
            Month = (at.Year * 100) + at.Month,
        };
        live.Show(publication);
        return live;
    }

    /// <summary>Words as often as in a language: the second half as often as the first, and so on (Zipf).</summary>
    private static string Text(Random chance, int words)
    {
        var text = new StringBuilder();
        for (var i = 0; i < words; i++)
            text.Append(i == 0 ? "" : " ").Append(Vocabulary[(int)Math.Pow(Vocabulary.Length, chance.NextDouble()) - 1]);
        return text.Append('.').ToString();
    }

    private static string[] Words()
    {
        var chance = new Random(1);
        HashSet<string> words = [];
        while (words.Count < DifferentWords)
            words.Add(string.Concat(Enumerable.Range(0, 2 + chance.Next(3)).Select(_ => Syllables[chance.Next(Syllables.Length)])));
        return [.. words];
    }

    private static ServiceProvider Services(string data)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddLocalization();
        services.AddSingleton(new SiteOptions());
        services.AddSingleton(new SearchFolder(Path.Combine(data, "search")));
        services.AddApplication();
        // Pieces without drafts: readers need none.
        var database = $"Data Source={Path.Combine(data, "commentary.db")};Foreign Keys=False";
        services.AddDatabase(new DatabaseOptions { ConnectionString = database }, data);
        return services.BuildServiceProvider();
    }
}
