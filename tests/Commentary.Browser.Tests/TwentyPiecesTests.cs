using System.Net;
using System.Text;
using Commentary.Application.Model;
using Commentary.Text.HouseFormat;
using Commentary.Text.Languages;
using Commentary.Text.Tests.Files;

namespace Commentary.Browser.Tests;

/// <summary>
/// A new editor brings twenty pieces to the desk, from eight kinds of input. What they wrote stands in the fields as they wrote it, and is the
/// same once it is saved; each word that stands in no field is named where it was left out.
/// </summary>
public class TwentyPiecesTests(Chromium chromium, FurnishedBuilding building)
{
    private const string Filler = "Cela compte, \"surtout\" à 14h30, pour l'équipe d'ingénieurs & ses 200 000 GPU";

    public enum Kind
    {
        HouseFormat,
        LabelsOnTheLine,
        FromAChat,
        FrontMatter,
        Page,
        Word,
        PastedFieldByField,
        TypedByHand,
    }

    [Theory]
    [InlineData(Kind.HouseFormat, 3)]
    [InlineData(Kind.LabelsOnTheLine, 3)]
    [InlineData(Kind.FromAChat, 3)]
    [InlineData(Kind.FrontMatter, 3)]
    [InlineData(Kind.Page, 2)]
    [InlineData(Kind.Word, 2)]
    [InlineData(Kind.PastedFieldByField, 2)]
    [InlineData(Kind.TypedByHand, 2)]
    public async Task No_text_changes_without_a_word(Kind kind, int pieces)
    {
        await using var browser = await chromium.SignedIn(building, building.Editor);
        var page = await browser.NewPageAsync();
        for (var piece = 1; piece <= pieces; piece++)
        {
            var text = Piece($"{kind}{piece}".ToLowerInvariant());

            await Bring(page, kind, text);

            if (kind is Kind.FromAChat)
                await Expect(page.Locator("main")).ToContainTextAsync("Bien sûr");
            if (kind is Kind.FrontMatter)
                await Expect(page.Field(Language.French, "Title")).ToHaveValueAsync(Title(text));
            Same(await page.Written(Language.French), text);
            await page.Locator("[data-save]").ClickAsync();
            await Expect(page.Locator("main")).ToContainTextAsync("C’est enregistré.");
            Same(await page.Written(Language.French), text);
            await page.ReloadAsync();
            Same(await page.Written(Language.French), text);
            await Expect(page.Locator("#Save-Source-Url")).ToHaveValueAsync(Source(text));
        }
    }

    private static void Same(EditionText now, EditionText text)
    {
        foreach (var part in PartNames.Bodies.Prepend(Part.Teaser))
            now[part].Trim().Should().Be(text[part], "of {0}", part);
    }

    private static string Title(EditionText text) => $"Le titre de l'en-tête {text.Slug}";

    private static string Source(EditionText text) => $"https://example.org/{text.Slug}";

    /// <summary>Two paragraphs a part, each with words that no other has.</summary>
    private static EditionText Piece(string name)
    {
        string Body(Part part) => $"Premier alinéa {part} {name}: {Filler}.\n\nSecond alinéa {part} {name} 🚀 à 99,9 %!";
        return new()
        {
            Slug = name,
            Teaser = $"Nvidia double ses ventes, dit {name}. La suite surprend 🚀 #IA",
            Summary = Body(Part.Summary),
            Neutral = Body(Part.Neutral),
            Example = Body(Part.Example),
            Optimistic = Body(Part.Optimistic),
            Pessimistic = Body(Part.Pessimistic),
        };
    }

    private static async Task Bring(IPage page, Kind kind, EditionText text)
    {
        await page.GotoAsync("/admin/articles/new");
        switch (kind)
        {
            case Kind.HouseFormat:
                await page.Locator("#text").FillAsync(Labelled(text, part => $"{part.Label(Language.French)}\n\n"));
                break;
            case Kind.LabelsOnTheLine:
                await page.Locator("#text").FillAsync(Labelled(text, part => $"**{part.Label(Language.French)} :** "));
                break;
            case Kind.FromAChat:
                await page.Locator("#text")
                    .FillAsync(
                        $"Bien sûr! Voici le commentaire demandé.\n\n---\n\n{Labelled(text, part => $"## {part.Label(Language.French)}\n\n")}\n\n---\n\nSouhaitez-vous que je le traduise?"
                    );
                break;
            case Kind.FrontMatter:
                await Upload(
                    page,
                    "piece.md",
                    Encoding.UTF8.GetBytes(
                        $"---\ntitle: {Title(text)}\n---\n\n{Labelled(text, part => $"### {part.Label(Language.French)}\n\n")}"
                    )
                );
                break;
            case Kind.Page:
                await Upload(page, "piece.html", Encoding.UTF8.GetBytes(Html(text)));
                break;
            case Kind.Word:
                using (var word = new WordFile())
                    await Upload(page, "piece.docx", Document(word, text).Bytes());
                break;
            default:
                await page.Locator("#Start-Source-Url").FillAsync(Source(text));
                break;
        }
        await page.Button("Commencer le brouillon").ClickAsync();
        await Expect(page.Locator("#Save-French-Summary")).ToBeVisibleAsync();
        if (kind is not (Kind.PastedFieldByField or Kind.TypedByHand))
            return;
        foreach (var part in PartNames.Bodies.Prepend(Part.Teaser))
        {
            var field = page.Field(Language.French, part.ToString());
            await field.FocusAsync();
            if (kind is Kind.TypedByHand)
                await page.Keyboard.TypeAsync(text[part]);
            else if (await field.Paste(Paragraphs(text[part]), text[part]))
                await page.Keyboard.InsertTextAsync(text[part]);
        }
    }

    private static Task Upload(IPage page, string name, byte[] bytes) =>
        page.Locator("#file")
            .SetInputFilesAsync(
                new FilePayload
                {
                    Name = name,
                    MimeType = "application/octet-stream",
                    Buffer = bytes,
                }
            );

    private static string Labelled(EditionText text, Func<Part, string> label) =>
        $"{text.Teaser}\n\nArticle en référence: {Source(text)}\n\n"
        + string.Join("\n\n", PartNames.Bodies.Select(part => label(part) + text[part]));

    private static string Paragraphs(string text) =>
        string.Concat(text.Split("\n\n").Select(paragraph => $"<p>{WebUtility.HtmlEncode(paragraph)}</p>"));

    private static string Html(EditionText text) =>
        $"<!doctype html><html lang=\"fr\"><body>{Paragraphs(text.Teaser)}<p>Article en référence: <a href=\"{Source(text)}\">{Source(text)}</a></p>"
        + string.Concat(PartNames.Bodies.Select(part => $"<h2>{part.Label(Language.French)}</h2>{Paragraphs(text[part])}"))
        + "</body></html>";

    private static WordFile Document(WordFile word, EditionText text) =>
        word.With([
            WordFile.P(text.Teaser),
            WordFile.P($"Article en référence: {Source(text)}"),
            .. PartNames.Bodies.SelectMany(part =>
                text[part].Split("\n\n").Select(WordFile.P).Prepend(WordFile.P(part.Label(Language.French)))
            ),
        ]);
}
