namespace Commentary.Browser.Tests.Fixture;

/// <summary>Somebody without a mouse: presses keys, and looks after each where they are.</summary>
public sealed class KeysAlone(IPage page)
{
    /// <summary>So many stops are more than any page has.</summary>
    private const int Most = 200;

    /// <summary>What is wrong with where one stands; nothing where it can be seen.</summary>
    private const string Trouble = """
        () => {
          const at = document.activeElement;
          if (!at || at === document.body) return 'nowhere';
          const carriers = [at, at.closest('label')].filter(Boolean);
          const isMarked = carriers.some(element => {
            const style = getComputedStyle(element);
            return style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2 && !/, 0\)$|transparent/.test(style.outlineColor);
          });
          if (!isMarked) return 'without a mark';
          const box = at.getBoundingClientRect();
          const [left, right] = [Math.max(box.left, 0), Math.min(box.right, innerWidth)];
          const [top, bottom] = [Math.max(box.top, 0), Math.min(box.bottom, innerHeight)];
          if (right - left < 2 || bottom - top < 2) return `off the screen at ${Math.round(box.top)}`;
          for (let x = 1; x < 8; x++)
            for (let y = 1; y < 8; y++) {
              const seen = document.elementFromPoint(left + (right - left) * x / 8, top + (bottom - top) * y / 8);
              if (seen && carriers.some(element => element.contains(seen))) return '';
            }
          return 'under something else';
        }
        """;

    public Task Press(string key) => page.Keyboard.PressAsync(key);

    /// <summary>What an editor types, or a method of input, at once.</summary>
    public Task Type(string text) => page.Keyboard.InsertTextAsync(text);

    /// <summary>What lies on the clipboard, by the key that pastes.</summary>
    public async Task Paste(string text)
    {
        await page.EvaluateAsync("text => navigator.clipboard.writeText(text)", text);
        await Press("Control+v");
    }

    /// <summary>
    /// Goes on by one key until what has the focus calls itself so, as a screen reader says it: <c>button "Publier"</c>. Wherever the focus
    /// stands on the way, it can be seen.
    /// </summary>
    public async Task To(string what, string key = "Tab")
    {
        List<string> stops = [];
        while (stops.Count < Most)
        {
            await Press(key);
            stops.Add(await Here());
            if (stops[^1] == what)
                return;
        }
        stops.Should().Contain(what, "one comes there by {0}", key);
    }

    public Task BackTo(string what) => To(what, "Shift+Tab");

    /// <summary>What has the focus, by its role and name. Between the last thing of a page and the first there is the browser.</summary>
    public async Task<string> Here()
    {
        var trouble = await page.EvaluateAsync<string>(Trouble);
        if (trouble == "nowhere")
            return trouble;
        var snapshot = await page.Locator(":focus").AriaSnapshotAsync();
        var line = snapshot.Split('\n')[0].TrimStart('-', ' ', '\'');
        var end = line.IndexOf('"', StringComparison.Ordinal) is >= 0 and var start ? line.IndexOf('"', start + 1) + 1 : line.Length;
        var here = line[..end];
        trouble.Should().BeEmpty("{0} has the focus", here);
        return here;
    }
}
