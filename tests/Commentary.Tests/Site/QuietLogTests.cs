using System.Net.Sockets;
using System.Text;
using Commentary.Tests.Fixture;

namespace Commentary.Tests.Site;

/// <summary>What the log of a site in production does not say: a process of its own, whose console is read.</summary>
public sealed class QuietLogTests : IDisposable
{
    private readonly Folder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Who_leaves_before_the_answer_is_no_error_and_leaves_no_trace()
    {
        await using var site = new Operator.Site(folder.Data);
        using var reader = await site.Reader();
        var port = reader.BaseAddress!.Port;

        await Task.WhenAll(
            Enumerable
                .Range(0, 40)
                .SelectMany(turn =>
                    new[]
                    {
                        Leave(port, $"GET /fr/recherche?q=mot{turn} HTTP/1.1\r\nHost: localhost\r\n\r\n", turn % 8),
                        Leave(port, $"GET /fr/archives?n={turn} HTTP/1.1\r\nHost: localhost\r\n\r\n", turn % 8),
                        Leave(port, Half("/admin/articles/new", "application/x-www-form-urlencoded"), 20 + turn),
                        Leave(port, Half("/admin/articles/journal/1", "application/json"), 20 + turn),
                    }
                )
        );

        (await reader.Ask("/health/ready")).Status().Should().Be(200);
        await site.Stop();
        site.Console.Should().NotContain("\"@l\":\"Error\"").And.NotContain("   at ");
    }

    [Fact]
    public async Task The_link_that_makes_the_first_administrator_stands_in_no_log_and_is_given_to_whoever_stands_at_the_machine()
    {
        await using var site = new Operator.Site(folder.Data);
        using var reader = await site.Reader();
        // Said after the address, in a line of its own.
        (await Looking.Soon(() => Task.FromResult(site.Console.Contains("The command setup prints", StringComparison.Ordinal))))
            .Should()
            .BeTrue();
        site.Console.Should().NotContain("setup?key=");

        var said = await Operator.Types("en_CA.UTF-8", "setup", "--data", folder.Data);

        said.WithoutTraces().ExitCode.Should().Be(0);
        var link = said.Out[said.Out.IndexOf("/admin/", StringComparison.Ordinal)..].Trim();
        (await reader.Ask(link)).Status().Should().Be(200, "the keys stand in the database that both share");
        (await reader.Ask("/admin/account/setup?key=x")).Status().Should().Be(404);
    }

    /// <summary>A form of which the rest never comes.</summary>
    private static string Half(string address, string kind) =>
        $"POST {address} HTTP/1.1\r\nHost: localhost\r\nContent-Type: {kind}\r\nContent-Length: 5000\r\n\r\nText=abc";

    /// <summary>Asks, and breaks the connection after so many milliseconds.</summary>
    private static async Task Leave(int port, string request, int after)
    {
        using var client = new TcpClient { LingerState = new(true, 0) };
        await client.ConnectAsync("127.0.0.1", port, TestContext.Current.CancellationToken);
        await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(request), TestContext.Current.CancellationToken);
        await Task.Delay(after, TestContext.Current.CancellationToken);
    }
}
