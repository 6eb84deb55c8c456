namespace Commentary.Browser.Tests.Fixture;

/// <summary>What can be seen, and not only what is there.</summary>
public static class Sight
{
    /// <summary>Waits until the element is on the screen, with nothing over it.</summary>
    public static async Task IsClear(ILocator element) =>
        await element.Page.WaitForFunctionAsync(
            """
            element => {
              const box = element.getBoundingClientRect();
              const top = Math.max(box.top, 0), bottom = Math.min(box.bottom, innerHeight);
              const [x, y] = [box.left + Math.min(box.width / 2, 40), (top + Math.min(bottom, top + 40)) / 2];
              if (box.top < -1 || box.top > innerHeight - 16) return false;
              const seen = document.elementFromPoint(x, y);
              return seen !== null && (element.contains(seen) || seen.contains(element));
            }
            """,
            await element.ElementHandleAsync()
        );
}
