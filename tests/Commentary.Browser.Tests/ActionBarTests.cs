using Commentary.Text.Languages;

namespace Commentary.Browser.Tests;

/// <summary>The bar of the desk takes one row of the window, and what concerns one language stands beside its name, once.</summary>
public class ActionBarTests(Chromium chromium, FurnishedBuilding building)
{
    /// <summary>In CSS pixels.</summary>
    private const double MaxHeight = 64;

    private static readonly string[] Handlers = ["Preview", "Publish", "Schedule", "Withdraw"];

    /// <summary>How tall the bar is, and how many rows what stands in it takes.</summary>
    private const string Measure = """
        bar => {
          const row = bar.querySelector('.do-row');
          const shown = [...row.children].filter(child => child.getClientRects().length > 0).map(child => child.getBoundingClientRect());
          const rows = shown.filter((box, at) => at === 0 || box.top >= shown[at - 1].bottom).length;
          return [bar.getBoundingClientRect().height, rows];
        }
        """;

    [Theory]
    [InlineData(Language.French, 1440, true)]
    [InlineData(Language.English, 1440, true)]
    [InlineData(Language.French, 1024, true)]
    [InlineData(Language.English, 1024, true)]
    [InlineData(Language.French, 360, true)]
    [InlineData(Language.English, 360, true)]
    [InlineData(Language.French, 1024, false)]
    [InlineData(Language.French, 360, false)]
    public async Task With_both_editions_public_it_is_one_low_row(Language language, int width, bool withScript)
    {
        var id = await Public("Une ligne");
        await using var editor = await SignedIn(language, withScript, width);
        var page = await editor.NewPageAsync();

        await page.OpenDesk(id);

        await IsOneRow(page);
        await Expect(page.Locator("[data-save]")).ToBeInViewportAsync();
        var publish = page.Locator(".do .publish button");
        await Expect(width < 1024 ? publish.First : publish.Last).ToBeInViewportAsync();
        await Expect(page.Locator(".do .menu a").First).ToBeHiddenAsync();
        await page.OpenMore();
        await Expect(page.Locator($".do .menu a[href='/admin/articles/history/{id}']")).ToBeInViewportAsync(new() { Ratio = 1 });
        await IsOneRow(page);
    }

    [Theory]
    [InlineData(Language.French, 1440)]
    [InlineData(Language.English, 1440)]
    [InlineData(Language.French, 1024)]
    [InlineData(Language.English, 1024)]
    public async Task Whatever_it_has_to_say_it_stays_one_row(Language language, int width)
    {
        var id = await Public("Tout ce qu’elle dit");
        await using var editor = await SignedIn(language, width: width);
        var page = await editor.NewPageAsync();
        await page.OpenDesk(id);
        var line = page.Locator(".kept");

        foreach (var state in await line.EvaluateAsync<string[]>("line => Object.keys(line.dataset)"))
        {
            await line.EvaluateAsync(
                """
                (line, state) => {
                  line.hidden = false;
                  line.classList.toggle('bad', state !== 'kept' && state !== 'saving');
                  line.querySelector('span').textContent = line.dataset[state].replace('{0}', '23 h 59');
                  line.querySelector('a').hidden = state !== 'signedOut';
                }
                """,
                state
            );
            await IsOneRow(page);
        }
    }

    [Theory]
    [InlineData(Language.French, 1440)]
    [InlineData(Language.English, 1440)]
    [InlineData(Language.French, 360)]
    [InlineData(Language.English, 360)]
    public async Task Each_control_of_a_language_stands_once(Language language, int width)
    {
        var id = await Public("Une seule fois");
        await using var editor = await SignedIn(language, width: width);
        var page = await editor.NewPageAsync();
        await page.OpenDesk(id);

        foreach (var each in LanguageNames.All)
        {
            foreach (var handler in Handlers)
                await Expect(page.Locator($"[formaction*='handler={handler}&language={each}']")).ToHaveCountAsync(1);
            await Expect(page.Locator($"a[href^='/{each.Code()}/articles/']")).ToHaveCountAsync(1);
            await Expect(page.Locator($"h2:text-is('{NameOf(each, language)}')")).ToHaveCountAsync(1);
            var beside = page.Locator($".columns .{each.Code()}");
            await Expect(beside.Locator("h2, .state, [formaction*=Preview], [formaction*=Schedule], [formaction*=Withdraw]"))
                .ToHaveCountAsync(5);
            if (width < 1024)
                await page.Locator($".which [value={each.Code()}]").CheckAsync();
            await page.OpenActions(each);
            await Expect(beside.Locator(".panel > a")).ToBeVisibleAsync();
            await page.Keyboard.PressAsync("Escape");
        }
    }

    [Fact]
    public async Task A_menu_closes_by_Escape_by_a_press_beside_it_and_by_a_link_that_leads_to_a_field()
    {
        var id = await Some.Draft(building, Some.Text("Replié") with { Pessimistic = "" });
        await using var editor = await chromium.SignedIn(building, building.Editor);
        var page = await editor.NewPageAsync();
        await page.OpenDesk(id);
        var open = page.Locator("details[name=menu][open]");

        await page.OpenActions(Language.French);
        await page.OpenMore();
        await Expect(open).ToHaveCountAsync(1);
        await page.Keyboard.PressAsync("Escape");
        await Expect(open).ToHaveCountAsync(0);
        await Expect(page.Locator(".do .menu > summary")).ToBeFocusedAsync();

        await page.OpenActions(Language.French);
        await page.Locator(".columns .fr .tell > summary").First.ClickAsync();
        await Expect(page.Locator("#Save-French-At")).ToBeVisibleAsync();
        await page.Field(Language.English, "Neutral").ClickAsync();
        await Expect(open).ToHaveCountAsync(0);

        await page.Locator(".columns .fr .why > summary").First.ClickAsync();
        await page.Locator(".why a[href='#Save-French-Pessimistic']").ClickAsync();
        await Expect(open).ToHaveCountAsync(0);
        await Sight.IsClear(page.Field(Language.French, "Pessimistic"));
    }

    [Fact]
    public async Task A_refused_moment_is_in_sight_under_its_language_and_stays_there()
    {
        var id = await Some.Draft(building, Some.Text("Moment passé"));
        await using var editor = await chromium.SignedIn(building, building.Editor);
        var page = await editor.NewPageAsync();
        await page.OpenDesk(id);
        await page.OpenActions(Language.French);
        await page.Locator(".columns .fr .tell > summary").First.ClickAsync();
        await page.Locator("#Save-French-At").FillAsync("2001-01-01T10:00");
        await page.Locator("[formaction*='handler=Schedule&language=French']").ClickAsync();
        await Expect(page.Refusal()).ToBeVisibleAsync();

        await page.Locator("h1").ClickAsync();

        await Expect(page.Locator("#Save-French-At")).ToBeVisibleAsync();
        await Expect(page.Locator("#Save-French-At-error")).ToBeVisibleAsync();
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task On_a_phone_the_menu_leads_back_to_the_name_of_the_language(bool withScript)
    {
        var id = await Public("Retour en haut");
        await using var editor = await SignedIn(Language.French, withScript, 360);
        var page = await editor.NewPageAsync();
        await page.OpenDesk(id);
        await page.Locator(".which [value=en]").CheckAsync();
        await page.Field(Language.English, "Pessimistic").ScrollIntoViewIfNeededAsync();
        await page.OpenMore();
        await Expect(page.Link("État et actions en français")).ToBeHiddenAsync();

        await page.Link("État et actions en anglais").ClickAsync();

        await Expect(page.Button("Aperçu en anglais")).ToBeInViewportAsync();
        await page.OpenActions(Language.English);
        await page.FitsItsWindow();
    }

    private static async Task IsOneRow(IPage page)
    {
        var measured = await page.Locator(".do").EvaluateAsync<double[]>(Measure);
        measured[0].Should().BeLessThanOrEqualTo(MaxHeight);
        measured[1].Should().Be(1);
    }

    private Task<int> Public(string title) => Some.Article(building, Some.Text(title), Some.Text($"{title} in English", Language.English));

    private Task<IBrowserContext> SignedIn(Language language, bool withScript = true, int width = 1440) =>
        chromium.SignedIn(building, language is Language.English ? building.Colleague : building.Editor, withScript, width);

    private static string NameOf(Language named, Language spoken) =>
        (named, spoken) switch
        {
            (Language.French, Language.French) => "Français",
            (Language.French, _) => "French",
            (_, Language.French) => "Anglais",
            _ => "English",
        };
}
