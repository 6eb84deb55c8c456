using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;

namespace Commentary.Application.Delta;

/// <summary>
/// Keeps a script from answering ten thousand times, and knows nobody for it. An address of the network is mixed with the piece and a secret
/// that lives in memory until midnight UTC; of the result, a few bits count to five. Nothing of it is written, and tomorrow nothing can be
/// told from it, by us either.
/// </summary>
public sealed class VoiceGate(TimeProvider clock) : IDisposable
{
    /// <summary>On one piece, from one address, in a day: a household and its neighbours, or five people of an office.</summary>
    public const int MostFromOnePlace = 5;

    /// <summary>On one piece, in an hour, on one node: above what readers do, far below what a thousand machines would.</summary>
    public const int MostInAnHour = 600;

    /// <summary>Counters; who fills them has that many addresses, and is refused with everybody else until midnight.</summary>
    private const int MostKnown = 200_000;

    private readonly Lock door = new();
    private readonly Dictionary<ulong, byte> places = [];
    private readonly Dictionary<(int Article, int Hour), int> hours = [];
    private byte[] secret = [];
    private ITimer? midnight;

    /// <summary>Whether nothing is remembered.</summary>
    public bool IsEmpty
    {
        get
        {
            lock (door)
                return places.Count == 0 && hours.Count == 0;
        }
    }

    public bool Admits(int article, string from)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        lock (door)
        {
            if (midnight is null)
                Begin(now);
            var (place, hour) = (Print(article, from), (article, now.Hour));
            var (fromPlace, inHour) = (places.GetValueOrDefault(place), hours.GetValueOrDefault(hour));
            if (fromPlace >= MostFromOnePlace || inHour >= MostInAnHour || (fromPlace == 0 && places.Count >= MostKnown))
                return false;
            places[place] = (byte)(fromPlace + 1);
            hours[hour] = inHour + 1;
            return true;
        }
    }

    public void Dispose() => Forget();

    private void Begin(DateTime now)
    {
        secret = RandomNumberGenerator.GetBytes(32);
        midnight = clock.CreateTimer(_ => Forget(), null, now.Date.AddDays(1) - now, Timeout.InfiniteTimeSpan);
    }

    /// <summary>At midnight, whether anybody comes after it or not.</summary>
    private void Forget()
    {
        lock (door)
        {
            places.Clear();
            hours.Clear();
            CryptographicOperations.ZeroMemory(secret);
            midnight?.Dispose();
            midnight = null;
        }
    }

    private ulong Print(int article, string from) =>
        BitConverter.ToUInt64(HMACSHA256.HashData(secret, Encoding.UTF8.GetBytes($"{article} {Place(from)}")));

    /// <summary>An IPv6 subscriber has 2⁶⁴ addresses at the least (RFC 6177): all of them are one place.</summary>
    private static string Place(string from)
    {
        if (!IPAddress.TryParse(from, out var address))
            return "";
        if (address.IsIPv4MappedToIPv6)
            return address.MapToIPv4().ToString();
        return address.AddressFamily is AddressFamily.InterNetworkV6
            ? Convert.ToHexString(address.GetAddressBytes(), 0, 8)
            : address.ToString();
    }
}
