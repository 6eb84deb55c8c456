using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Commentary.Text.Languages;
using Commentary.Text.Markdown;
using Commentary.Text.Typography;

namespace Commentary.Benchmarks;

/// <summary>What setting a piece costs: as prose, as a hostile text of the same length, and ten times as long.</summary>
[MemoryDiagnoser]
public class TypographyBenchmark
{
    /// <summary>About a piece: the summary and the four viewpoints.</summary>
    private const int Words = 1500;

    // As an editor types it: straight signs, missing spaces, numbers.
    private const string Prose =
        "OpenAI vient de recruter quatre ingénieurs : \"les meilleurs\" du secteur - ceux qui savent construire. L'équipe, dirigée par M. Brockman, "
        + "gère plus de 200 000 GPU ; est-ce trop? Le 27 novembre à 14h30, le cours a pris 3,5 % à 120$... C'est « l'avenir » de l'IA !\n\n";

    private static readonly Style French = Style.Of(Locale.FrenchOfCanada);
    private string prose = "";
    private string hostile = "";

    [Params(1, 10)]
    public int Pieces { get; set; }

    [GlobalSetup]
    public void Fill()
    {
        var each = Prose.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries).Length;
        prose = string.Concat(Enumerable.Repeat(Prose, Pieces * Words / each));
        hostile = string.Concat(Enumerable.Repeat("\"- '1 $« ", prose.Length / 9));
    }

    [Benchmark(Description = "a piece of 1,500 words")]
    public string Piece() => Typographer.Set(prose, French);

    [Benchmark(Description = "the same, set already")]
    public string Again() => Typographer.Set(Typographer.Set(prose, French), French);

    [Benchmark(Description = "hostile, as long")]
    public string Hostile() => Typographer.Set(hostile, French);

    [Benchmark(Description = "from Markdown to HTML, whole")]
    public string Html() => HouseMarkdown.ToHtml(prose, Language.French);

    [Benchmark(Description = "linted")]
    public int Linted() => Lint.Markdown(prose, Language.French).Count;

    // In this process: a project of its own would need the house's rules for packages.
    public static int Run()
    {
        var job = Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance);
        var summary = BenchmarkRunner.Run<TypographyBenchmark>(ManualConfig.CreateMinimumViable().AddJob(job));
        return summary.Reports.All(report => report.Success) ? 0 : 1;
    }
}
