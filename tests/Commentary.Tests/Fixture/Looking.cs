using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Commentary.Application.Data;
using Microsoft.Extensions.DependencyInjection;

namespace Commentary.Tests.Fixture;

/// <summary>What a test looks at: the database as it stands, and pages as a browser would read them.</summary>
internal static class Looking
{
    /// <summary>Looks into the database, past every use case.</summary>
    public static async Task<T> Look<T>(this Building building, Func<CommentaryDb, Task<T>> look)
    {
        await using var scope = building.Services.CreateAsyncScope();
        return await look(scope.ServiceProvider.GetRequiredService<CommentaryDb>());
    }

    public static async Task<HttpResponseMessage> Ask(
        this HttpClient client,
        string address,
        HttpMethod? method = null,
        params (string Name, string Value)[] headers
    )
    {
        using var request = new HttpRequestMessage(method ?? HttpMethod.Get, address);
        foreach (var (name, value) in headers)
        {
            request.Headers.Remove(name);
            request.Headers.TryAddWithoutValidation(name, value);
        }
        return await client.SendAsync(request, TestContext.Current.CancellationToken);
    }

    public static async Task<string> Text(this HttpResponseMessage response) =>
        await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

    public static async Task<byte[]> Bytes(this HttpResponseMessage response) =>
        await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);

    public static async Task<IHtmlDocument> Html(this HttpResponseMessage response) =>
        new HtmlParser().ParseDocument(await response.Text());

    /// <summary>A page that must be there.</summary>
    public static async Task<IHtmlDocument> Page(this HttpClient client, string address)
    {
        using var response = await client.Ask(address);
        response.StatusCode.Should().Be(System.Net.HttpStatusCode.OK, "of {0}", address);
        return await response.Html();
    }

    public static int Status(this HttpResponseMessage response) => (int)response.StatusCode;

    /// <summary>What the reader sees of a text, whatever spaces the typography chose.</summary>
    public static string Plain(this string text) =>
        string.Join(' ', text.Split([' ', '\n', '\r', '\t', '\u00A0', '\u202F'], StringSplitOptions.RemoveEmptyEntries));

    /// <summary>Asks again until it is so, however busy the machine is: the bound keeps one that hangs from running on.</summary>
    public static async Task<bool> Soon(Func<Task<bool>> isSo)
    {
        var watch = System.Diagnostics.Stopwatch.StartNew();
        do
        {
            if (await isSo())
                return true;
            await Task.Delay(50, TestContext.Current.CancellationToken);
        } while (watch.Elapsed < TimeSpan.FromSeconds(60));
        return await isSo();
    }
}
