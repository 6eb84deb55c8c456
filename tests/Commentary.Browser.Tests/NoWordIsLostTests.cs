using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Commentary.Text.Languages;

namespace Commentary.Browser.Tests;

/// <summary>
/// An editor types; at random moments the browser or the server is killed, as a machine kills it. Every word that was typed more than three
/// seconds before is there again, and no save that was acknowledged is missing. <c>COMMENTARY_KILLS=200</c> for a long run,
/// <c>COMMENTARY_SEED</c> for the same one again.
/// </summary>
public sealed partial class NoWordIsLostTests : IAsyncDisposable
{
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(3);
    private static readonly int Kills = Number("COMMENTARY_KILLS", 4);
    private readonly int seed = Number("COMMENTARY_SEED", Environment.TickCount & 0xFFFF);

    private readonly string folder = Directory.CreateTempSubdirectory("commentary-kills-").FullName;
    private readonly int port = FreePort();
    private Process? site;
    private Process? chromium;
    private IPlaywright? playwright;
    private IBrowser? browser;
    private string console = "";

    [Fact]
    public async Task Whatever_is_killed_every_word_is_there_again()
    {
        var chance = new Random(seed);
        var clock = TimeProvider.System;
        List<(string Word, DateTimeOffset At)> typed = [];
        HashSet<string> acknowledged = [];
        await StartSite();
        var page = await Open();
        var desk = await Furnish(page);

        for (var kill = 0; kill < Kills; kill++)
        {
            for (var (word, words) = (0, chance.Next(3, 25)); word < words; word++)
            {
                var text = $"mot{kill}x{word} ";
                await Field(page).PressAsync("Control+End");
                await page.Keyboard.TypeAsync(text);
                typed.Add((text, clock.GetUtcNow()));
                await Task.Delay(chance.Next(250), TestContext.Current.CancellationToken);
            }
            if (chance.Next(3) == 0 && await Save(page))
                acknowledged.UnionWith(typed.Select(t => t.Word));
            await Task.Delay(chance.Next(4000), TestContext.Current.CancellationToken);

            var at = clock.GetUtcNow();
            var which = chance.Next(3);
            if (which != 1)
                await KillBrowser();
            if (which != 0)
                await KillSite();
            if (which != 0)
                await StartSite();
            page = which == 1 ? page : await Open();
            if (which != 1 || chance.Next(2) == 0)
                await GoTo(page, desk);
            await page.Locator("form[data-journal]").WaitForAsync();

            var due = typed.Where(t => at - t.At > Grace || acknowledged.Contains(t.Word)).Select(t => t.Word.Trim()).ToList();
            if (due.Count > 0)
                await TakeUp(page, due[^1]);
            var now = await Field(page).InputValueAsync();
            due.Where(word => !now.Contains(word, StringComparison.Ordinal))
                .Should()
                .BeEmpty(
                    "of seed {0}, kill {1} ({2})",
                    seed,
                    kill,
                    which switch
                    {
                        0 => "browser",
                        1 => "server",
                        _ => "both",
                    }
                );
            // What is younger may be gone; what is there goes on being owed.
            typed.RemoveAll(t => !now.Contains(t.Word.Trim(), StringComparison.Ordinal));
        }
    }

    private static ILocator Field(IPage page) => page.Field(Language.French, "Summary");

    /// <summary>A browser that was killed may have forgotten who signed in: not what they typed.</summary>
    private static async Task GoTo(IPage page, string desk)
    {
        await page.GotoAsync(desk);
        if (!page.Url.Contains("/signin", StringComparison.Ordinal))
            return;
        await page.Locator("#email").FillAsync("edith@example.org");
        await page.Locator("#password").FillAsync("une phrase qui ouvre la porte");
        await page.Locator("main button[type=submit]").ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex("/admin/articles/edit/"));
    }

    /// <summary>What a page that is gone held is offered, by the device or by the server, and stands in the form once it is taken up.</summary>
    private static async Task TakeUp(IPage page, string word)
    {
        // The newsroom speaks the language that the browser had when its first member signed up.
        for (var looks = 0; looks < 100; looks++, await Task.Delay(100, TestContext.Current.CancellationToken))
        {
            if ((await Field(page).InputValueAsync()).Contains(word, StringComparison.Ordinal))
                return;
            var offer = page.GetByText(new Regex("^(Reprendre ce texte|Restore)$")).Locator("visible=true").First;
            if (await offer.IsVisibleAsync())
                await offer.ClickAsync();
        }
    }

    /// <summary>Whether the server said that it is saved.</summary>
    private static async Task<bool> Save(IPage page)
    {
        await page.Keyboard.PressAsync("Control+s");
        try
        {
            await page.GetByText(new Regex("C’est enregistré\\.|Saved\\.")).First.WaitForAsync(new() { Timeout = 10_000 });
            return true;
        }
        catch (TimeoutException)
        {
            return false;
        }
    }

    /// <summary>The first administrator, by the link that the command prints, and a piece.</summary>
    private async Task<string> Furnish(IPage page)
    {
        using var command = Process.Start(Program("setup"))!;
        var link = SetUp().Match(await command.StandardOutput.ReadToEndAsync()).Value;
        await command.WaitForExitAsync();
        await page.GotoAsync($"http://localhost:{port}{link}");
        await page.Locator("#name").FillAsync("Édith");
        await page.Locator("#email").FillAsync("edith@example.org");
        await page.Locator("#password").FillAsync("une phrase qui ouvre la porte");
        await page.Locator("button[type=submit].main").ClickAsync();
        // By what stands on the page: of a browser that is driven from outside, «it has loaded» may be said before one listens.
        await Expect(page.Locator("table.list, .empty")).ToBeVisibleAsync();
        await page.GotoAsync($"http://localhost:{port}/admin/articles/new");
        await page.Locator("#Start-Title").FillAsync("Rien ne se perd");
        await page.Locator("[data-save]").ClickAsync();
        await page.Locator("form[data-journal]").WaitForAsync();
        await Expect(page).ToHaveURLAsync(new Regex("/admin/articles/edit/"));
        return page.Url.Split('?')[0];
    }

    private async Task StartSite()
    {
        site = Process.Start(Program("--urls", $"http://localhost:{port}"))!;
        site.OutputDataReceived += (_, line) => console += line.Data + "\n";
        site.ErrorDataReceived += (_, line) => console += line.Data + "\n";
        site.BeginOutputReadLine();
        site.BeginErrorReadLine();
        using var client = new HttpClient { BaseAddress = new($"http://localhost:{port}") };
        for (var waited = 0; waited < 300; waited++, await Task.Delay(100))
        {
            try
            {
                using var ready = await client.GetAsync("/health/ready");
                if (ready.IsSuccessStatusCode)
                    return;
            }
            catch (HttpRequestException)
            {
                // Not yet.
            }
        }
        throw new InvalidOperationException("The site did not start: " + console);
    }

    private ProcessStartInfo Program(params IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder,
        };
        foreach (
            var argument in (string[])
                [Path.Combine(AppContext.BaseDirectory, "Commentary.Web.dll"), .. arguments, "--data", Path.Combine(folder, "data")]
        )
            start.ArgumentList.Add(argument);
        start.Environment["LANG"] = start.Environment["LC_ALL"] = "fr_CA.UTF-8";
        start.Environment.Remove("ASPNETCORE_ENVIRONMENT");
        start.Environment.Remove("DOTNET_ENVIRONMENT");
        return start;
    }

    /// <summary>A browser with a profile that outlives it.</summary>
    private async Task<IPage> Open()
    {
        var profile = Directory.CreateDirectory(Path.Combine(folder, "profile")).FullName;
        var at = Path.Combine(profile, "DevToolsActivePort");
        File.Delete(at);
        var start = new ProcessStartInfo("/usr/bin/chromium")
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (
            var argument in new[]
            {
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--lang=fr-CA",
                "--remote-debugging-port=0",
                $"--user-data-dir={profile}",
                "about:blank",
            }
        )
            start.ArgumentList.Add(argument);
        chromium = Process.Start(start)!;
        chromium.OutputDataReceived += (_, _) => { };
        chromium.ErrorDataReceived += (_, _) => { };
        chromium.BeginOutputReadLine();
        chromium.BeginErrorReadLine();
        for (var waited = 0; !File.Exists(at) || (await File.ReadAllLinesAsync(at)).Length < 2; waited++)
        {
            (waited < 300).Should().BeTrue("a browser starts within half a minute");
            await Task.Delay(100);
        }
        playwright ??= await Playwright.CreateAsync();
        browser = await playwright.Chromium.ConnectOverCDPAsync($"http://localhost:{(await File.ReadAllLinesAsync(at))[0]}");
        var page = await browser.Contexts[0].NewPageAsync();
        page.Dialog += async (_, dialog) => await dialog.AcceptAsync();
        return page;
    }

    private async Task KillBrowser()
    {
        chromium!.Kill(entireProcessTree: true);
        await chromium.WaitForExitAsync();
        chromium.Dispose();
        File.Delete(Path.Combine(folder, "profile", "SingletonLock"));
    }

    private async Task KillSite()
    {
        site!.Kill(entireProcessTree: true);
        await site.WaitForExitAsync();
        site.Dispose();
    }

    public async ValueTask DisposeAsync()
    {
        if (chromium is { } open)
        {
            open.Kill(entireProcessTree: true);
            await open.WaitForExitAsync();
        }
        playwright?.Dispose();
        if (site is { } running)
        {
            running.Kill(entireProcessTree: true);
            await running.WaitForExitAsync();
        }
        Directory.Delete(folder, recursive: true);
    }

    private static int Number(string name, int unless) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out var number) ? number : unless;

    private static int FreePort()
    {
        using var listener = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        listener.Start();
        return ((System.Net.IPEndPoint)listener.LocalEndpoint).Port;
    }

    [GeneratedRegex(@"/admin/account/setup\?key=[^\s""\\]+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex SetUp();
}
