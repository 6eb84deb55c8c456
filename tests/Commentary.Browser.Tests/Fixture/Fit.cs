namespace Commentary.Browser.Tests.Fixture;

/// <summary>A page fits its window, whatever stands in it: nobody scrolls sideways.</summary>
public static class Fit
{
    public static async Task FitsItsWindow(this IPage page)
    {
        List<string> tooWide = [];
        foreach (var width in new[] { 320, 360, 768, 1440 })
        {
            await page.SetViewportSizeAsync(width, 800);
            tooWide.AddRange((await page.EvaluateAsync<string[]>(SticksOut)).Select(what => $"{width} px: {what}"));
        }
        // Twice the letters on the same phone (WCAG 1.4.4).
        await page.SetViewportSizeAsync(360, 800);
        await page.EvaluateAsync("() => { document.documentElement.style.fontSize = '200%'; }");
        tooWide.AddRange((await page.EvaluateAsync<string[]>(SticksOut)).Select(what => $"360 px, text at 200 %: {what}"));
        await page.EvaluateAsync("() => { document.documentElement.style.fontSize = ''; }");
        string.Join('\n', tooWide).Should().BeEmpty();
    }

    /// <summary>By how much the page is wider than its window, and what makes it so.</summary>
    private const string SticksOut = """
        () => {
          const root = document.documentElement;
          const by = root.scrollWidth - root.clientWidth;
          if (by <= 0) return [];
          const wide = [...document.querySelectorAll('body *')].filter(e => {
            if (e.getBoundingClientRect().right <= root.clientWidth + 1) return false;
            for (let p = e.parentElement; p && p !== document.body; p = p.parentElement)
              if (getComputedStyle(p).overflowX !== 'visible') return false;
            return true;
          });
          return [`${by} px too wide: ${wide.filter(e => !wide.includes(e.parentElement)).slice(0, 5).map(e => e.outerHTML.slice(0, 120).replace(/\s+/g, ' ')).join(' | ')}`];
        }
        """;
}
