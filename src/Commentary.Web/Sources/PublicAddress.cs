using System.Net;
using System.Net.Sockets;

namespace Commentary.Web.Sources;

/// <summary>
/// Tells addresses of the open Internet from all others (IANA's special-purpose registries): what somebody types as a link must not make the
/// server speak to itself, to its neighbours, or to the machine that it runs on.
/// </summary>
internal static class PublicAddress
{
    private static readonly IPNetwork[] Closed =
    [
        .. new[]
        {
            // This network, private, shared (carriers), loopback, link-local with the clouds' metadata, protocols.
            "0.0.0.0/8",
            "10.0.0.0/8",
            "100.64.0.0/10",
            "127.0.0.0/8",
            "169.254.0.0/16",
            "172.16.0.0/12",
            "192.0.0.0/24",
            "192.168.0.0/16",
            // Documentation, the former 6to4 relay, benchmarks.
            "192.0.2.0/24",
            "198.51.100.0/24",
            "203.0.113.0/24",
            "192.88.99.0/24",
            "198.18.0.0/15",
            // A public number that Azure keeps for its own machines.
            "168.63.129.16/32",
            // Multicast, reserved, broadcast.
            "224.0.0.0/4",
            "240.0.0.0/4",
            // Protocols (Teredo, which hides an IPv4 address, among them), documentation.
            "2001::/23",
            "2001:db8::/32",
            "3fff::/20",
        }.Select(IPNetwork.Parse),
    ];

    /// <summary>All that is given out to the open Internet. What is local, private, multicast or reserved lies beside it.</summary>
    private static readonly IPNetwork GlobalUnicast = IPNetwork.Parse("2000::/3");
    private static readonly IPNetwork Nat64 = IPNetwork.Parse("64:ff9b::/96");
    private static readonly IPNetwork SixToFour = IPNetwork.Parse("2002::/16");

    public static bool Is(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6)
            address = address.MapToIPv4();
        if (Closed.Any(network => network.Contains(address)))
            return false;
        if (address.AddressFamily is AddressFamily.InterNetwork)
            return true;
        var bytes = address.GetAddressBytes();
        // These two carry an IPv4 address, and what is sent to them goes there.
        if (Nat64.Contains(address))
            return Is(new IPAddress(bytes.AsSpan(12, 4)));
        if (SixToFour.Contains(address))
            return Is(new IPAddress(bytes.AsSpan(2, 4)));
        return GlobalUnicast.Contains(address);
    }
}
