using System.Globalization;
using Commentary.Application.Reading;
using Microsoft.Data.Sqlite;

namespace Commentary.Benchmarks;

/// <summary>
/// A folder with so many public pieces and their search index. It is thrown away after the run; with BENCH_DATA=DIR it is kept there, and
/// filled once: a hundred thousand pieces take a quarter of an hour.
/// </summary>
internal sealed class Filled : IDisposable
{
    private readonly bool isKept;

    private Filled(string data, bool isKept) => (Data, this.isKept) = (data, isKept);

    public string Data { get; }

    public static async Task<Filled> With(int size)
    {
        var kept = Environment.GetEnvironmentVariable("BENCH_DATA");
        var data = kept is null
            ? Directory.CreateTempSubdirectory("commentary-bench-").FullName
            : Directory.CreateDirectory(Path.Combine(kept, size.ToString(CultureInfo.InvariantCulture))).FullName;
        var whole = Path.Combine(data, "filled");
        if (!File.Exists(whole))
        {
            // What was broken off is begun anew.
            Directory.Delete(data, recursive: true);
            Directory.CreateDirectory(data);
            await using var services = ManyPieces.Services(data);
            await ManyPieces.Fill(services, size);
            var watch = System.Diagnostics.Stopwatch.StartNew();
            await ManyPieces.Send(services, new KeepIndex.Query());
            await File.WriteAllTextAsync(
                whole,
                string.Create(CultureInfo.InvariantCulture, $"index made in {watch.Elapsed.TotalSeconds:0.0} s")
            );
        }
        Console.WriteLine($"{size} pieces, {await File.ReadAllTextAsync(whole)}");
        SqliteConnection.ClearAllPools();
        return new(data, kept is not null);
    }

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        if (!isKept)
            Directory.Delete(Data, recursive: true);
    }
}
