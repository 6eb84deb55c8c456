using Commentary.Benchmarks;

// dotnet run -c Release --project tests/Commentary.Benchmarks -- redirects [RULES…] | search [PIECES…]
// One program: the measuring, and, in processes of its own, the bare server that everything is measured against.
return args switch
{
    ["bare", var port] => await BareServer.Run(port),
    ["redirects", .. var rules] => await RedirectBenchmark.Run(
        rules.Length == 0 ? [0, 10_000, 1_000_000] : [.. rules.Select(r => int.Parse(r, System.Globalization.CultureInfo.InvariantCulture))]
    ),
    ["search", .. var pieces] => await SearchBenchmark.Run(
        pieces.Length == 0 ? [1_000, 100_000] : [.. pieces.Select(p => int.Parse(p, System.Globalization.CultureInfo.InvariantCulture))]
    ),
    _ => Usage(),
};

static int Usage()
{
    Console.WriteLine("redirects [RULES…]   what an old link costs, as a ratio to a bare Kestrel in the same run; memory and load time");
    Console.WriteLine(
        "search [PIECES…]      what a search costs with so many pieces: median and 95th percentile; the index's size and making"
    );
    return 2;
}
