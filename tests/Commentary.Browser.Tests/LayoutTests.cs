using Commentary.Web.Admin.Account;
using Microsoft.Extensions.DependencyInjection;

namespace Commentary.Browser.Tests;

/// <summary>Every page fits its window, whatever stands in it: nobody scrolls sideways.</summary>
public class LayoutTests(Chromium chromium, FurnishedBuilding building)
{
    [Theory, MemberData(nameof(Rooms.OfTheSite), MemberType = typeof(Rooms))]
    public async Task A_page_of_the_site_fits_its_window(string room)
    {
        await using var reader = await chromium.Visitor(building);
        var page = await reader.NewPageAsync();
        await Rooms.Enter(building, page, room);
        await Fits(page);
    }

    [Theory, MemberData(nameof(Rooms.OfTheNewsroom), MemberType = typeof(Rooms))]
    public async Task A_page_of_the_newsroom_fits_its_window(string room)
    {
        await using var editor = await chromium.SignedIn(building, building.Editor);
        var page = await editor.NewPageAsync();
        await Rooms.EnterNewsroom(building, page, room);
        await Fits(page);
    }

    [Fact]
    public async Task The_sign_in_page_and_the_preview_fit_their_windows()
    {
        await using var visitor = await chromium.Visitor(building);
        var page = await visitor.NewPageAsync();
        await page.GotoAsync("/admin");
        await Fits(page);

        await using var editor = await chromium.SignedIn(building, building.Editor);
        page = await editor.NewPageAsync();
        await page.OpenDesk(building.AwkwardArticle);
        var preview = await editor.RunAndWaitForPageAsync(() => page.Button("Aperçu en français").ClickAsync());
        await Expect(preview.Locator("h1")).ToBeVisibleAsync();
        await Fits(preview);
    }

    public class InAnEmptyBuilding(Chromium chromium, Building building) : IClassFixture<Building>
    {
        [Fact]
        public async Task Pages_where_there_is_nothing_yet_fit_their_windows()
        {
            await using var visitor = await chromium.Visitor(building);
            var page = await visitor.NewPageAsync();
            string[] addresses = ["/fr", "/en/archive", building.Services.GetRequiredService<SetUpLink>().Path()];
            foreach (var address in addresses)
            {
                await page.GotoAsync(address);
                await Expect(page.Locator("h1")).ToBeVisibleAsync();
                await Fits(page);
            }
        }
    }

    private static async Task Fits(IPage page)
    {
        List<string> tooWide = [];
        foreach (var width in new[] { 320, 360, 768, 1440 })
        {
            await page.SetViewportSizeAsync(width, 800);
            tooWide.AddRange((await page.EvaluateAsync<string[]>(SticksOut)).Select(what => $"{width} px: {what}"));
        }
        string.Join('\n', tooWide).Should().BeEmpty();
    }

    /// <summary>By how much the page is wider than its window, and what makes it so.</summary>
    private const string SticksOut = """
        () => {
          const root = document.documentElement;
          const by = root.scrollWidth - root.clientWidth;
          if (by <= 0) return [];
          const wide = [...document.querySelectorAll('body *')].filter(e => {
            if (e.getBoundingClientRect().right <= root.clientWidth + 1) return false;
            for (let p = e.parentElement; p && p !== document.body; p = p.parentElement)
              if (getComputedStyle(p).overflowX !== 'visible') return false;
            return true;
          });
          return [`${by} px too wide: ${wide.filter(e => !wide.includes(e.parentElement)).slice(0, 5).map(e => e.outerHTML.slice(0, 120).replace(/\s+/g, ' ')).join(' | ')}`];
        }
        """;
}
