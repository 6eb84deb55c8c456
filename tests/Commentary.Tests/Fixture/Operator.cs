using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Commentary.Tests.Fixture;

/// <summary>Somebody at the machine, who types commands: each is a process of its own.</summary>
internal static partial class Operator
{
    private static readonly string Program = Path.Combine(AppContext.BaseDirectory, "Commentary.Web.dll");

    public sealed record Said(int ExitCode, string Out, string Error)
    {
        public IReadOnlyList<string> Lines => Out.Split('\n', StringSplitOptions.RemoveEmptyEntries);

        /// <summary>What an operator must never be shown.</summary>
        public Said WithoutTraces()
        {
            foreach (var text in new[] { Out, Error })
                text.Should().NotContain("   at ").And.NotContain("Exception").And.NotContain("Unhandled");
            return this;
        }
    }

    public static Process Start(string language, params IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Path.GetTempPath(),
        };
        start.ArgumentList.Add(Program);
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        start.Environment["LANG"] = start.Environment["LC_ALL"] = language;
        start.Environment.Remove("LANGUAGE");
        start.Environment.Remove("ASPNETCORE_ENVIRONMENT");
        start.Environment.Remove("DOTNET_ENVIRONMENT");
        start.Environment.Remove("ASPNETCORE_URLS");
        start.Environment["Site__ReadsSources"] = "false";
        return Process.Start(start)!;
    }

    public static async Task<Said> Types(string language, params IEnumerable<string> arguments)
    {
        using var process = Start(language, arguments);
        // A command that waits for ever would hold up the whole run, and say nothing of which it was.
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(TimeSpan.FromMinutes(2));
        try
        {
            var said = process.StandardOutput.ReadToEndAsync(limit.Token);
            var error = process.StandardError.ReadToEndAsync(limit.Token);
            await process.WaitForExitAsync(limit.Token);
            return new(process.ExitCode, await said, await error);
        }
        finally
        {
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
        }
    }

    /// <summary>A site that runs as a process, and what its console has said.</summary>
    public sealed partial class Site : IAsyncDisposable
    {
        private readonly Process process;
        private readonly List<string> console = [];
        private bool isDisposed;

        public Site(string data, string language = "en_CA.UTF-8", params IEnumerable<string> more)
        {
            process = Start(language, ["--data", data, "--urls", "http://127.0.0.1:0", .. more]);
            process.OutputDataReceived += (_, line) =>
            {
                lock (console)
                    console.Add(line.Data ?? "");
            };
            process.ErrorDataReceived += (_, line) =>
            {
                lock (console)
                    console.Add(line.Data ?? "");
            };
            process.BeginOutputReadLine();
            process.BeginErrorReadLine();
        }

        /// <summary>In bytes: the most memory that it ever held (<c>VmHWM</c> of Linux).</summary>
        public long MaxMemory =>
            long.Parse(
                File.ReadLines($"/proc/{process.Id}/status").First(line => line.StartsWith("VmHWM:", StringComparison.Ordinal)).Split(' ')[
                    ^2
                ],
                System.Globalization.CultureInfo.InvariantCulture
            ) * 1024;

        public string Console
        {
            get
            {
                lock (console)
                    return string.Join('\n', console);
            }
        }

        /// <summary>Bytes of physical memory that the process has, and the most that it ever had (proc(5), <c>VmRSS</c> and <c>VmHWM</c>).</summary>
        public (long Now, long Most) Memory => (OfStatus("VmRSS:"), OfStatus("VmHWM:"));

        private long OfStatus(string name) =>
            long.Parse(
                System
                    .IO.File.ReadLines($"/proc/{process.Id}/status")
                    .First(line => line.StartsWith(name, StringComparison.Ordinal))
                    .Split(' ', StringSplitOptions.RemoveEmptyEntries)[^2],
                System.Globalization.CultureInfo.InvariantCulture
            ) * 1024;

        public async Task<HttpClient> Reader()
        {
            for (var waited = 0; waited < 600 && !process.HasExited; waited++)
            {
                if (Home().Match(Console) is { Success: true } home)
                    return new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false })
                    {
                        BaseAddress = new Uri(home.Value),
                    };
                await Task.Delay(100, TestContext.Current.CancellationToken);
            }
            throw new InvalidOperationException("The site did not start: " + Console);
        }

        public int Id => process.Id;

        public bool HasEnded => process.HasExited;

        /// <summary>As an operating system stops it: it is asked to, and may finish what it has begun.</summary>
        /// <returns>Its exit code.</returns>
        public async Task<int> Stop()
        {
            using var asking = Process.Start("kill", ["-TERM", $"{process.Id}"]);
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
            return process.ExitCode;
        }

        /// <summary>As a machine ends it that loses its power.</summary>
        public async ValueTask DisposeAsync()
        {
            if (isDisposed)
                return;
            isDisposed = true;
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync();
            process.Dispose();
        }

        [GeneratedRegex(@"http://127\.0\.0\.1:\d+(?=/fr)", RegexOptions.None, 1000)]
        private static partial Regex Home();
    }
}

/// <summary>A folder of its own, gone after the test.</summary>
public sealed class Folder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("commentary-cli-").FullName;

    public string File(string name, string text)
    {
        var path = System.IO.Path.Combine(Path, name);
        System.IO.File.WriteAllText(path, text);
        return path;
    }

    public string File(string name, byte[] bytes)
    {
        var path = System.IO.Path.Combine(Path, name);
        System.IO.File.WriteAllBytes(path, bytes);
        return path;
    }

    public string Data => System.IO.Path.Combine(Path, "data");

    /// <summary>The site on this folder's data, to see what the commands have done.</summary>
    public Building Building() => new() { Data = Data, IsNeighbour = true };

    public void Dispose()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(Path, recursive: true);
    }
}
