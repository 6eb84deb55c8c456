using Commentary.Benchmarks;

// dotnet run -c Release --project tests/Commentary.Benchmarks -- redirects [RULES…] | pages [PIECES…] | search [PIECES…] | desk [PIECES…] | floods | typography
// One program: the measuring, and, in processes of its own, the bare server that everything is measured against.
return args switch
{
    ["bare", var port] => await BareServer.Run(port),
    ["bare", var port, var page] => await BareServer.Run(port, page),
    ["bare", var port, var page, var headers] => await BareServer.Run(port, page, headers),
    ["pages", .. var pieces] => await PageBenchmark.Run(pieces.Length == 0 ? [100, 100_000] : Numbers(pieces)),
    ["desk", .. var pieces] => await DeskBenchmark.Run(pieces.Length == 0 ? [50_000] : Numbers(pieces)),
    ["redirects", .. var rules] => await RedirectBenchmark.Run(rules.Length == 0 ? [0, 10_000, 1_000_000] : Numbers(rules)),
    ["search", .. var pieces] => await SearchBenchmark.Run(pieces.Length == 0 ? [1_000, 100_000] : Numbers(pieces)),
    ["floods"] => await FloodBenchmark.Run(),
    ["typography"] => TypographyBenchmark.Run(),
    _ => Usage(),
};

static int[] Numbers(string[] typed) => [.. typed.Select(t => int.Parse(t, System.Globalization.CultureInfo.InvariantCulture))];

static int Usage()
{
    Console.WriteLine("redirects [RULES…]   what an old link costs, as a ratio to a bare Kestrel in the same run; memory and load time");
    Console.WriteLine("pages [PIECES…]       what a warm article and a 304 cost, as a ratio to a bare Kestrel; cold pages, memory, bytes;");
    Console.WriteLine(
        "search [PIECES…]      what a search costs with so many pieces: median and 95th percentile; the index's size and making"
    );
    Console.WriteLine("                      for these two, BENCH_DATA=DIR keeps what was filled for the next time");
    Console.WriteLine("desk [PIECES…]        how long the list and the desk take to come, with so many pieces and 500 revisions in one");
    Console.WriteLine(
        "floods                how long readers wait while a scanner asks for lost addresses, or for searches, on 64 connections"
    );
    Console.WriteLine("typography            what it costs to set and to lint a piece of 1,500 words, and ten of them");
    return 2;
}
