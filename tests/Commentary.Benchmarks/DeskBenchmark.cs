using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Commentary.Application.Data;
using Commentary.Application.Model;
using Commentary.Database;
using Commentary.Text.Languages;
using Microsoft.Extensions.DependencyInjection;

namespace Commentary.Benchmarks;

/// <summary>
/// How long the newsroom's pages take to come with this many pieces in two languages, one of which has a long history: from the request to the
/// last byte of the page, on loopback, as a member who has signed in. Median and 95th percentile.
/// </summary>
internal static partial class DeskBenchmark
{
    private const int Revisions = 500;
    private const int Times = 200;
    private const int WordsInText = 150;
    private const int AtOnce = 1000;

    public static async Task<int> Run(IReadOnlyList<int> sizes)
    {
        foreach (var size in sizes)
        {
            var data = Directory.CreateTempSubdirectory("commentary-bench-").FullName;
            try
            {
                await using (var services = ManyPieces.Services(data))
                    await Fill(services, size);
                Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
                await using var site = await Server.Start(
                    Turns.Program("Commentary.Web"),
                    "--data",
                    data,
                    "--urls",
                    "http://127.0.0.1:{port}",
                    "--ReloadStaticAssetsAtRuntime",
                    "false"
                );
                Say($"{size} pieces in two languages, {Revisions} revisions in one");
                Console.WriteLine("page                                     bytes   median ms   95 % ms   slowest");
                using var member = await SignIn(site, data);
                foreach (var (name, address) in Pages(size))
                    await Measure(member, name, address, size);
            }
            finally
            {
                Directory.Delete(data, recursive: true);
            }
        }
        return 0;
    }

    /// <summary>The addresses by turns: one that is asked for again is not what an editor waits for.</summary>
    private static IEnumerable<(string Name, Func<int, string> Address)> Pages(int size)
    {
        yield return ("list", _ => "/admin/articles");
        yield return ("list, a page far back", turn => $"/admin/articles?page={1 + (turn * 37 % (size / 50))}");
        yield return ("list, words in a title", turn => $"/admin/articles?q={ManyPieces.Vocabulary[turn]}");
        yield return ("list, words that no title has", turn => $"/admin/articles?q=zzz{turn}");
        yield return ("desk of any piece", turn => $"/admin/articles/edit/{1 + (turn * 211 % size)}");
        yield return ($"desk of the one with {Revisions} revisions", _ => "/admin/articles/edit/1");
        yield return ("its history", _ => "/admin/articles/history/1");
        yield return ("its checklist", _ => "/admin/articles/check/1");
    }

    private static async Task Fill(ServiceProvider services, int size)
    {
        await using (var scope = services.CreateAsyncScope())
            await scope.ServiceProvider.GetRequiredService<MigrateDatabase>().Run(_ => { }, CancellationToken.None);
        for (var from = 1; from <= size; from += AtOnce)
        {
            await using var scope = services.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<CommentaryDb>();
            await using var transaction = await db.Database.BeginTransactionAsync();
            db.Articles.AddRange(Enumerable.Range(from, Math.Min(AtOnce, size + 1 - from)).Select(Piece));
            await db.SaveChangesAsync();
            await transaction.CommitAsync();
        }
    }

    private static Article Piece(int id)
    {
        var at = new DateTime(2016, 1, 1, 0, 0, 0, DateTimeKind.Utc).AddMinutes(id * 80L);
        var article = Article.Begin(at);
        article.TakeSource($"https://journal-{id % 200}.example/{id}", $"Nouvelle {id}");
        foreach (var language in LanguageNames.All)
        {
            var edition = article.EditionOrNew(language);
            // The same texts in every run.
            var chance = new Random((id * 2) + (int)language);
            var text = Text(chance, id, language);
            for (var revision = 1; revision <= (id == 1 ? Revisions : 2); revision++)
                edition.Write(
                    text with
                    {
                        Neutral = $"{text.Neutral}\n\nPhrase {revision}.",
                    },
                    revision % 3 == 0 ? "Anne" : "Édith",
                    at.AddMinutes(revision * 7)
                );
        }
        return article;
    }

    private static EditionText Text(Random chance, int id, Language language) =>
        new()
        {
            Title = ManyPieces.Text(chance, 9),
            Slug = $"piece-{language.Code()}-{id}",
            Teaser = ManyPieces.Text(chance, 25),
            Summary = ManyPieces.Text(chance, WordsInText),
            Neutral = ManyPieces.Text(chance, WordsInText),
            Example = ManyPieces.Text(chance, WordsInText),
            Optimistic = ManyPieces.Text(chance, WordsInText),
            Pessimistic = ManyPieces.Text(chance, WordsInText),
        };

    /// <summary>By the link that the command prints, as whoever sets the site up does it.</summary>
    private static async Task<HttpClient> SignIn(Server site, string data)
    {
        var client = new HttpClient(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false })
        {
            BaseAddress = new($"http://127.0.0.1:{site.Port}"),
        };
        Dictionary<string, string> cookies = [];
        var link = SetUpLink().Match(await Server.Prints(Turns.Program("Commentary.Web"), "setup", "--data", data)).Value;
        using var page = await client.GetAsync(link);
        Keep(page);
        var token = Token().Match(await page.Content.ReadAsStringAsync()).Groups["token"].Value;
        using var form = new FormUrlEncodedContent(
            new Dictionary<string, string>
            {
                ["__RequestVerificationToken"] = token,
                ["Key"] = Uri.UnescapeDataString(link.Split("key=")[1]),
                ["Member.DisplayName"] = "Édith",
                ["Member.Email"] = "edith@example.org",
                ["Member.Password"] = "une phrase qui ouvre la porte",
            }
        );
        using var answer = await client.PostAsync(link, form);
        Keep(answer);
        return answer.StatusCode is HttpStatusCode.Redirect ? client : throw new InvalidOperationException($"Set-up: {answer.StatusCode}");

        void Keep(HttpResponseMessage from)
        {
            foreach (var cookie in from.Headers.TryGetValues("Set-Cookie", out var set) ? set : [])
                cookies[cookie.Split('=')[0]] = cookie.Split(';')[0];
            client.DefaultRequestHeaders.Remove("Cookie");
            client.DefaultRequestHeaders.Add("Cookie", string.Join("; ", cookies.Values));
        }
    }

    private static async Task Measure(HttpClient member, string name, Func<int, string> address, int size)
    {
        List<double> times = [];
        var bytes = 0;
        for (var turn = -10; turn < Times; turn++)
        {
            var watch = Stopwatch.StartNew();
            using var answer = await member.GetAsync(address((turn + 10) % Math.Min(size, 10_000)));
            bytes = (await answer.Content.ReadAsByteArrayAsync()).Length;
            answer.EnsureSuccessStatusCode();
            if (turn >= 0)
                times.Add(watch.Elapsed.TotalMilliseconds);
        }
        times.Sort();
        Say($"{name, -36} {bytes, 9} {times[Times / 2], 11:0.0} {times[Times * 95 / 100], 9:0.0} {times[^1], 9:0.0}");
    }

    private static void Say(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));

    [GeneratedRegex(@"/admin/account/setup\?key=\S+", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex SetUpLink();

    [GeneratedRegex("__RequestVerificationToken\"[^>]*value=\"(?<token>[^\"]+)\"", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Token();
}
