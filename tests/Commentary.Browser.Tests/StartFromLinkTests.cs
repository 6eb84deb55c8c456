using System.Net;
using Commentary.Text.Languages;
using Commentary.Web.Sources;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Commentary.Browser.Tests;

/// <summary>A building that reads the pages that editors start from, and may go to this machine for them.</summary>
public sealed class ReadingBuilding : Building
{
    private WebApplication news = null!;

    /// <summary>Holds the news back until it is let go.</summary>
    public TaskCompletionSource Gate { get; private set; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    public Credentials Editor { get; private set; } = null!;

    public string News(string path) => news.Urls.First() + path;

    public void Hold() => Gate = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public override async ValueTask InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        news = builder.Build();
        news.Run(async context =>
        {
            await Gate.Task.WaitAsync(context.RequestAborted);
            await Results
                .Content(
                    """
                    <!doctype html><html lang="de"><title>OpenAI stellt ein | WIRED</title><meta property="og:site_name" content="WIRED">
                    <meta name="author" content="Will Knight"><meta property="article:published_time" content="2026-02-27">
                    """,
                    "text/html"
                )
                .ExecuteAsync(context);
        });
        await news.StartAsync(TestContext.Current.CancellationToken);
        await base.InitializeAsync();
        Editor = await Member("Édith");
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.UseSetting("Site:ReadsSources", "true");
        builder.ConfigureTestServices(services => services.AddSingleton(new Outside(IPAddress.Loopback.Equals, TimeSpan.FromSeconds(30))));
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await news.DisposeAsync();
    }
}

/// <summary>From the link to the news to a desk that knows its source.</summary>
public class StartFromLinkTests(Chromium chromium, ReadingBuilding building) : IClassFixture<ReadingBuilding>
{
    private static ILocator Source(IPage page, string field) => page.Locator($"#Save-Source-{field}");

    private async Task<IPage> Start(IBrowserContext browser, string path)
    {
        var page = await browser.NewPageAsync();
        await page.GotoAsync("/admin/articles/new");
        await page.Locator("#Start-Source-Url").FillAsync(building.News(path));
        await page.Button("Commencer le brouillon").ClickAsync();
        await Expect(page.Locator("#reading")).ToBeVisibleAsync();
        return page;
    }

    [Fact]
    public async Task While_one_writes_the_empty_fields_are_filled_and_the_hand_is_not_disturbed()
    {
        building.Hold();
        await using var browser = await chromium.SignedIn(building, building.Editor);
        var page = await Start(browser, "/avec");
        var asked = 0;
        page.Dialog += async (_, dialog) =>
        {
            asked++;
            await dialog.AcceptAsync();
        };
        await Expect(page.Locator("#reading")).ToContainTextAsync("On lit la page de la source.");
        await Source(page, "Author").FillAsync("Moi");
        await Source(page, "Publisher").ClickAsync();

        building.Gate.SetResult();

        await Expect(page.Locator("#reading")).ToContainTextAsync("Page lue le");
        await Expect(Source(page, "Title")).ToHaveValueAsync("OpenAI stellt ein");
        await Expect(Source(page, "PublishedOn")).ToHaveValueAsync("2026-02-27");
        await Expect(Source(page, "Language")).ToHaveValueAsync("de");
        await Expect(Source(page, "Author")).ToHaveValueAsync("Moi");
        await Expect(Source(page, "Publisher")).ToBeFocusedAsync();
        await Expect(Source(page, "Publisher")).ToHaveValueAsync("");
        await Expect(page.Locator("details.group summary span").First).ToHaveTextAsync("WIRED");

        await Source(page, "Title").FillAsync("");
        await page.Save();
        await Expect(Source(page, "Author")).ToHaveValueAsync("Moi");
        await Expect(Source(page, "Publisher")).ToHaveValueAsync("WIRED");
        await Expect(Source(page, "Title")).ToHaveValueAsync("");
        asked.Should().Be(0);
    }

    [Fact]
    public async Task What_the_page_has_filled_in_nobody_has_typed_and_leaving_does_not_ask()
    {
        building.Hold();
        await using var browser = await chromium.SignedIn(building, building.Editor);
        var page = await Start(browser, "/partir");
        var asked = 0;
        page.Dialog += async (_, dialog) =>
        {
            asked++;
            await dialog.AcceptAsync();
        };
        await page.Field(Language.French, "Neutral").ClickAsync();
        await page.Keyboard.TypeAsync("x");
        building.Gate.SetResult();
        await Expect(Source(page, "Title")).ToHaveValueAsync("OpenAI stellt ein");
        await Expect(page.Field(Language.French, "Neutral")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Backspace");

        await page.Link("Articles").ClickAsync();

        await Expect(page.Locator("h1")).ToHaveTextAsync("Articles");
        asked.Should().Be(0);
    }

    [Fact]
    public async Task Without_script_the_fields_are_filled_at_the_next_look_and_one_may_ask_again()
    {
        building.Hold();
        await using var browser = await chromium.SignedIn(building, building.Editor, withScript: false);
        var page = await Start(browser, "/sans");
        await Expect(page.Locator("#reading")).ToContainTextAsync("Vous le verrez en enregistrant.", new() { UseInnerText = true });
        await page.Field(Language.French, "Neutral").FillAsync("Le neutre.");
        building.Gate.SetResult();
        await page.Save();
        await page.ReloadUntil(async () => await Source(page, "Title").InputValueAsync() == "OpenAI stellt ein", "it is read by now");
        await Expect(page.Field(Language.French, "Neutral")).ToHaveValueAsync("Le neutre.");

        await Source(page, "Title").FillAsync("");
        await page.Button("Relire la page").ClickAsync();
        await Expect(page.Said()).ToHaveTextAsync("C’est enregistré. La page de la source va être lue.");
        await page.ReloadUntil(async () => await Source(page, "Title").InputValueAsync() == "OpenAI stellt ein", "it was asked for");

        await page.GotoAsync("/admin/articles/new");
        await page.Locator("#Start-Source-Url").FillAsync(building.News("/sans?utm_source=encore"));
        await page.Button("Commencer le brouillon").ClickAsync();
        await Expect(page.Refusal()).ToContainTextAsync("Nous avons déjà commenté cette source.");
        await page.Button("Commencer quand même").ClickAsync();
        await Expect(page.Locator(".commented")).ToContainTextAsync("Sans titre");
    }

    [Fact]
    public async Task Each_state_is_for_everybody_to_read_and_to_use()
    {
        building.Hold();
        await using var browser = await chromium.SignedIn(building, building.Editor);
        var page = await Start(browser, "/etats");
        await Axe.FindsNothing(page);
        building.Gate.SetResult();
        await page.ReloadUntil(async () => await Source(page, "Title").InputValueAsync() == "OpenAI stellt ein", "it is read by now");
        await Expect(page.Locator("#reading")).ToContainTextAsync("Page lue le");
        await Axe.FindsNothing(page);

        await Source(page, "Url").FillAsync("http://169.254.169.254/latest/meta-data/");
        await page.Button("Relire la page").ClickAsync();
        await Expect(page.Locator("#reading")).ToContainTextAsync("Son adresse mène à un réseau privé");
        await Axe.FindsNothing(page);
    }
}
