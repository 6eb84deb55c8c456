using System.Text.RegularExpressions;

namespace Commentary.Text.Links;

/// <summary>
/// An address without what links to one page often differ in: the scheme, <c>www.</c>, a final slash, the AMP form of the page, and a sign of
/// punctuation that came along when the link was copied. Two addresses that are alike are perhaps the same page: it is for somebody to say.
/// </summary>
public static partial class AddressLikeness
{
    /// <summary>What a copied link drags along, as typed and percent-encoded: brackets, quotation marks, the end of a sentence.</summary>
    private static readonly string[] Dragged =
    [
        ")",
        "]",
        "}",
        ">",
        "%3E",
        "»",
        "%C2%BB",
        "\"",
        "%22",
        "'",
        "’",
        "%E2%80%99",
        "”",
        "%E2%80%9D",
        ".",
        ",",
        ";",
        ":",
        "!",
        "…",
        "%E2%80%A6",
        "%C2%A0",
        "*",
        "_",
    ];

    private static readonly string[] AmpParameters = ["amp", "amp=", "amp=1", "amp=true", "outputtype=amp", "output=amp"];

    /// <param name="canonical">As <see cref="SourceAddress.TryCanonical"/> gives it.</param>
    /// <returns>The same for all addresses that are alike, and no address itself; empty where none was given.</returns>
    public static string Of(string canonical)
    {
        if (!Uri.TryCreate(Undragged(canonical), UriKind.Absolute, out var uri) || !uri.Scheme.StartsWith("http", StringComparison.Ordinal))
            return "";
        // AMP's cache and Google's viewer carry the address of the page in their path (https://amp.dev/documentation/guides-and-tutorials/learn/amp-caches-and-cors/amp-cache-urls).
        if (Carried().Match(uri.Host + uri.PathAndQuery) is { Success: true } carried)
            return Of("https://" + carried.Groups["page"].Value);
        var host = HostDress().Replace(uri.IsDefaultPort ? uri.Host : uri.Authority, "");
        var path = AmpPath().Replace(Undragged(uri.AbsolutePath), "").TrimEnd('/');
        var query = string.Join(
            '&',
            uri.Query.TrimStart('?').Split('&').Where(p => p.Length > 0 && !AmpParameters.Contains(p, StringComparer.OrdinalIgnoreCase))
        );
        return query.Length == 0 ? host + path : $"{host}{path}?{query}";
    }

    private static string Undragged(string address)
    {
        while (Dragged.FirstOrDefault(sign => address.EndsWith(sign, StringComparison.OrdinalIgnoreCase)) is { } sign)
            address = address[..^sign.Length];
        return address;
    }

    [GeneratedRegex(
        @"^(www\.)?(google\.[a-z.]+/amp|[a-z0-9-]+\.cdn\.ampproject\.org/[cvwi])(/s)?/(?<page>[^/]+\..+)$",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 100
    )]
    private static partial Regex Carried();

    [GeneratedRegex(@"^(www\.|amp\.)+(?=.+\.)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 100)]
    private static partial Regex HostDress();

    [GeneratedRegex(
        @"(^/amp(?=/))|(/amp/*$)|(\.amp(?=(\.html?)?$))",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 100
    )]
    private static partial Regex AmpPath();
}
