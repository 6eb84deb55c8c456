using System.Globalization;

namespace Commentary.Benchmarks;

/// <summary>Two servers by turns in many short windows; those in which the machine was stolen by others are set aside.</summary>
internal static class Turns
{
    public const int Connections = 32;
    public const int PerConnection = 400;
    public const int Windows = 40;

    public static async Task<List<(double Bare, double Site)>> Compare(
        Server bare,
        IReadOnlyList<byte[]> bareRequests,
        Server site,
        IReadOnlyList<byte[]> requests
    )
    {
        List<(double, double)> kept = [];
        for (var window = 0; window < Windows; window++)
        {
            var stolen = Stolen();
            var b = await bare.Cost(bareRequests, Connections, PerConnection);
            var s = await site.Cost(requests, Connections, PerConnection);
            if (Environment.GetEnvironmentVariable("BENCH_VERBOSE") is not null)
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {b:0.0} {s:0.0}"));
            if (Stolen() == stolen)
                kept.Add((b, s));
        }
        return kept;
    }

    public static string Program(string name) => Path.Combine(AppContext.BaseDirectory, $"{name}.dll");

    /// <summary>Ticks that the hypervisor gave to others (proc(5), the eighth of the first line of stat).</summary>
    private static long Stolen() =>
        long.Parse(File.ReadLines("/proc/stat").First().Split(' ', StringSplitOptions.RemoveEmptyEntries)[8], CultureInfo.InvariantCulture);

    public static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        return sorted.Count == 0 ? double.NaN : sorted[sorted.Count / 2];
    }
}
