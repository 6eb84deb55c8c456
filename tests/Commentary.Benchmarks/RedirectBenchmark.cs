using System.Diagnostics;
using System.Globalization;
using System.Text;
using Commentary.Application;
using Commentary.Application.Data;
using Commentary.Application.Members;
using Commentary.Application.Redirects;
using Commentary.Database;
using MediatR;
using Microsoft.Extensions.DependencyInjection;

namespace Commentary.Benchmarks;

/// <summary>
/// What an old link costs with this many rules (and a hundredth as many prefixes, a thousandth as many expressions): processor time for each
/// request, against a bare Kestrel that sends a fixed 301, in many short windows by turns; those in which the machine was stolen by others
/// are set aside. And how long the rules take to load, and how much memory.
/// </summary>
internal static class RedirectBenchmark
{
    public static async Task<int> Run(IReadOnlyList<int> sizes)
    {
        long memoryWithout = 0;
        Console.WriteLine("rules      load s   memory MB   over 0   bare µs   old link µs   ratio (median)  same bytes   windows kept");
        foreach (var size in sizes)
        {
            var data = Directory.CreateTempSubdirectory("commentary-bench-").FullName;
            try
            {
                var (load, held) = await Fill(data, size);
                // Both anew for each size: a connection that waits while a database is filled is closed.
                await using var bare = await Server.Start(Turns.Program("Commentary.Benchmarks"), "bare", "{port}");
                // As it is published: a build in its source tree looks for a file of each address that no page has.
                await using var site = await Server.Start(
                    Turns.Program("Commentary.Web"),
                    "--data",
                    data,
                    "--urls",
                    "http://127.0.0.1:{port}",
                    "--ReloadStaticAssetsAtRuntime",
                    "false"
                );
                var requests = Enumerable.Range(0, 997).Select(i => Request(Old(size == 0 ? 0 : (int)((long)i * 7919 % size)))).ToList();
                if (size == 0)
                    requests = [Request("/ancien/0/un-titre-d-une-longueur-ordinaire-0.html")];
                while (!(await site.Once(requests[0])).StartsWith("HTTP/1.1 301", StringComparison.Ordinal))
                    await Task.Delay(50);
                // Until the runtime has compiled for good what it runs often.
                for (var warm = 0; warm < 10; warm++)
                {
                    await site.Cost(requests, Turns.Connections, Turns.PerConnection * 4);
                    await bare.Cost([Request("/fixed"), Request("/body")], Turns.Connections, Turns.PerConnection * 4);
                    await Task.Delay(200);
                }
                var windows = await Turns.Compare((bare, [Request("/fixed")]), (bare, [Request("/body")]), (site, requests));
                var memory = site.Memory;
                memoryWithout = memoryWithout == 0 ? memory : memoryWithout;
                Console.WriteLine(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"{size, -10} {load, 6:0.00} {held / 1e6, 11:0.0} {(memory - memoryWithout) / 1e6, 8:0} {windows.Median(0), 9:0.0} {windows.Median(2), 13:0.0} {windows.Ratio(2, 0), 16:0.000} {windows.Ratio(2, 1), 12:0.000}   {windows.Count}/{Turns.Windows}"
                    )
                );
            }
            finally
            {
                Directory.Delete(data, recursive: true);
            }
        }
        return 0;
    }

    /// <summary>Fills a database, and loads it once in this process: seconds, and bytes that stay.</summary>
    private static async Task<(double Seconds, long Bytes)> Fill(string data, int size)
    {
        await using var services = Services(data);
        await using (var scope = services.CreateAsyncScope())
        {
            await scope.ServiceProvider.GetRequiredService<MigrateDatabase>().Run(_ => { }, CancellationToken.None);
            scope.ServiceProvider.GetRequiredService<CurrentMember>().BecomeOperator("bench");
        }
        for (var from = 0; from < Math.Max(size, 1); from += 20_000)
        {
            await using var scope = services.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<CurrentMember>().BecomeOperator("bench");
            var db = scope.ServiceProvider.GetRequiredService<CommentaryDb>();
            db.ChangeTracker.AutoDetectChangesEnabled = false;
            await using var transaction = await db.Database.BeginTransactionAsync();
            var book = scope.ServiceProvider.GetRequiredService<RuleBook>();
            var batch = await book.Begin(BatchKind.Import, "bench", CancellationToken.None);
            for (var i = from; i < Math.Min(from + 20_000, Math.Max(size, 1)); i++)
                foreach (var rule in Rules(i))
                    db.Redirects.Add(Redirect.Make(rule, RedirectOrigin.Import, batch));
            await db.SaveChangesAsync();
            await transaction.CommitAsync();
        }

        var before = GC.GetTotalMemory(forceFullCollection: true);
        var watch = Stopwatch.StartNew();
        var index = await Load(services);
        watch.Stop();
        var held = GC.GetTotalMemory(forceFullCollection: true) - before;
        GC.KeepAlive(index);
        return (watch.Elapsed.TotalSeconds, held);
    }

    private static async Task<RedirectIndex> Load(ServiceProvider services)
    {
        await using var scope = services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<IMediator>().Send(new LoadIndex.Query());
    }

    private static IEnumerable<RedirectRule> Rules(int i)
    {
        yield return new() { Path = Old(i), Target = $"/fr/pages/une-destination-du-site-{i}" };
        if (i % 100 == 0)
            yield return new()
            {
                Match = RedirectMatch.Prefix,
                Path = $"/dossier-{i}",
                Target = $"/fr/pages/{i}",
            };
        if (i % 1000 == 0)
            yield return new()
            {
                Match = RedirectMatch.Expression,
                Path = $"^/archive-{i}/(\\d+)/(.+)$",
                Target = $"/fr/pages/{i}/$1-$2",
            };
    }

    private static string Old(int i) => $"/ancien/{i % 100}/un-titre-d-une-longueur-ordinaire-{i}.html";

    private static byte[] Request(string path) =>
        Encoding.ASCII.GetBytes(
            $"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nUser-Agent: Mozilla/5.0 (X11; Linux x86_64) Gecko/20100101 Firefox/140.0\r\nAccept-Language: fr-CA\r\n\r\n"
        );

    private static ServiceProvider Services(string data)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddLocalization();
        services.AddSingleton(new SiteOptions());
        services.AddApplication();
        services.AddDatabase(new DatabaseOptions(), data);
        return services.BuildServiceProvider();
    }
}
