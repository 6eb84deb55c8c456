using Commentary.Application.Redirects;

namespace Commentary.Browser.Tests;

/// <summary>An editor at the desk of the redirects, on a phone.</summary>
public class RedirectDeskTests(Chromium chromium, RedirectDeskTests.Office building) : IClassFixture<RedirectDeskTests.Office>
{
    [Theory, InlineData(true), InlineData(false)]
    public async Task A_rule_is_made_with_its_host_and_query_changed_and_undone(bool withScript)
    {
        await using var editor = await chromium.SignedIn(building, building.Editor, withScript);
        var page = await editor.NewPageAsync();
        await page.SetViewportSizeAsync(360, 800);
        await page.GotoAsync("/admin/redirects/edit");

        await page.Locator("#Rule-From").FillAsync("/index.php");
        await page.Locator("#Rule-Host").FillAsync("ancien.example.ca");
        await page.Locator("#Rule-Query").FillAsync($"id=42&script={withScript}");
        await page.Locator("#Rule-To").FillAsync("/fr/archives");
        await page.Button("Enregistrer la règle").ClickAsync();
        await Expect(page.Said()).ToContainTextAsync("mène à /fr/archives");

        await page.Locator("#Rule-To").FillAsync("/en/archive");
        await page.Button("Enregistrer la règle").ClickAsync();
        await Expect(page.Said()).ToContainTextAsync("mène à /en/archive");

        await page.Said().GetByRole(AriaRole.Button, new() { Name = "Annuler" }).ClickAsync();
        await Expect(page.Said()).ToContainTextAsync("Une règle est revenue comme elle était.");
        await page.GotoAsync("/admin/redirects?q=/index.php");
        await Expect(page.GetByRole(AriaRole.Row).Filter(new() { HasText = $"script={withScript}" })).ToContainTextAsync("/fr/archives");
        (await page.EvaluateAsync<int>("document.documentElement.scrollWidth")).Should().BeLessThanOrEqualTo(360);
    }

    [Theory]
    [InlineData("/admin/redirects")]
    [InlineData("/admin/redirects/edit")]
    [InlineData("/admin/redirects/edit/1")]
    [InlineData("/admin/redirects/remove/1")]
    [InlineData("/admin/redirects/history")]
    [InlineData("/admin/redirects/history/1")]
    public async Task Axe_finds_nothing_and_nothing_is_wider_than_a_phone(string room)
    {
        await using var editor = await chromium.SignedIn(building, building.Editor);
        var page = await editor.NewPageAsync();
        await page.GotoAsync(room);

        await Axe.FindsNothing(page);

        await page.SetViewportSizeAsync(360, 800);
        (await page.EvaluateAsync<int>("document.documentElement.scrollWidth")).Should().BeLessThanOrEqualTo(360);
    }

    /// <summary>A building with rules of each kind, some of them used, changed and undone.</summary>
    public sealed class Office : Building
    {
        public Credentials Editor { get; private set; } = null!;

        public override async ValueTask InitializeAsync()
        {
            await base.InitializeAsync();
            Editor = await Member("Édith");
            var first = await As.Editor.Send(
                new SaveRedirect.Command(
                    new()
                    {
                        From = "^/v/(a|b)$",
                        To = "/fr/archives",
                        Match = RedirectMatch.Expression,
                    }
                )
            );
            await As.Editor.Send(
                new SaveRedirect.Command(
                    new()
                    {
                        From = "^/v/(b|c)$",
                        To = "/en/archive",
                        Match = RedirectMatch.Expression,
                    }
                )
            );
            var changed = await As.Editor.Send(
                new SaveRedirect.Command(
                    new()
                    {
                        Id = first.Id,
                        OpenedBatch = first.BatchId,
                        From = "^/v/(a|b)$",
                        To = "/en/archive",
                        Match = RedirectMatch.Expression,
                        Group = "vieux-site",
                        Note = "De l’infolettre",
                    }
                )
            );
            await As.Editor.Send(new UndoBatch.Command(changed.BatchId!.Value));
            await As.Editor.Send(new SaveRedirect.Command(new() { From = "/parti", Answer = RedirectAnswer.Gone }));
            var today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);
            foreach (var back in new[] { 0, 1, 5, 20 })
                await As.Editor.Send(new CountHits.Command(today.AddDays(-back), [new(first.Id, 3 + back, 0)]));
        }
    }
}
