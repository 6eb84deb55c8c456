using System.Collections.Concurrent;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace Commentary.Web.Site;

internal enum Coding
{
    Identity,
    Gzip,
    Brotli,
}

/// <summary>The encoding that a browser prefers among those that we have (RFC 9110, 12.5.3).</summary>
internal static class ContentCoding
{
    /// <summary>Browsers send a handful of values; whoever sends others by the thousand is read each time.</summary>
    private const int MostKnown = 64;

    private static readonly ConcurrentDictionary<string, Coding> Known = new(StringComparer.Ordinal);

    public static Coding Asked(StringValues accepts)
    {
        if (accepts.Count == 0)
            return Coding.Identity;
        var asked = accepts.ToString();
        if (Known.TryGetValue(asked, out var known))
            return known;
        var best = Read(asked);
        if (Known.Count < MostKnown)
            Known.TryAdd(asked, best);
        return best;
    }

    /// <summary>The shortest of those that are wanted most.</summary>
    private static Coding Read(string asked)
    {
        if (!StringWithQualityHeaderValue.TryParseList([asked], out var ranges))
            return Coding.Identity;
        var (brotli, gzip, identity) = (Weight("br"), Weight("gzip"), Weight("identity"));
        return brotli > 0 && brotli >= gzip && brotli >= identity ? Coding.Brotli
            : gzip > 0 && gzip >= identity ? Coding.Gzip
            : Coding.Identity;

        double Weight(string name) =>
            ranges.FirstOrDefault(r => r.Value.Equals(name, StringComparison.OrdinalIgnoreCase)) is { } named ? named.Quality ?? 1
            : name != "identity" && ranges.FirstOrDefault(r => r.Value == "*") is { } any ? any.Quality ?? 1
            : 0;
    }
}
