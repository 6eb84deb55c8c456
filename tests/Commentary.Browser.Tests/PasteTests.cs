using Commentary.Text.Languages;

namespace Commentary.Browser.Tests;

/// <summary>
/// What Word, Google Docs, pages and chats put on the clipboard becomes clean Markdown, with a word on what was left out. The samples in
/// <c>Clipboard</c> are in the shape that each of them writes, beside what is to come of it.
/// </summary>
public class PasteTests(Chromium chromium, FurnishedBuilding building)
{
    private const string Plain = "Texte brut.\nTel quel.";

    private static string Sample(string name) => File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Clipboard", name)).Trim();

    [Theory]
    [InlineData(
        "word",
        "Laissé de côté : commentaires, mots supprimés (suivi des modifications), images, suivi dans les liens, couleurs et soulignements."
    )]
    [InlineData("google-docs", "Laissé de côté : images, suivi dans les liens, couleurs et soulignements.")]
    [InlineData(
        "web-page",
        "Laissé de côté : texte caché, vidéos et contenus intégrés, boutons et champs (2), images, suivi dans les liens (2), liens qui ne mènent nulle part."
    )]
    [InlineData("chatgpt", "Laissé de côté : boutons et champs, suivi dans les liens.")]
    [InlineData("claude", "Rien n’a été laissé de côté.")]
    [InlineData("slack", "Laissé de côté : suivi dans les liens.")]
    [InlineData("teams", "Laissé de côté : suivi dans les liens (2).")]
    public async Task It_becomes_markdown_and_says_what_it_left_out(string program, string said)
    {
        await using var desk = await Empty();
        List<string> asked = [];
        desk.Page.Request += (_, request) => asked.Add(request.Url);
        List<string> refused = [];
        desk.Page.Console += (_, message) =>
        {
            if (message.Text.Contains("Content Security Policy", StringComparison.Ordinal))
                refused.Add(message.Text);
        };

        await Paste(desk, Sample($"{program}.html"), Plain);

        (await desk.Neutral.InputValueAsync()).Should().Be(Sample($"{program}.md").ReplaceLineEndings("\n"));
        await Expect(desk.Page.Locator(".pasted [role=status]")).ToHaveTextAsync($"Collé en Markdown. {said}");
        asked
            .Where(address => !address.StartsWith(building.Address, StringComparison.Ordinal))
            .Should()
            .BeEmpty("nothing that is pasted is fetched");
        refused.Should().BeEmpty("a style that is only read is no style");
    }

    [Fact]
    public async Task One_button_puts_the_plain_text_there_and_undo_goes_back_step_by_step()
    {
        await using var desk = await Empty();
        await Paste(desk, "<p>Un <b>mot</b>.</p>", Plain);
        await Expect(desk.Neutral).ToHaveValueAsync("Un **mot**.");
        await desk.Page.Keyboard.TypeAsync(" Puis ceci.");

        await desk.Page.Button("Coller plutôt le texte brut").ClickAsync();

        await Expect(desk.Neutral).ToHaveValueAsync($"{Plain} Puis ceci.");
        await Expect(desk.Neutral).ToBeFocusedAsync();
        await Expect(desk.Page.Locator(".pasted")).ToHaveCountAsync(0);
        await desk.Page.Keyboard.PressAsync("Control+z");
        await Expect(desk.Neutral).ToHaveValueAsync("Un **mot**. Puis ceci.");
        // How many letters one step of typing has is the browser's affair.
        for (var step = 0; step < 12; step++)
            await desk.Page.Keyboard.PressAsync("Control+z");
        await Expect(desk.Neutral).ToHaveValueAsync("");
    }

    [Fact]
    public async Task Paragraphs_stand_apart_from_what_they_come_between_and_words_go_into_their_line()
    {
        await using var desk = await Open("Avant. Après.");
        await desk.Select(7, 7);
        await Paste(desk, "<p>Un.</p><p>Deux, <i>trois</i>.</p>", "Un.\nDeux, trois.");
        await Expect(desk.Neutral).ToHaveValueAsync("Avant. \n\nUn.\n\nDeux, *trois*.\n\nAprès.");

        await desk.Select("Après");
        await Paste(desk, "<b>Ensuite</b>", "Ensuite");

        await Expect(desk.Neutral).ToHaveValueAsync("Avant. \n\nUn.\n\nDeux, *trois*.\n\n**Ensuite**.");
    }

    [Theory]
    [InlineData("", "**déjà** du [Markdown](https://example.org)")]
    [InlineData("<pre style=\"word-wrap: break-word; white-space: pre-wrap;\">**déjà** du Markdown</pre>", "**déjà** du Markdown")]
    [InlineData(
        "<div style=\"color: #d4d4d4;background-color: #1e1e1e;font-family: Consolas, monospace;white-space: pre;\"><div><span>**déjà**</span></div></div>",
        "**déjà**"
    )]
    [InlineData("<meta charset='utf-8'><span style=\"color: rgb(0, 0, 0)\">des mots</span>", "des mots")]
    public async Task Plain_text_and_what_an_editor_of_code_copies_is_left_to_the_browser(string html, string plain)
    {
        await using var desk = await Empty();

        var wasLeft = await Paste(desk, html, plain);

        wasLeft.Should().BeTrue("the browser’s own paste is what happens");
        await Expect(desk.Neutral).ToHaveValueAsync("");
        await Expect(desk.Page.Locator(".pasted")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task What_is_pasted_runs_nothing_and_what_was_a_sign_is_no_mark()
    {
        await using var desk = await Empty();

        await Paste(
            desk,
            "<img src=x onerror=\"window.wasRun = true\"><script>window.wasRun = true</script><p>5 * 3, snake_case, 2 &lt; 3, un_ `code` et [1](non)</p><p># pas un titre</p><p>1. pas une liste</p><p><a href=\"javascript:alert(1)\">clic</a> <a href=\"https://example.org/a_(b)\">lien</a></p>",
            Plain
        );

        await Expect(desk.Neutral)
            .ToHaveValueAsync(
                "5 * 3, snake_case, 2 < 3, un\\_ \\`code\\` et [1\\](non)\n\n\\# pas un titre\n\n1\\. pas une liste\n\nclic [lien](https://example.org/a_%28b%29)"
            );
        (await desk.Page.EvaluateAsync<bool>("() => 'wasRun' in window")).Should().BeFalse();
    }

    [Fact]
    public async Task A_passage_in_another_language_stays_one()
    {
        await using var desk = await Empty();

        await Paste(desk, "<p>Le <i lang=\"en-US\">machine learning</i>, l’<em lang=\"fr\">apprentissage</em>.</p>", Plain);

        await Expect(desk.Neutral).ToHaveValueAsync("Le *machine learning*{lang=en}, l’*apprentissage*.");
    }

    [Theory]
    [InlineData("10<sup>6</sup>, 12 m<sup>2</sup>, CO<sub>2</sub>", "10⁶, 12 m², CO₂")]
    [InlineData("un fait<sup>3</sup>, un autre<sup>[4]</sup>.", "un fait³, un autre⁴.")]
    [InlineData(
        "La 1<sup>re</sup> fois, le 2<sup>e</sup>, M<sup>me</sup> A, n<sup>o</sup> 4, le XXI<sup>e</sup>",
        "La 1re fois, le 2e, Mme A, no 4, le XXIe"
    )]
    [InlineData("x<sup>voir note</sup>, v<sub>max</sub>, <sub>ici</sub>", "x^voir\u00A0note^, v~max~, ici")]
    [InlineData("selon<sup><a href=\"https://exemple.net/a\">2</a></sup>", "selon[²](https://exemple.net/a)")]
    [InlineData("m<span style=\"vertical-align:super\">3</span>", "m³")]
    [InlineData("De ~300 à ~400, a~b~c, x^2^, [^1]", "De ~300 à ~400, a\\~b~c, x\\^2^, \\[^1]")]
    [InlineData("le <b style='mso-bidi-font-weight:normal'>gras</b> de Word", "le **gras** de Word")]
    [InlineData("<strong>Attention :</strong>ne touchez pas", "**Attention :** ne touchez pas")]
    [InlineData("Le mot<b>«&nbsp;un&nbsp;»</b>(<i>deux</i>)", "Le mot«\u00A0**un\u00A0»**(*deux*)")]
    [InlineData("<b>Un</b><b> deux</b>, a<b>…</b>b, <i>(c)</i>d", "**Un deux**, a…b, *(c*)d")]
    [InlineData(
        "<span style=\"font-weight:700\">Un</span><span style=\"font-weight:700;color:#000\"> deux</span>trois",
        "**Un deux**trois"
    )]
    [InlineData("voir <a href=\"https://exemple.net/nou\u200Bvelle\">ici</a>", "voir [ici](https://exemple.net/nouvelle)")]
    public async Task What_is_pasted_reads_as_it_looked(string html, string markdown)
    {
        await using var desk = await Empty();

        await Paste(desk, $"<p>{html}</p>", Plain);

        await Expect(desk.Neutral).ToHaveValueAsync(markdown);
    }

    [Fact]
    public async Task What_is_mended_is_said()
    {
        await using var desk = await Empty();

        await Paste(desk, "<p><b>Voir :</b>un <a href=\"https://exemple.net/nou\u200Bvelle\">lien</a></p>", Plain);

        await Expect(desk.Page.Locator(".pasted [role=status]"))
            .ToHaveTextAsync(
                "Collé en Markdown. Rien n’a été laissé de côté. Réparé : caractères invisibles dans les adresses, espace qui manquait après des mots en gras ou en italique."
            );
    }

    [Theory]
    [InlineData(
        "<p>Un<a style='mso-footnote-id:ftn1' href=\"#_ftn1\" name=\"_ftnref1\"><span class=MsoFootnoteReference>[1]</span></a>.</p><div style='mso-element:footnote-list'><br clear=all><hr width=\"33%\"><div style='mso-element:footnote' id=ftn1><p class=MsoFootnoteText><a style='mso-footnote-id:ftn1' href=\"#_ftnref1\" name=\"_ftn1\"><span class=MsoFootnoteReference>[1]</span></a> La <b>note</b>.</p></div></div>"
    )]
    [InlineData(
        "<p>Un<sup id=\"cite_ref-1\"><a href=\"#cite_note-1\">[1]</a></sup>.</p><ol><li id=\"cite_note-1\"><span><a href=\"#cite_ref-1\">^</a></span> <span>La <b>note</b>.</span></li></ol>"
    )]
    [InlineData(
        "<p>Un<sup><a href=\"#fn1\" id=\"fnref1\">1</a></sup>.</p><hr><ol><li id=\"fn1\"><p>La <b>note</b>. <a href=\"#fnref1\">↩</a></p></li></ol>"
    )]
    public async Task Notes_that_come_with_their_texts_are_notes(string html)
    {
        await using var desk = await Open("Déjà[^1].\n\n[^1]: Là.");
        await desk.Select(0, 0);

        await Paste(desk, html, Plain);

        await Expect(desk.Neutral).ToHaveValueAsync("Un[^2].\n\n[^2]: La **note**.\n\nDéjà[^1].\n\n[^1]: Là.");
    }

    [Fact]
    public async Task A_whole_piece_is_pasted_where_one_begins_and_its_parts_are_found()
    {
        await using var browser = await chromium.SignedIn(building, building.Editor);
        var page = await browser.NewPageAsync();
        await page.GotoAsync("/admin/articles/new");

        await page.Locator("#text")
            .Paste(
                "<p>Une accroche collée. #IA</p><h2>Article en référence</h2><p><a href=\"https://example.org/collee?utm_source=x\">https://example.org/collee?utm_source=x</a></p><h2>Récapitulatif factuel</h2><p>Les <b>faits</b>.</p>",
                Plain
            );
        await page.Locator("[data-save]").ClickAsync();

        await Expect(page.Field(Language.French, "Summary")).ToHaveValueAsync("Les **faits**.");
        await Expect(page.Locator("#Save-Source-Url")).ToHaveValueAsync("https://example.org/collee");
    }

    private Task<WritingDesk> Empty() => Open("");

    private Task<WritingDesk> Open(string neutral) => WritingDesk.Open(chromium, building, Some.Text("Coller") with { Neutral = neutral });

    private static async Task<bool> Paste(WritingDesk desk, string html, string plain)
    {
        await desk.Neutral.FocusAsync();
        return await desk.Neutral.Paste(html, plain);
    }
}
