using System.Globalization;

namespace Commentary.Benchmarks;

/// <summary>Two servers by turns in many short windows; those in which the machine was stolen by others are set aside.</summary>
internal static class Turns
{
    public const int Connections = 32;
    public const int PerConnection = 200;
    public const int Windows = 80;

    /// <returns>For each window that counts, what one request cost each of them, in microseconds of processor time.</returns>
    public static async Task<List<double[]>> Compare(params (Server Server, IReadOnlyList<byte[]> Requests)[] each)
    {
        List<double[]> kept = [];
        for (var window = 0; window < Windows; window++)
        {
            var stolen = Stolen();
            var costs = new double[each.Length];
            // Who begins changes, so that what one leaves behind is not always the next one's burden.
            for (var i = 0; i < each.Length; i++)
            {
                var of = (window + i) % each.Length;
                costs[of] = await each[of].Server.Cost(each[of].Requests, Connections, PerConnection);
            }
            if (Environment.GetEnvironmentVariable("BENCH_VERBOSE") is not null)
                Console.WriteLine("  " + string.Join(' ', costs.Select(c => c.ToString("0.0", CultureInfo.InvariantCulture))));
            if (Stolen() == stolen)
                kept.Add(costs);
        }
        return kept;
    }

    public static double Median(this List<double[]> windows, int of) => Median(windows.Select(w => w[of]));

    /// <summary>What the one costs for each that the other costs, window by window.</summary>
    public static double Ratio(this List<double[]> windows, int of, int to) => Median(windows.Select(w => w[of] / w[to]));

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
