namespace Commentary.Browser.Tests;

/// <summary>Lists that go on as one writes. The caret is <c>¦</c>, in the text before and after.</summary>
public class ListTests(Chromium chromium, FurnishedBuilding building)
{
    [Theory]
    [InlineData("- un¦", "Enter", "- un\n- ¦")]
    [InlineData("- un¦ deux", "Enter", "- un\n- ¦deux")]
    [InlineData("- un\n- ¦", "Enter", "- un\n¦")]
    [InlineData("- un\n  - ¦", "Enter", "- un\n- ¦")]
    [InlineData("> * un¦", "Enter", "> * un\n> * ¦")]
    [InlineData("- [x] fait¦", "Enter", "- [x] fait\n- [ ] ¦")]
    [InlineData("1. un¦\n2. deux\n3. trois", "Enter", "1. un\n2. ¦\n3. deux\n4. trois")]
    [InlineData("8. un\n9. deux¦\n10. trois\n    - et", "Enter", "8. un\n9. deux\n10. ¦\n11. trois\n    - et")]
    [InlineData("8. un¦\n9. deux\n   - et", "Enter", "8. un\n9. ¦\n10. deux\n    - et")]
    [InlineData("Un mot¦", "Enter", "Un mot\n¦")]
    [InlineData("```\n- un¦\n```", "Enter", "```\n- un\n¦\n```")]
    [InlineData("- un¦", "Shift+Enter", "- un\n¦")]
    [InlineData("- un\n- deux¦", "Tab", "- un\n  - deux¦")]
    [InlineData("- ¦un", "Tab", "- ¦un")]
    [InlineData("1. un\n2. ¦deux\n3. trois", "Tab", "1. un\n   1. ¦deux\n2. trois")]
    [InlineData("1. un\n   1. deux¦\n2. trois", "Shift+Tab", "1. un\n2. deux¦\n3. trois")]
    [InlineData("- un\n- ¦deux\n  - trois\n\nFin.", "Tab", "- un\n  - ¦deux\n    - trois\n\nFin.")]
    public async Task A_key_does_in_a_list_what_editors_do_and_undo_takes_it_back(string text, string key, string after)
    {
        await using var desk = await WritingDesk.Open(
            chromium,
            building,
            Some.Text("Liste") with
            {
                Neutral = text.Replace("¦", "", StringComparison.Ordinal),
            }
        );
        await desk.Neutral.ClickAsync();
        var at = text.IndexOf('¦', StringComparison.Ordinal);
        await desk.Select(at, at);

        await desk.Page.Keyboard.PressAsync(key);

        var value = await desk.Neutral.InputValueAsync();
        value.Insert(await desk.Neutral.EvaluateAsync<int>("field => field.selectionStart"), "¦").Should().Be(after);
        await desk.Page.Keyboard.PressAsync("Control+z");
        await Expect(desk.Neutral).ToHaveValueAsync(text.Replace("¦", "", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_tab_key_alone_goes_through_a_list_and_escape_leads_out_of_one()
    {
        await using var desk = await WritingDesk.Open(chromium, building, Some.Text("Passer") with { Neutral = "- un\n- deux" });
        await desk.Bar.Locator("[data-mark=strong]").FocusAsync();
        await desk.Page.Keyboard.PressAsync("Tab");
        await Expect(desk.Neutral).ToBeFocusedAsync();

        await desk.Page.Keyboard.PressAsync("Tab");
        await Expect(desk.Neutral).Not.ToBeFocusedAsync();

        await desk.Neutral.ClickAsync();
        await desk.Page.Keyboard.PressAsync("Control+End");
        await desk.Page.Keyboard.PressAsync("Tab");
        await Expect(desk.Neutral).ToHaveValueAsync("- un\n  - deux");
        await desk.Page.Keyboard.PressAsync("Escape");
        await desk.Page.Keyboard.PressAsync("Tab");
        await Expect(desk.Neutral).Not.ToBeFocusedAsync();
        await Expect(desk.Neutral).ToHaveValueAsync("- un\n  - deux");
    }
}
