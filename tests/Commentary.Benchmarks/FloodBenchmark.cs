using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Commentary.Application.Data;
using Commentary.Application.Members;
using Commentary.Application.Redirects;
using Microsoft.Extensions.DependencyInjection;

namespace Commentary.Benchmarks;

/// <summary>
/// How long readers wait while a scanner asks on 64 connections for addresses that do not exist, or for searches: a warm page and an old link,
/// from the first byte that is sent to the last that is read, median and 95th percentile. The scanner is one client, the readers are others.
/// </summary>
internal static class FloodBenchmark
{
    private const int Pieces = 100;
    private const int Connections = 64;
    private const int Readers = 2;
    private const string OldLink = "/ancien/un-lien.html";
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(6);

    public static async Task<int> Run()
    {
        using var filled = await Filled.With(Pieces);
        await Add(OldLink, filled.Data);
        await using var site = await Server.Start(
            Turns.Program("Commentary.Web"),
            "--data",
            filled.Data,
            "--urls",
            "http://127.0.0.1:{port}",
            "--ReloadStaticAssetsAtRuntime",
            "false",
            "--Site:Proxies:0",
            "127.0.0.1"
        );
        await Task.Delay(3000);
        Console.WriteLine("flood               page ms     95 %   old link ms     95 %   the flood's answers a second");
        await Measure(site.Port, "none", null);
        await Measure(site.Port, "lost addresses", n => $"/nulle-part-{n}/{n * 7919L}");
        await Measure(site.Port, "lost articles", n => $"/fr/articles/nulle-part-{n}-{n * 7919L}");
        await Measure(site.Port, "searches", n => $"/fr/recherche?q={Uri.EscapeDataString(ManyPieces.Vocabulary[n % 20_000])}+{n}");
        return 0;
    }

    private static async Task Measure(int port, string name, Func<int, string>? flood)
    {
        using var over = new CancellationTokenSource();
        var asked = 0;
        var scanners = Enumerable.Range(0, flood is null ? 0 : Connections).Select(_ => Scan()).ToList();
        // The flood is under way, and what it runs often is compiled.
        await Task.Delay(4000);
        var (before, watch) = (Volatile.Read(ref asked), Stopwatch.StartNew());
        var pages = await Read(port, "/fr/articles/piece-1");
        var rate = (Volatile.Read(ref asked) - before) / watch.Elapsed.TotalSeconds;
        var links = await Read(port, OldLink);
        await over.CancelAsync();
        await Task.WhenAll(scanners);
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{name, -18} {pages[pages.Count / 2], 8:0.00} {pages[pages.Count * 95 / 100], 8:0.00} {links[links.Count / 2], 13:0.00} {links[links.Count * 95 / 100], 8:0.00} {rate, 30:0}"
            )
        );

        Task Scan() =>
            InThread(() =>
            {
                using var socket = Connect(port);
                var buffer = new byte[65536];
                while (!over.IsCancellationRequested)
                    Exchange(socket, Request(flood!(Interlocked.Increment(ref asked)), "203.0.113.7"), buffer);
                return 0;
            });
    }

    /// <summary>Milliseconds of each answer, the shortest first.</summary>
    private static async Task<List<double>> Read(int port, string path)
    {
        var readers = Enumerable
            .Range(1, Readers)
            .Select(reader =>
                InThread(() =>
                {
                    using var socket = Connect(port);
                    var (request, buffer) = (Request(path, $"198.51.100.{reader}"), new byte[65536]);
                    List<double> times = [];
                    for (var whole = Stopwatch.StartNew(); whole.Elapsed < Window; Thread.Sleep(1))
                    {
                        var watch = Stopwatch.StartNew();
                        Exchange(socket, request, buffer);
                        times.Add(watch.Elapsed.TotalMilliseconds);
                    }
                    return times;
                })
            );
        return [.. (await Task.WhenAll(readers)).SelectMany(times => times).Order()];
    }

    private static Task<T> InThread<T>(Func<T> work) =>
        Task.Factory.StartNew(work, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);

    private static Socket Connect(int port)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        socket.Connect(IPAddress.Loopback, port);
        return socket;
    }

    private static byte[] Request(string path, string client) =>
        Encoding.ASCII.GetBytes(
            $"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nUser-Agent: Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0\r\nX-Forwarded-For: {client}\r\n\r\n"
        );

    /// <summary>One request and its whole answer, of which the length is said or whose last chunk is empty.</summary>
    private static void Exchange(Socket socket, byte[] request, byte[] buffer)
    {
        socket.Send(request);
        var (have, end) = (0, -1);
        while (end < 0 || have < end)
        {
            var read = socket.Receive(buffer, have, buffer.Length - have, SocketFlags.None);
            if (read == 0)
                throw new InvalidOperationException("The server closed a connection.");
            have += read;
            if (buffer.AsSpan(0, have).IndexOf("\r\n\r\n"u8) is var head && head < 0)
                continue;
            if (buffer.AsSpan(0, head).IndexOf("Content-Length: "u8) is > 0 and var at)
                end = System.Buffers.Text.Utf8Parser.TryParse(buffer.AsSpan(at + 16), out int length, out _)
                    ? head + 4 + length
                    : throw new InvalidOperationException("An answer without a length.");
            else if (buffer.AsSpan(0, have).EndsWith("0\r\n\r\n"u8))
                end = have;
        }
    }

    private static async Task Add(string path, string data)
    {
        await using var services = ManyPieces.Services(data);
        await using var scope = services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentMember>().BecomeOperator("bench");
        var db = scope.ServiceProvider.GetRequiredService<CommentaryDb>();
        await using var transaction = await db.Database.BeginTransactionAsync();
        var batch = await scope.ServiceProvider.GetRequiredService<RuleBook>().Begin(BatchKind.Import, "bench", CancellationToken.None);
        if (!db.Redirects.Any(r => r.Path == path))
            db.Redirects.Add(Redirect.Make(new() { Path = path, Target = "/fr/archives" }, RedirectOrigin.Import, batch));
        await db.SaveChangesAsync();
        await transaction.CommitAsync();
    }
}
