using System.Globalization;
using Commentary.Application.Model;
using Commentary.Text.HouseFormat;
using Commentary.Text.Languages;
using Commentary.Text.Markdown;

namespace Commentary.Browser.Tests;

/// <summary>Words, reading time and the balance of the viewpoints, while one writes.</summary>
public class MeasuresTests(Chromium chromium, FurnishedBuilding building)
{
    private static readonly string[] Texts =
    [
        "",
        "L’IA : oui !",
        "## Un titre\n\n**Deux** mots — [et un lien](https://a.ca/b/c)",
        "Un [lien](https://a.ca/x_(y) \"avec un titre\") et ![une image](/a.png) et https://example.org/a-b",
        "1. un\n2. deux\n   - trois\n\n> quatre\n> cinq\n\nEn\n1984. six",
        "| a | b |\n| --- | --- |\n| un | deux trois |",
        "```js\nconst a = [b](c);\n```\n\nUn `code [x](y)` ici",
        "le *machine learning*{lang=en} va\n\nA whole paragraph {lang=en}",
        "[duel A]\nUn paragraphe.\n\n[duel B] Un autre.",
        "R &amp; D, un&nbsp;deux, caf&eacute; &#233;t&#233;, 5 * 3 = 15",
        "Un mot\\\nsuit. Fin\u00A0!\u202F« oui »",
        "- [ ] à faire\n- **fait** ~~refait~~\n\n---\n\nTitre\n===\n\nFin",
        "10^6^ de CO~2~[^1], un[^b] mot[^2]\n\n[^1]: Trois mots ici.\n[^b]: un\n\n[^3]: que rien n’appelle\n\nFin",
        "👩‍💻 20 % de 1 234,5 — l’eau, l'air",
    ];

    [Fact]
    public async Task The_words_that_one_sees_are_those_that_readers_are_told_of()
    {
        await using var desk = await WritingDesk.Open(chromium, building, EditionText.Empty with { Title = "Compter" });
        List<string> differs = [];
        foreach (var text in Texts.Append(Some.Awkward(Language.French).Summary).Append(Some.Awkward(Language.English).Pessimistic))
        {
            // Where marks of duels are known.
            await desk.Page.Field(Language.French, "Optimistic").FillAsync(text);
            var words = HouseMarkdown.Words(Duels.Unmarked(text, Part.Optimistic));
            try
            {
                await Expect(desk.Page.Locator("[data-measures=French] [data-view=Optimistic] b"))
                    .ToHaveTextAsync(words.ToString(CultureInfo.InvariantCulture), new() { Timeout = 2500 });
            }
            catch (PlaywrightException)
            {
                var shown = await desk.Page.Locator("[data-measures=French] [data-view=Optimistic] b").TextContentAsync();
                differs.Add($"{words}, not {shown}: {text}");
            }
        }
        string.Join("\n\n", differs).Should().BeEmpty();
    }

    [Fact]
    public async Task They_follow_what_is_typed_and_agree_with_the_page_that_is_published()
    {
        await using var desk = await WritingDesk.Open(chromium, building, Some.Text("Suivre"));
        var measures = desk.Page.Locator("[data-measures=French]");
        await Expect(measures.Locator(".sum")).ToHaveTextAsync("Mots : 8, lecture : 1 min");

        await desk.Neutral.FillAsync(string.Join(' ', Enumerable.Repeat("mot", 542)));

        await Expect(measures.Locator(".sum")).ToHaveTextAsync("Mots : 548, lecture : 2 min");
        await Expect(measures.Locator("[data-view=Neutral]")).ToHaveTextAsync("Point de vue neutre, mots : 542");
        var share = await measures.Locator("rect[data-of=Neutral]").GetAttributeAsync("width");
        double.Parse(share!, CultureInfo.InvariantCulture).Should().BeApproximately(100.0 * 542 / 546, 0.01);
        var preview = await desk.Page.Context.RunAndWaitForPageAsync(() => desk.Page.Button("Aperçu en français").ClickAsync());
        await Expect(preview.Locator(".piece-head")).ToContainTextAsync("2 min");
    }

    [Fact]
    public async Task Without_script_they_are_those_of_the_text_that_was_saved()
    {
        await using var browser = await chromium.SignedIn(building, building.Editor, withScript: false);
        var page = await browser.NewPageAsync();
        await page.OpenDesk(await Some.Draft(building, Some.Text("Compté") with { Summary = "Les faits sont là." }));

        await Expect(page.Locator("[data-measures=French] .sum")).ToHaveTextAsync("Mots : 10, lecture : 1 min");
        await Expect(page.Locator("[data-measures=English] .sum")).ToHaveTextAsync("Mots : 0, lecture : 1 min");
    }
}
