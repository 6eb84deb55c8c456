using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace Commentary.Benchmarks;

/// <summary>
/// What readers' pages cost with this many pieces: a warm article and a 304 in processor time for each request, against a bare Kestrel that is
/// asked the same and sends the very same compressed bytes, by turns, and against one that sends the same headers too; a cold article; the
/// memory of the process; and what a first visit weighs.
/// </summary>
internal static class PageBenchmark
{
    /// <summary>Articles that are asked for by turns once they are warm; as many in every size.</summary>
    private const int Warm = 100;
    private const int Cold = 300;

    public static async Task<int> Run(IReadOnlyList<int> sizes)
    {
        Console.WriteLine(
            "pieces     bare µs   article µs   ratio   same headers µs   ratio   304 µs   ratio   cold ms (median, 95 %)   memory MB   windows kept"
        );
        foreach (var size in sizes)
        {
            using var filled = await Filled.With(size);
            await using var site = await Server.Start(
                Turns.Program("Commentary.Web"),
                "--data",
                filled.Data,
                "--urls",
                "http://127.0.0.1:{port}",
                "--ReloadStaticAssetsAtRuntime",
                "false"
            );
            await Measure(size, filled.Data, site);
        }
        return 0;
    }

    private static async Task Measure(int size, string data, Server site)
    {
        using var client = new HttpClient(new SocketsHttpHandler { AutomaticDecompression = DecompressionMethods.None })
        {
            BaseAddress = new($"http://127.0.0.1:{site.Port}"),
        };
        client.DefaultRequestHeaders.TryAddWithoutValidation("Accept-Encoding", "gzip, deflate, br");
        // The tail has read the log and the search index is open: nothing that is warm now is put out of reach later.
        await Task.Delay(3000);

        // Each is asked for by another name of the site, so that no two share a page: what is measured is the making.
        List<double> cold = [];
        for (var i = -50; i < Cold; i++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, Slug(((i + 50) * 7919 % size) + 1));
            request.Headers.Host = $"h{i + 50}.example";
            var watch = Stopwatch.StartNew();
            using var answer = await client.SendAsync(request);
            answer.EnsureSuccessStatusCode();
            if (i >= 0)
                cold.Add(watch.Elapsed.TotalMilliseconds);
        }
        cold.Sort();

        var paths = Enumerable.Range(0, Warm).Select(i => Slug((i * 7919 % size) + 1)).ToList();
        List<byte[]> pages = [];
        List<byte[]> again = [];
        byte[] typical = [];
        List<string> head = [];
        foreach (var path in paths)
        {
            using var answer = await client.GetAsync(path);
            typical = await answer.Content.ReadAsByteArrayAsync();
            head =
            [
                .. answer
                    .Headers.Concat(answer.Content.Headers)
                    .Where(h => h.Key is not ("Date" or "Content-Length" or "Content-Type" or "Content-Encoding"))
                    .Select(h => $"{h.Key}: {string.Join(", ", h.Value)}"),
            ];
            pages.Add(Request(path, site.Port));
            again.Add(Request(path, site.Port, $"If-None-Match: {answer.Headers.ETag}\r\n"));
        }
        var file = Path.Combine(data, "page.br");
        await File.WriteAllBytesAsync(file, typical);
        var lines = Path.Combine(data, "page.head");
        await File.WriteAllLinesAsync(lines, head);
        await using var bare = await Server.Start(Turns.Program("Commentary.Benchmarks"), "bare", "{port}", file);
        await using var dressed = await Server.Start(Turns.Program("Commentary.Benchmarks"), "bare", "{port}", file, lines);
        List<byte[]> same = [.. paths.Select(path => Request(path, bare.Port))];
        if (!(await site.Once(again[0])).StartsWith("HTTP/1.1 304", StringComparison.Ordinal))
            throw new InvalidOperationException("A page that the reader has is sent again.");
        for (var warm = 0; warm < 15; warm++)
        {
            await site.Cost(pages, Turns.Connections, Turns.PerConnection * 2);
            await site.Cost(again, Turns.Connections, Turns.PerConnection * 2);
            await bare.Cost(same, Turns.Connections, Turns.PerConnection * 2);
            await dressed.Cost(same, Turns.Connections, Turns.PerConnection * 2);
            await Task.Delay(300);
        }
        // What is compiled better by and by is compiled.
        await Task.Delay(5000);
        var windows = await Turns.Compare((bare, same), (dressed, same), (site, pages), (site, again));
        Say(
            $"{size, -10} {windows.Median(0), 7:0.0} {windows.Median(2), 12:0.0} {windows.Ratio(2, 0), 7:0.000} {windows.Median(1), 17:0.0} {windows.Ratio(2, 1), 7:0.000} {windows.Median(3), 8:0.0} {windows.Ratio(3, 0), 7:0.000} {cold[cold.Count / 2], 12:0.0} {cold[cold.Count * 95 / 100], 9:0.0} {site.Memory / 1e6, 14:0}   {windows.Count}/{Turns.Windows}"
        );
        await Weigh(client, paths[0]);
    }

    /// <summary>All that a browser fetches for a first visit, as it comes over the wire.</summary>
    private static async Task Weigh(HttpClient client, string article)
    {
        foreach (var path in new[] { "/fr", article, "/fr/archives", "/fr/recherche?q=ba" })
        {
            var page = await Bytes(client, path);
            using var plain = new HttpRequestMessage(HttpMethod.Get, path);
            plain.Headers.TryAddWithoutValidation("Accept-Encoding", "identity");
            client.DefaultRequestHeaders.Remove("Accept-Encoding");
            using var answer = await client.SendAsync(plain);
            client.DefaultRequestHeaders.TryAddWithoutValidation("Accept-Encoding", "gzip, deflate, br");
            var html = await answer.Content.ReadAsStringAsync();
            List<(string Path, int Bytes)> parts = [];
            foreach (var part in Parts(html))
                parts.Add((part, await Bytes(client, part)));
            Say(
                $"  {path[..Math.Min(24, path.Length)], -24} page {page / 1e3, 5:0.0} kB, all of a first visit {(page + parts.Sum(p => p.Bytes)) / 1e3, 5:0.0} kB ({string.Join(", ", parts.Select(p => string.Create(CultureInfo.InvariantCulture, $"{Path.GetFileName(p.Path)} {p.Bytes / 1e3:0.0}")))})"
            );
        }
    }

    private static async Task<int> Bytes(HttpClient client, string path)
    {
        using var answer = await client.GetAsync(path);
        answer.EnsureSuccessStatusCode();
        return (await answer.Content.ReadAsByteArrayAsync()).Length;
    }

    /// <summary>Style, scripts, font and one icon: what the head of the page names and a browser fetches.</summary>
    private static IEnumerable<string> Parts(string html) =>
        Regex
            .Matches(
                html,
                "(?:<script[^>]* src|<link rel=\"(?:stylesheet|preload|icon)\" href)=\"(?<path>[^\"]+)\"",
                RegexOptions.ExplicitCapture,
                TimeSpan.FromSeconds(1)
            )
            .Select(found => found.Groups["path"].Value)
            .Where(path => !path.EndsWith(".ico", StringComparison.Ordinal))
            .Distinct();

    private static string Slug(int id) => string.Create(CultureInfo.InvariantCulture, $"/fr/articles/piece-{id}");

    /// <param name="port">A page is kept by the whole name that it was asked under.</param>
    private static byte[] Request(string path, int port, string more = "") =>
        Encoding.ASCII.GetBytes(
            $"GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nUser-Agent: Mozilla/5.0 (X11; Linux x86_64) Gecko/20100101 Firefox/140.0\r\nAccept-Language: fr-CA\r\nAccept-Encoding: gzip, deflate, br\r\n{more}\r\n"
        );

    private static void Say(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
