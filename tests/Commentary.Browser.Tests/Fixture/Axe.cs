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

    /// <summary>By day and by night, on a phone and on a desk.</summary>
    public static async Task FindsNothing(IPage page)
    {
        List<string> faults = [];
        foreach (var width in new[] { 1440, 360 })
        {
            await page.SetViewportSizeAsync(width, 900);
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
        return result.Violations.SelectMany(rule =>
            rule.Nodes.Select(node =>
                $"{where}: {rule.Id} ({rule.Help}): {node.Html} {string.Join(' ', node.Any.Concat(node.All).Concat(node.None).Select(why => why.Message))}"
            )
        );
    }
}
