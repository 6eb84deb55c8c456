using Deque.AxeCore.Commons;

namespace Commentary.Browser.Tests.Fixture;

/// <summary>What axe has to say about the page as it is now: WCAG 2.2 A and AA, and what it calls best practice.</summary>
public static class Axe
{
    private static readonly string Script = new BundledAxeScriptProvider().GetScript();

    private static readonly object Everything = new
    {
        runOnly = (string[])["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
        rules = new Dictionary<string, object> { ["target-size"] = new { enabled = true } },
        resultTypes = (string[])["violations"],
    };

    private static readonly object Colours = Only("color-contrast", "link-in-text-block");

    /// <summary>WCAG 2.2 AAA (1.4.6), for the text that one came to read.</summary>
    private static readonly object Bodies = Only("color-contrast-enhanced");

    private sealed record Answer
    {
        public int Looked { get; init; }
        public string[] Faults { get; init; } = [];
    }

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
            faults.AddRange(await Faults(page, Bodies, $"{scheme}, look «{look}»", ".part p"));
        }
        string.Join('\n', faults).Should().BeEmpty();
    }

    /// <summary>By day and by night, on a phone and on a desk.</summary>
    public static async Task FindsNothing(IPage page)
    {
        List<string> faults = [];
        foreach (var width in new[] { 1440, 360 })
        {
            await Open(page, width);
            faults.AddRange(await Faults(page, Everything, $"{width} px, by day"));
            // Night changes colours and nothing else.
            await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
            faults.AddRange(await Faults(page, Colours, $"{width} px, by night"));
        }
        string.Join('\n', faults).Should().BeEmpty();
    }

    /// <summary>Of a page whose like has been looked at in the other language: on a phone by day, where other words show first.</summary>
    public static async Task FindsNothingInOtherWords(IPage page)
    {
        await Open(page, 360);
        string.Join('\n', await Faults(page, Everything, "360 px, by day")).Should().BeEmpty();
    }

    private static async Task Open(IPage page, int width)
    {
        // As tall as the page: what sticks to an edge of the window covers only what one can scroll away from under it.
        await page.SetViewportSizeAsync(width, 900);
        await page.SetViewportSizeAsync(width, Math.Max(900, await page.EvaluateAsync<int>("document.documentElement.scrollHeight")));
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
    }

    /// <summary>Asked in the page itself: the binding of axe for Playwright opens a new page for each answer, which takes longer than the answer.</summary>
    private static async Task<IEnumerable<string>> Faults(IPage page, object asked, string where, string within = ":root")
    {
        if (!await page.EvaluateAsync<bool>("'axe' in window"))
            await page.EvaluateAsync(Script);
        var answer = await page.EvaluateAsync<Answer>(
            """
            ([within, asked]) => axe.run({ include: [[within]] }, asked).then(result => ({
              looked: result.passes.length,
              faults: result.violations.flatMap(rule => rule.nodes.map(node =>
                `${rule.id} (${rule.help}): ${node.html} ${[...node.any, ...node.all, ...node.none].map(why => why.message).join(' ')}`)),
            }))
            """,
            new object[] { within, asked }
        );
        answer.Looked.Should().BePositive("axe has looked at something");
        return answer.Faults.Select(fault => $"{where}: {fault}");
    }

    private static object Only(params string[] rules) =>
        new
        {
            runOnly = new { type = "rule", values = rules },
            rules = rules.ToDictionary(rule => rule, _ => new { enabled = true }),
            resultTypes = (string[])["violations"],
        };
}
