using System.Buffers;
using System.Globalization;
using System.Text;

namespace Commentary.Application.Redirects;

/// <summary>
/// An address as it was asked, in the form in which rules are compared with it. <c>Host</c>: in lower case, as punycode, without port, final
/// stop and <c>www.</c>; empty when it is not known. <c>Path</c>: as <see cref="OldPath"/> makes it. <c>Typed</c>: the same with its letters as
/// they were typed. <c>Query</c>: as it was typed, without its question mark.
/// </summary>
public readonly record struct OldAddress(string Host, string Path, string Typed, string Query)
{
    /// <summary>Paths made of these alone, without two slashes or a segment that begins with a dot, are as they are compared already.</summary>
    private static readonly SearchValues<char> Plain = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789-_~./");

    private static readonly IdnMapping Idn = new();

    /// <summary>Null when the path is none: see <see cref="OldPath.NormalizeDecoded"/>.</summary>
    /// <param name="path">Decoded once.</param>
    /// <param name="query">With its question mark, or empty.</param>
    public static OldAddress? OfRequest(string host, string path, string query)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(query);
        var asked = query.Length > 0 && query[0] == '?' ? query[1..] : query;
        if (IsPlain(path))
            return new(host, path, path, asked);
        return OldPath.Collapse(path) is { } typed ? new(host, OldPath.Fold(typed), typed, asked) : null;
    }

    /// <summary>A path, or a whole address, as a person or a file writes it.</summary>
    public static OldAddress? Of(string address) => Parts(address) is var (host, path, query) ? OfRequest(host, path, query) : null;

    /// <summary>The host, the path decoded once, and the query with its question mark; null where the path's bytes are no text.</summary>
    internal static (string Host, string Path, string Query)? Parts(string address)
    {
        ArgumentNullException.ThrowIfNull(address);
        address = address.Trim();
        var host = "";
        if (Uri.TryCreate(address, UriKind.Absolute, out var whole) && whole.Scheme is "http" or "https")
        {
            host = NormalHost(whole.Host);
            address = whole.GetComponents(UriComponents.PathAndQuery, UriFormat.UriEscaped);
        }
        if (address.IndexOf('#', StringComparison.Ordinal) is >= 0 and var fragment)
            address = address[..fragment];
        var mark = address.IndexOf('?', StringComparison.Ordinal);
        var (path, query) = mark < 0 ? (address, "") : (address[..mark], address[mark..]);
        return OldPath.Decode(path) is { } decoded ? (host, decoded, query) : null;
    }

    /// <summary>Empty when it is no host.</summary>
    public static string NormalHost(string host)
    {
        ArgumentNullException.ThrowIfNull(host);
        host = host.Trim().TrimEnd('.').ToLowerInvariant();
        if (host.StartsWith("www.", StringComparison.Ordinal))
            host = host[4..];
        if (Ascii.IsValid(host))
            return Uri.CheckHostName(host) is UriHostNameType.Unknown ? "" : host;
        try
        {
            return Idn.GetAscii(host).ToLowerInvariant();
        }
        catch (ArgumentException)
        {
            return "";
        }
    }

    private static bool IsPlain(string path) =>
        path is ['/', ..]
        && path.Length <= 2048
        && (path.Length == 1 || path[^1] != '/')
        && !path.AsSpan().ContainsAnyExcept(Plain)
        && !path.Contains("//", StringComparison.Ordinal)
        && !path.Contains("/.", StringComparison.Ordinal);
}
