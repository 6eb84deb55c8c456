using Commentary.Application.Press;
using Commentary.Text.HouseFormat;
using Commentary.Text.Languages;

namespace Commentary.Browser.Tests;

/// <summary>What a reader does with a piece, by hand and by key, with script and without.</summary>
public class ReadingTests(Chromium chromium, FurnishedBuilding building)
{
    private const string SideBySide = "Optimiste et pessimiste côte à côte";

    [Theory, InlineData(true), InlineData(false)]
    public async Task Both_readings_stand_side_by_side_on_a_wide_screen_when_asked(bool withScript)
    {
        await using var reader = await chromium.Visitor(building, withScript);
        var page = await reader.NewPageAsync();
        await page.GotoAsync(building.FrenchOnly);
        var (before, after) = await Pair(page);
        after.Y.Should().BeGreaterThanOrEqualTo(before.Y + before.Height, "they follow each other");

        await page.GetByLabel(SideBySide).CheckAsync();

        var (optimist, pessimist) = await Pair(page);
        pessimist.X.Should().BeGreaterThanOrEqualTo(optimist.X + optimist.Width);
        pessimist.Y.Should().BeApproximately(optimist.Y, 1);
        optimist.Width.Should().BeApproximately(pessimist.Width, 1).And.BeGreaterThan(350);
        // Their names are level.
        var stands = await BoxOf(page.Locator("#optimiste h2"));
        var hangs = await BoxOf(page.Locator("#pessimiste h2"));
        hangs.Y.Should().BeApproximately(stands.Y, 1);

        await page.GetByLabel("Dans l’ordre").CheckAsync();
        (await BoxOf(page.Locator("#pessimiste"))).Y.Should().BeApproximately(after.Y, 1, "they follow each other again");
    }

    [Theory, InlineData(1440, false), InlineData(360, true)]
    public async Task One_part_can_stand_alone_and_the_list_of_parts_turns_to_another(int width, bool withScript)
    {
        await using var reader = await chromium.Visitor(building, withScript, width: width);
        var page = await reader.NewPageAsync();
        await page.GotoAsync(building.FrenchOnly);
        await page.GetByLabel("Une partie à la fois").CheckAsync();

        await Expect(page.Locator("section.part:visible")).ToHaveCountAsync(1);
        await Expect(page.Locator("#faits")).ToBeVisibleAsync();
        await page.Locator("nav.parts a[href='#optimiste']").ClickAsync();
        await Expect(page.Locator("section.part:visible")).ToHaveCountAsync(1);
        await Expect(page.Locator("#optimiste")).ToBeVisibleAsync();

        await page.EmulateMediaAsync(new() { Media = Media.Print });
        await Expect(page.Locator("section.part:visible")).ToHaveCountAsync(5);
    }

    [Fact]
    public async Task The_language_switch_leads_to_the_paragraph_that_is_being_read()
    {
        await using var reader = await chromium.Visitor(building, width: 1440);
        var page = await reader.NewPageAsync();
        await page.GotoAsync(Addresses.Article(Language.French, Some.AwkwardSlug(Language.French)) + "#neutre-1");
        await page.Locator(".tongues a").EvaluateAsync("a => a.click()");
        await Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/en/articles/.*#neutral(-1)?$"));
    }

    [Fact]
    public async Task A_paragraph_that_is_no_longer_there_leads_to_its_part()
    {
        await using var reader = await chromium.Visitor(building);
        var page = await reader.NewPageAsync();
        await page.GotoAsync(building.FrenchOnly + "#optimiste-zzzzz");
        await Expect(page).ToHaveURLAsync($"{building.Address}{building.FrenchOnly}#optimiste");
    }

    [Fact]
    public async Task A_chosen_look_is_there_on_the_next_page_and_no_cookie_is_kept()
    {
        await using var reader = await chromium.Visitor(building, scheme: ColorScheme.Light);
        var page = await reader.NewPageAsync();
        await page.GotoAsync(building.FrenchOnly);
        await page.GetByLabel("Sombre").CheckAsync();
        await page.GotoAsync("/fr");

        await Expect(page.Locator("html")).ToHaveAttributeAsync("data-theme", "dark");
        (await page.EvaluateAsync<string>("() => getComputedStyle(document.body).backgroundColor")).Should().Be("rgb(17, 21, 25)");
        (await reader.CookiesAsync()).Should().BeEmpty();

        await page.GetByLabel("Comme l’appareil").CheckAsync();
        await page.ReloadAsync();
        (await page.EvaluateAsync<string>("() => getComputedStyle(document.body).backgroundColor")).Should().Be("rgb(252, 252, 250)");
    }

    [Fact]
    public async Task Without_a_script_no_switch_of_looks_is_offered()
    {
        await using var reader = await chromium.Visitor(building, withScript: false);
        var page = await reader.NewPageAsync();
        await page.GotoAsync("/fr");
        await Expect(page.Locator(".looks")).ToBeHiddenAsync();
    }

    [Theory]
    [InlineData(1440, true)]
    [InlineData(360, true)]
    [InlineData(1440, false)]
    [InlineData(360, false)]
    public async Task The_list_of_parts_leads_to_each_part(int width, bool withScript)
    {
        await using var reader = await chromium.Visitor(building, withScript, width: width);
        var page = await reader.NewPageAsync();
        await page.GotoAsync(building.FrenchOnly);
        // Back and forth, so that each jump is one.
        foreach (var part in PartNames.Bodies.Reverse().Concat(PartNames.Bodies))
        {
            var id = part.Fragment(Language.French);
            await page.Locator($"nav.parts a[href='#{id}']").ClickAsync();
            await Expect(page).ToHaveURLAsync($"{building.Address}{building.FrenchOnly}#{id}");
            await Sight.IsClear(page.Locator($"#{id} h2"));
            if (withScript)
                await Expect(page.Locator("nav.parts [aria-current]")).ToHaveAttributeAsync("href", $"#{id}");
        }
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task The_first_key_shows_a_way_past_the_menu_and_it_leads_to_the_text(bool withScript)
    {
        await using var reader = await chromium.Visitor(building, withScript);
        var page = await reader.NewPageAsync();
        foreach (var address in new[] { "/fr", building.FrenchOnly, "/fr/archives", "/fr/rien" })
        {
            await page.GotoAsync(address);
            var skip = page.Link("Aller au texte");
            (await BoxOf(skip)).Y.Should().BeNegative("it shows only when it is reached");

            await page.Keyboard.PressAsync("Tab");
            await Expect(skip).ToBeFocusedAsync();
            await Sight.IsClear(skip);

            await page.Keyboard.PressAsync("Enter");
            await Expect(page).ToHaveURLAsync($"{building.Address}{address}#texte");
            await page.Keyboard.PressAsync("Tab");
            await Expect(page.Locator("main :focus")).ToHaveCountAsync(1);
        }
    }

    [Theory]
    [InlineData(1440, ColorScheme.Light)]
    [InlineData(1440, ColorScheme.Dark)]
    [InlineData(360, ColorScheme.Light)]
    public async Task The_focus_is_seen_on_all_that_can_be_reached_in_an_article(int width, ColorScheme scheme)
    {
        await using var reader = await chromium.Visitor(building, width: width, scheme: scheme);
        var page = await reader.NewPageAsync();
        await page.GotoAsync(Addresses.Article(Language.French, Some.AwkwardSlug(Language.French)));
        var all = await page.EvaluateAsync<int>(Reachable);
        all.Should().BeGreaterThan(15);

        List<string> faults = [];
        for (var reached = 0; reached < all; reached++)
        {
            await page.Keyboard.PressAsync("Tab");
            if (await page.EvaluateAsync<string?>(FaultOfTheFocus) is { } fault)
                faults.Add(fault);
        }

        string.Join('\n', faults).Should().BeEmpty();
        (await page.EvaluateAsync<int>("() => new Set(window.reached).size")).Should().Be(all, "each can be reached by key");
    }

    [Fact]
    public async Task A_topic_and_a_month_lead_to_the_piece_and_the_piece_to_its_neighbours()
    {
        await using var reader = await chromium.Visitor(building);
        var page = await reader.NewPageAsync();
        await page.GotoAsync("/fr/sujets/ia");
        // Others publish meanwhile, and under the same titles too: an address is one piece's.
        var piece = (await page.Locator("main h2 a").Last.GetAttributeAsync("href"))!;
        await page.Locator($"main h2 a[href='{piece}']").ClickAsync();
        await Expect(page).ToHaveURLAsync(building.Address + piece);

        // The oldest piece need not be of the newest year, which the archive opens on.
        var day = await page.Locator(".piece-head time").GetAttributeAsync("datetime");
        await page.GotoAsync($"/fr/archives/{day![..4]}");
        await page.Locator($".line a[href='{piece}']").ClickAsync();
        await Expect(page).ToHaveURLAsync(building.Address + piece);

        await page.GetByText("Texte suivant").ClickAsync();
        await Expect(page).Not.ToHaveURLAsync(building.Address + piece);
        await page.GetByText("Texte précédent").ClickAsync();
        await Expect(page).ToHaveURLAsync(building.Address + piece);
    }

    private static async Task<(Box Optimist, Box Pessimist)> Pair(IPage page) =>
        (await BoxOf(page.Locator("#optimiste")), await BoxOf(page.Locator("#pessimiste")));

    /// <summary>On the page, wherever it is scrolled to.</summary>
    private static async Task<Box> BoxOf(ILocator element)
    {
        var box = (await element.BoundingBoxAsync())!;
        var scrolled = await element.Page.EvaluateAsync<float>("scrollY");
        return new(box.X, box.Y + scrolled, box.Width, box.Height);
    }

    private sealed record Box(float X, float Y, float Width, float Height);

    private const string Reachable = """
        () => [...document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex="0"]')]
          .concat([...document.querySelectorAll('pre, .scroll')].filter(e => e.scrollWidth > e.clientWidth && e.tabIndex !== 0))
          .filter(e => e.checkVisibility() && !e.disabled && (e.type !== 'radio' || e.checked)).length
        """;

    /// <summary>What is wrong with how the focus shows now; null when nothing is. WCAG 2.2: 2.4.7, 2.4.11, 1.4.11.</summary>
    private const string FaultOfTheFocus = """
        () => {
          const element = document.activeElement;
          const name = element.outerHTML.slice(0, 140);
          if (element === document.body) return 'the focus is lost';
          (window.reached ??= []).push(element);
          const style = getComputedStyle(element);
          if (style.outlineStyle === 'none' || parseFloat(style.outlineWidth) < 2) return `no outline: ${name}`;
          const light = colour => colour.match(/[\d.]+/g).slice(0, 3)
            .map(v => v / 255).map(v => v <= .04045 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4)
            .reduce((sum, v, i) => sum + v * [.2126, .7152, .0722][i], 0);
          const [dark, bright] = [light(style.outlineColor), light(getComputedStyle(document.body).backgroundColor)].sort((a, b) => a - b);
          if ((bright + .05) / (dark + .05) < 3) return `a pale outline: ${name}`;
          const boxes = [...element.getClientRects()].filter(b => b.bottom > 0 && b.top < innerHeight);
          const seen = boxes.some(b => [.1, .5, .9].some(x => [.2, .5, .8].some(y => {
            const top = document.elementFromPoint(b.left + b.width * x, b.top + b.height * y);
            return top && (element.contains(top) || top.contains(element));
          })));
          return seen ? null : `out of sight or under something: ${name}`;
        }
        """;
}
