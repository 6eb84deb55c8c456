using System.Text.RegularExpressions;
using Commentary.Application.Articles;
using Commentary.Application.Model;
using Commentary.Application.Press;
using Commentary.Text.HouseFormat;
using Commentary.Text.Languages;
using Commentary.Text.Typography;

namespace Commentary.Browser.Tests;

/// <summary>A whole piece from the clipboard to its readers, in both languages, by somebody who has no mouse.</summary>
public class ByKeyAloneTests(Chromium chromium)
{
    private const string Published = "C’est enregistré et publié.";

    private static readonly EditionText English = new()
    {
        Title = "OpenAI hires four star engineers",
        Slug = "openai-hires-four-star-engineers",
        Teaser = "OpenAI hires four star engineers. The talent war looks like the NHL. #AI #Tech",
        Summary = "OpenAI has hired four engineers.\n\nThey will work on scaling.",
        Neutral = "A war for talent, seen level.",
        Example = "Imagine a kitchen with one oven.",
        Optimistic = "A virtuous circle begins.",
        Pessimistic = "Power gathers in few hands.",
    };

    [Fact]
    public async Task A_piece_is_pasted_translated_checked_and_published()
    {
        await using var building = new Building();
        await building.InitializeAsync();
        var member = await building.Member("Adèle");
        await using var editor = await chromium.SignedIn(building, member);
        await editor.GrantPermissionsAsync(["clipboard-read", "clipboard-write"]);
        var page = await editor.NewPageAsync();
        var keys = new KeysAlone(page);
        await page.GotoAsync("/admin/articles");

        // Pasted: what the file says is at the desk.
        await keys.To("link \"Aller au contenu\"");
        await keys.Press("Enter");
        await keys.To("link \"Nouvel article\"");
        await keys.Press("Enter");
        await Expect(page).ToHaveURLAsync($"{building.Address}/admin/articles/new");
        await keys.To("textbox \"Texte au format de la maison\"");
        await keys.Paste(await Some.Manuscript());
        await keys.To("button \"Commencer le brouillon\"");
        await keys.Press("Enter");
        await Expect(page).ToHaveURLAsync(new Regex("/admin/articles/edit/[0-9]+\\?done=imported$"));
        var french = await page.Written(Language.French);
        french.Title.Should().StartWith("OpenAI recrute 4 ingénieurs stars");
        french.Pessimistic.Should().StartWith("Cette frénésie de recrutement");

        // Translated, part after part, down the page; all but one.
        foreach (
            var field in Merge.Fields.Where(field => English.Field(field) is { Length: > 0 } && field is not ("Slug" or "Pessimistic"))
        )
        {
            await keys.To($"textbox \"{NameOf(field)}\"");
            await keys.Type(English.Field(field));
        }
        await keys.Press("Control+s");
        await Expect(page.Said()).ToHaveTextAsync("C’est enregistré.");
        (await keys.Here()).Should().Be("textbox \"Point de vue optimiste en anglais\"", "a save leaves one where one writes");
        (await page.Written(Language.English)).Should().Be(English with { Pessimistic = "" });

        // Checked: the list leads to what is missing, and there it is written.
        await keys.To("text: Plus d’actions");
        await keys.Press("Enter");
        await keys.To("link \"Liste de vérification\"");
        await keys.Press("Enter");
        await Expect(page.Locator("h1")).ToContainTextAsync("Avant de publier");
        await keys.To("link \"Il manque le point de vue pessimiste.\"");
        await keys.Press("Enter");
        await Expect(page.Field(Language.English, "Pessimistic")).ToBeFocusedAsync();
        (await keys.Here()).Should().Be("textbox \"Point de vue pessimiste en anglais\"");
        await keys.Type(English.Pessimistic);

        // Published, French first: what is done is said where one then stands.
        await keys.To("button \"Publier en français\"");
        await keys.Press("Space");
        await Expect(page.Said()).ToHaveTextAsync(Published);
        (await keys.Here()).Should().Be("status:", "what was done is where one stands");
        await keys.BackTo("button \"Publier en anglais\"");
        await keys.Press("Enter");
        await Expect(page.Locator(".columns .en")).ToContainTextAsync("Publié");
        await Expect(page.Said()).ToHaveTextAsync(Published);

        await IsRead(chromium, building, french, English);
    }

    /// <summary>Somebody who was never here finds the piece in French, and goes over to English.</summary>
    internal static async Task IsRead(Chromium chromium, Building building, EditionText french, EditionText english, bool withScript = true)
    {
        await using var reader = await chromium.Visitor(building, withScript);
        var site = await reader.NewPageAsync();
        await site.GotoAsync("/");
        await site.ReloadUntil(
            async () => await site.Link(Shown(french.Title, Language.French)).CountAsync() == 1,
            "the front page shows what was published"
        );
        await site.Link(Shown(french.Title, Language.French)).ClickAsync();
        await Expect(site).ToHaveURLAsync(building.Address + Addresses.Article(Language.French, french.Slug));
        await Shows(site, Language.French, french);
        await site.ReloadUntil(async () => await site.Link("English").CountAsync() == 1, "the piece says that there is another edition");
        await site.Link("English").ClickAsync();
        await Expect(site).ToHaveURLAsync(building.Address + Addresses.Article(Language.English, english.Slug));
        await Shows(site, Language.English, english);
    }

    private static async Task Shows(IPage site, Language language, EditionText text)
    {
        await Expect(site.Locator("h1")).ToHaveTextAsync(Shown(text.Title, language));
        await Expect(site.Locator("article.piece section h2")).ToHaveTextAsync([.. PartNames.Bodies.Select(part => part.Label(language))]);
        await Expect(site.Locator("article.piece section p").Last).ToHaveTextAsync(Shown(LastOf(text.Pessimistic), language));
    }

    /// <summary>As it is set, with the spaces that a browser's own comparison knows.</summary>
    internal static string Shown(string typed, Language language) =>
        Typographer.Set(typed, language).Replace('\u00A0', ' ').Replace('\u202F', ' ');

    private static string LastOf(string text) => text.ReplaceLineEndings("\n").TrimEnd().Split("\n\n")[^1];

    private static string NameOf(string field) =>
        field switch
        {
            nameof(EditionText.Title) => "Titre en anglais",
            nameof(EditionText.Teaser) => "Accroche pour les réseaux en anglais",
            _ => $"{Enum.Parse<Part>(field).Label(Language.French)} en anglais",
        };
}
