using Commentary.Application.Articles;
using Commentary.Application.Model;
using Commentary.Text.Languages;

namespace Commentary.Browser.Tests.Fixture;

/// <summary>What a member does in the newsroom, by its pages, as French-speaking members read them.</summary>
public static class Newsroom
{
    public static async Task SignIn(IPage page, Credentials member)
    {
        await page.GetByLabel("Adresse courriel").FillAsync(member.Email);
        await page.GetByLabel("Mot de passe").FillAsync(member.Password);
        await page.Button("Ouvrir la session").ClickAsync();
    }

    public static Task OpenDesk(this IPage page, int article) => page.GotoAsync($"/admin/articles/edit/{article}");

    /// <summary>What is rarer of one language, under its name.</summary>
    public static Task OpenActions(this IPage page, Language language) =>
        page.Locator($".columns .{language.Code()} .menu > summary").ClickAsync();

    /// <summary>What is rarer of the whole piece, above the bar.</summary>
    public static Task OpenMore(this IPage page) => page.Locator(".do .menu > summary").ClickAsync();

    /// <summary>One field of the desk: the one with the label of that part, in that language.</summary>
    public static ILocator Field(this IPage page, Language language, string field) => page.Locator($"#Save-{language}-{field}");

    public static ILocator Button(this IPage page, string name) => page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    public static ILocator Link(this IPage page, string name) => page.GetByRole(AriaRole.Link, new() { Name = name, Exact = true });

    /// <summary>What the newsroom says was done.</summary>
    public static ILocator Said(this IPage page) => page.GetByRole(AriaRole.Status);

    /// <summary>What the newsroom refuses, and why.</summary>
    public static ILocator Refusal(this IPage page) => page.GetByRole(AriaRole.Alert);

    public static async Task Write(this IPage page, Language language, EditionText text)
    {
        foreach (var field in Merge.Fields)
            await page.Field(language, field).FillAsync(text.Field(field));
    }

    /// <summary>What stands in the fields of one language.</summary>
    public static async Task<EditionText> Written(this IPage page, Language language)
    {
        var text = EditionText.Empty;
        foreach (var field in Merge.Fields)
            text = text.With(field, await page.Field(language, field).InputValueAsync());
        return text;
    }

    public static async Task Save(this IPage page)
    {
        await page.Locator("[data-save]").ClickAsync();
        await Expect(page.Said()).ToHaveTextAsync("C’est enregistré.");
    }
}
