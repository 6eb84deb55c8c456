using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace Commentary.Text.Links;

/// <summary>
/// The address of the news that a piece comments on, in the one form in which two links to the same page are equal: scheme and host
/// in lower case, an international host as punycode, no default port, no fragment, no tracking parameters. Parameters that are not
/// known to be tracking stay, in their order, because they may name the page.
/// </summary>
public static class SourceAddress
{
    private static readonly FrozenSet<string> Trackers = new[]
    {
        // Networks and advertisers.
        "fbclid",
        "gclid",
        "gclsrc",
        "dclid",
        "gbraid",
        "wbraid",
        "msclkid",
        "yclid",
        "twclid",
        "ttclid",
        "li_fat_id",
        "igshid",
        "igsh",
        "fb_action_ids",
        "fb_action_types",
        "fb_source",
        "__twitter_impression",
        "ref_src",
        "ref_url",
        "soc_src",
        "soc_trk",
        // Newsletters.
        "mc_cid",
        "mc_eid",
        "mkt_tok",
        "_hsenc",
        "_hsmi",
        "hsctatracking",
        "vero_id",
        "vero_conv",
        "oly_anon_id",
        "oly_enc_id",
        "ck_subscriber_id",
        "wickedid",
        "_ga",
        "_gl",
        // Publishers.
        "cmpid",
        "cmp",
        "mbid",
        "smid",
        "ncid",
        "s_cid",
        "ocid",
        "xtor",
        "at_medium",
        "at_campaign",
        "guccounter",
        "guce_referrer",
        "guce_referrer_sig",
        "wt_mc",
        "sr_share",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly string[] TrackerFamilies = ["utm_", "mtm_", "pk_", "hsa_"];

    /// <summary>
    /// False, with an empty <paramref name="canonical"/>, for anything but an absolute http or https address without user name and
    /// password.
    /// </summary>
    public static bool TryCanonical(string url, out string canonical)
    {
        canonical = "";
        if (Parse(url) is not { } uri)
            return false;
        var address = new StringBuilder(uri.Scheme).Append("://").Append(HostOf(uri));
        if (!uri.IsDefaultPort)
            address.Append(CultureInfo.InvariantCulture, $":{uri.Port}");
        address.Append(uri.AbsolutePath);
        var separator = '?';
        foreach (var parameter in uri.Query.TrimStart('?').Split('&').Where(p => p.Length > 0 && !IsTracker(p)))
        {
            address.Append(separator).Append(parameter);
            separator = '&';
        }
        canonical = address.ToString();
        return true;
    }

    /// <summary>The host as a reader is shown it, without <c>www.</c>; empty when the address is none.</summary>
    public static string Host(string url)
    {
        if (Parse(url) is not { } uri)
            return "";
        var host = HostOf(uri);
        return host.StartsWith("www.", StringComparison.Ordinal) && host.Length > 4 ? host[4..] : host;
    }

    /// <summary>
    /// The address without the characters behind its host that have no shape at all (a zero-width space, a soft hyphen): nobody types one. Within
    /// the host they would hide where it leads, and it stays as it is, to be refused.
    /// </summary>
    public static string WithoutUnseen(string url)
    {
        ArgumentNullException.ThrowIfNull(url);
        var host = url.IndexOf("://", StringComparison.Ordinal) + 3;
        var path = host < 3 ? -1 : url.AsSpan(host).IndexOfAny('/', '?', '#');
        return path < 0
            ? url
            : url[..(host + path)]
                + string.Concat(url.Skip(host + path).Where(c => char.GetUnicodeCategory(c) is not UnicodeCategory.Format));
    }

    /// <summary>No address has white space, control characters or zero-width ones: they hide where it leads.</summary>
    internal static bool IsInvisible(char c) =>
        char.IsWhiteSpace(c)
        || char.IsControl(c)
        || char.GetUnicodeCategory(c) is UnicodeCategory.Format or UnicodeCategory.OtherNotAssigned;

    private static Uri? Parse(string? url)
    {
        var trimmed = url?.Trim();
        // Browsers read a backslash as a slash and skip tabs, so that such an address could lead elsewhere than it says.
        if (string.IsNullOrEmpty(trimmed) || trimmed.Any(c => c is '\\' || IsInvisible(c)))
            return null;
        if (
            !trimmed.StartsWith("http://", StringComparison.OrdinalIgnoreCase)
            && !trimmed.StartsWith("https://", StringComparison.OrdinalIgnoreCase)
        )
            return null;
        return
            Uri.TryCreate(trimmed, UriKind.Absolute, out var uri)
            && uri.UserInfo.Length is 0
            && !AuthorityOf(trimmed).Contains('@')
            && HostOf(uri).Length > 0
            ? uri
            : null;
    }

    /// <summary>An empty user name ("https://@host") is one all the same.</summary>
    private static ReadOnlySpan<char> AuthorityOf(string url)
    {
        var rest = url.AsSpan(url.IndexOf("//", StringComparison.Ordinal) + 2);
        var end = rest.IndexOfAny('/', '?', '#');
        return end < 0 ? rest : rest[..end];
    }

    /// <summary>Empty for a host that no name server could know: IdnHost throws on characters that IDN forbids.</summary>
    private static string HostOf(Uri uri)
    {
        if (uri.HostNameType is UriHostNameType.IPv6)
            return uri.Host;
        try
        {
            // A small or a wide bracket passes for a letter until it is a bracket.
            var host = uri.IdnHost.ToLowerInvariant().TrimEnd('.');
            return Uri.CheckHostName(host) is UriHostNameType.Unknown ? "" : host;
        }
        catch (UriFormatException)
        {
            return "";
        }
    }

    /// <summary>Whether a parameter of a query (<c>utm_source=x</c>) only tracks.</summary>
    public static bool IsTracker(string parameter)
    {
        var name = parameter.Split('=', 2)[0];
        return Trackers.Contains(name) || TrackerFamilies.Any(family => name.StartsWith(family, StringComparison.OrdinalIgnoreCase));
    }
}
