using System.Net.Sockets;
using System.Text;
using Microsoft.AspNetCore.Hosting;

namespace Commentary.Tests.Fixture;

/// <summary>The building with a real server at its door: for what a well-behaved client cannot even send.</summary>
public class Listening : Building
{
    /// <summary>The one outside host that its rules may lead to.</summary>
    public const string AllowedHost = "allowed.example";

    public Listening() => UseKestrel(0);

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.UseSetting("Site:RedirectHosts:0", AllowedHost);
    }

    public Uri Address
    {
        get
        {
            StartServer();
            return ClientOptions.BaseAddress;
        }
    }

    /// <summary>Sends these bytes and reads all that comes back. <c>target</c> is what stands in the request line.</summary>
    public async Task<RawAnswer> Raw(
        string target,
        string method = "GET",
        string host = "localhost",
        string headers = "",
        string version = "HTTP/1.1"
    )
    {
        var stop = TestContext.Current.CancellationToken;
        using var client = new TcpClient();
        await client.ConnectAsync("127.0.0.1", Address.Port, stop);
        await using var stream = client.GetStream();
        var length = method == "POST" ? "Content-Length: 0\r\n" : "";
        await stream.WriteAsync(
            Encoding.Latin1.GetBytes(
                $"{method} {target} {version}\r\nHost: {host}\r\nConnection: close\r\nAccept-Language: fr-CA\r\n{length}{headers}\r\n"
            ),
            stop
        );
        using var answer = new MemoryStream();
        try
        {
            await stream.CopyToAsync(answer, stop);
        }
        catch (IOException)
        {
            // A server that has answered a bad request may close before all of it was read.
        }
        return RawAnswer.Of(Encoding.Latin1.GetString(answer.ToArray()));
    }
}

/// <summary>An answer as it came over the wire.</summary>
public record RawAnswer(int Status, IReadOnlyList<string> Headers, string Body)
{
    public string? Location => Header("Location");

    public string? Header(string name) =>
        Headers
            .Where(h => h.StartsWith(name + ":", StringComparison.OrdinalIgnoreCase))
            .Select(h => h[(name.Length + 1)..].Trim())
            .SingleOrDefault();

    public static RawAnswer Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var end = text.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        var lines = (end < 0 ? text : text[..end]).Split("\r\n");
        return new(
            lines[0].Split(' ') is [_, var status, ..] ? int.Parse(status, System.Globalization.CultureInfo.InvariantCulture) : 0,
            lines[1..],
            Encoding.UTF8.GetString(Encoding.Latin1.GetBytes(end < 0 ? "" : Whole(text[(end + 4)..], text[..end])))
        );
    }

    /// <summary>A body that came in chunks, put together (RFC 9112, 7.1).</summary>
    private static string Whole(string body, string head)
    {
        if (!head.Contains("Transfer-Encoding: chunked", StringComparison.OrdinalIgnoreCase))
            return body;
        var whole = new StringBuilder();
        while (body.IndexOf("\r\n", StringComparison.Ordinal) is > 0 and var end)
        {
            var length = Convert.ToInt32(body[..end], 16);
            if (length == 0)
                break;
            whole.Append(body.AsSpan(end + 2, length));
            body = body[(end + 2 + length + 2)..];
        }
        return whole.ToString();
    }
}
