using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;

namespace Commentary.Browser.Tests.Fixture;

/// <summary>What axe has to say about the page as it is now: WCAG 2.2 A and AA, and what it calls best practice.</summary>
public static class Axe
{
    private static readonly AxeRunOptions Everything = new()
    {
        RunOnly = RunOnlyOptions.Tags("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"),
        Rules = new() { ["target-size"] = new() { Enabled = true } },
        ResultTypes = [ResultType.Violations],
    };

    private static readonly AxeRunOptions Colours = new()
    {
        RunOnly = RunOnlyOptions.Rules("color-contrast", "link-in-text-block"),
        ResultTypes = [ResultType.Violations],
    };

    /// <summary>WCAG 2.2 AAA (1.4.6), for the text that one came to read.</summary>
    private static readonly AxeRunOptions Bodies = new()
    {
        RunOnly = RunOnlyOptions.Rules("color-contrast-enhanced"),
        Rules = new() { ["color-contrast-enhanced"] = new() { Enabled = true } },
        ResultTypes = [ResultType.Violations],
    };

    /// <summary>The words of the five parts, in every look that a reader can choose.</summary>
    public static async Task FindsBodiesOfEnhancedContrast(IPage page)
    {
        List<string> faults = [];
        foreach (var scheme in new[] { ColorScheme.Light, ColorScheme.Dark })
        foreach (var look in new[] { "", "light", "dark", "contrast" })
        {
            await page.EmulateMediaAsync(new() { ColorScheme = scheme });
            await page.EvaluateAsync(
                "look => { if (look) document.documentElement.dataset.theme = look; else delete document.documentElement.dataset.theme; }",
                look
            );
            var result = await page.RunAxe(new AxeRunContext { Include = [new(".part p")] }, Bodies);
            result.Passes.Should().NotBeEmpty("axe has looked at something");
            faults.AddRange(Say(result, $"{scheme}, look «{look}»"));
        }
        string.Join('\n', faults).Should().BeEmpty();
    }

    /// <summary>By day and by night, on a phone and on a desk.</summary>
    public static async Task FindsNothing(IPage page)
    {
        List<string> faults = [];
        foreach (var width in new[] { 1440, 360 })
        {
            // As tall as the page: what sticks to an edge of the window covers only what one can scroll away from under it.
            await page.SetViewportSizeAsync(width, 900);
            await page.SetViewportSizeAsync(width, Math.Max(900, await page.EvaluateAsync<int>("document.documentElement.scrollHeight")));
            await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
            faults.AddRange(await Faults(page, Everything, $"{width} px, by day"));
            // Night changes colours and nothing else.
            await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
            faults.AddRange(await Faults(page, Colours, $"{width} px, by night"));
        }
        string.Join('\n', faults).Should().BeEmpty();
    }

    private static async Task<IEnumerable<string>> Faults(IPage page, AxeRunOptions asked, string where)
    {
        var result = await page.RunAxe(asked);
        result.Passes.Should().NotBeEmpty("axe has looked at something");
        return Say(result, where);
    }

    private static IEnumerable<string> Say(AxeResult result, string where) =>
        result.Violations.SelectMany(rule =>
            rule.Nodes.Select(node =>
                $"{where}: {rule.Id} ({rule.Help}): {node.Html} {string.Join(' ', node.Any.Concat(node.All).Concat(node.None).Select(why => why.Message))}"
            )
        );
}
