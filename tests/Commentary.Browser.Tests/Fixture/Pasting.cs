namespace Commentary.Browser.Tests.Fixture;

public static class Pasting
{
    /// <summary>Puts into a field what another program has copied. True when the page leaves it to the browser, which then puts in the plain text.</summary>
    /// <param name="html">Empty for a program that copies plain text alone.</param>
    public static async Task<bool> Paste(this ILocator field, string html, string plain)
    {
        await field.FocusAsync();
        return await field.EvaluateAsync<bool>(
            """
            (field, [html, plain]) => {
              const clipboardData = new DataTransfer();
              if (html) clipboardData.setData('text/html', html);
              clipboardData.setData('text/plain', plain);
              return field.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
            }
            """,
            new[] { html, plain }
        );
    }
}
