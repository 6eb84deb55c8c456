using System.Net;
using System.Net.Sockets;

namespace Commentary.Web.Sources;

/// <summary>
/// The only way by which the server asks addresses that people typed. A name is looked up once, all that it stands for must be public, and the
/// connection goes to what was looked up: a name that stands for something else a moment later leads nowhere else. Whoever follows a redirect
/// comes by here again.
/// </summary>
/// <param name="IsPublic">Which addresses may be spoken to.</param>
/// <param name="Patience">How long a page may take, from the first word to the last.</param>
internal sealed record Outside(Func<IPAddress, bool> IsPublic, TimeSpan Patience)
{
    /// <summary>Who knows what a name stands for.</summary>
    public Func<string, CancellationToken, Task<IPAddress[]>> Resolve { get; init; } = Dns.GetHostAddressesAsync;

    public static readonly Outside Usual = new(PublicAddress.Is, TimeSpan.FromSeconds(10));

    public SocketsHttpHandler Handler() =>
        new()
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            // A proxy would look the name up itself, past what is looked at here.
            UseProxy = false,
            AutomaticDecompression = DecompressionMethods.All,
            MaxResponseHeadersLength = 32,
            // What is left of a body that is long enough is not waited for.
            MaxResponseDrainSize = 0,
            ConnectCallback = Connect,
        };

    private async ValueTask<Stream> Connect(SocketsHttpConnectionContext context, CancellationToken stop)
    {
        var (host, port) = (context.DnsEndPoint.Host, context.DnsEndPoint.Port);
        var addresses = IPAddress.TryParse(host, out var address) ? [address] : await Resolve(host, stop);
        if (addresses.Length == 0)
            throw new SocketException((int)SocketError.HostNotFound);
        if (!addresses.All(IsPublic))
            throw new NotOutside(host);
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, port, stop);
            // A socket for both families writes an IPv4 address as one of IPv6.
            if (
                socket.RemoteEndPoint is not IPEndPoint { Address: var there }
                || !IsPublic(there.IsIPv4MappedToIPv6 ? there.MapToIPv4() : there)
            )
                throw new NotOutside(host);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}

/// <summary>Where somebody was to be asked who is not on the open Internet.</summary>
internal sealed class NotOutside(string host) : IOException($"{host} is not on the open Internet");
