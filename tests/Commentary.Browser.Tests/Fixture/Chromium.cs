using System.Collections.Concurrent;

namespace Commentary.Browser.Tests.Fixture;

/// <summary>One browser for the whole run. Each visitor has a profile of their own in it.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private const string Path = "/usr/bin/chromium-headless-shell";

    /// <summary>In milliseconds: for how long a page may keep a test waiting before it is called broken.</summary>
    private const float Patience = 20_000;

    /// <summary>What it calls itself when a person uses it: headless, it would be counted as a robot.</summary>
    private string name = "";

    private IPlaywright playwright = null!;
    private IBrowser browser = null!;

    /// <summary>What the browser of a member holds who has signed in, by site and member: who comes again is let in as they would be.</summary>
    private readonly ConcurrentDictionary<(Building Site, Credentials Member), Task<string>> signedIn = new();

    public async ValueTask InitializeAsync()
    {
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(
            new()
            {
                ExecutablePath = Path,
                Args =
                [
                    "--no-sandbox",
                    "--disable-gpu",
                    "--disable-quic",
                    "--no-first-run",
                    "--disable-background-networking",
                    "--disable-component-update",
                    "--disable-sync",
                ],
            }
        );
        name =
            $"Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/{browser.Version.Split('.')[0]}.0.0.0 Safari/537.36";
        SetDefaultExpectTimeout(Patience);
    }

    /// <summary>A person with a browser of their own, who has never been here.</summary>
    public async Task<IBrowserContext> Visitor(
        Building building,
        bool withScript = true,
        string languages = "fr-CA",
        int width = 1440,
        ColorScheme scheme = ColorScheme.Light,
        string? state = null
    )
    {
        var visitor = await browser.NewContextAsync(
            new()
            {
                BaseURL = building.Address,
                JavaScriptEnabled = withScript,
                Locale = languages,
                UserAgent = name,
                ViewportSize = new() { Width = width, Height = 900 },
                ColorScheme = scheme,
                ReducedMotion = ReducedMotion.Reduce,
                StorageState = state,
            }
        );
        visitor.SetDefaultTimeout(Patience);
        return visitor;
    }

    /// <summary>A member who has signed in, by the page that is there for it: once, and their browser remembers.</summary>
    public async Task<IBrowserContext> SignedIn(Building building, Credentials member, bool withScript = true, int width = 1440) =>
        await Visitor(
            building,
            withScript,
            width: width,
            state: await signedIn.GetOrAdd((building, member), _ => SignIn(building, member))
        );

    private async Task<string> SignIn(Building building, Credentials member)
    {
        await using var visitor = await Visitor(building);
        var page = await visitor.NewPageAsync();
        await page.GotoAsync("/admin");
        await Newsroom.SignIn(page, member);
        await Expect(page).ToHaveURLAsync($"{building.Address}/admin");
        return await visitor.StorageStateAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await browser.DisposeAsync();
        playwright.Dispose();
    }
}
