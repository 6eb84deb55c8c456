using System.Collections.Frozen;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Commentary.Text.Networks;

/// <summary>
/// The links that X finds in a text, and Mastodon by the same rules where they have a scheme: a host that ends in a top-level domain that there is,
/// and as much of a path and a query as cannot be punctuation. Written after the rules of twitter-text.
/// </summary>
internal static partial class PostLinks
{
    /// <summary>In characters: what is longer is no link.</summary>
    private const int MostCharacters = 4096;
    private const int MostInLabel = 63;
    private static readonly FrozenSet<string> TopDomains = Read();
    private static readonly IdnMapping Idn = new();

    public static IEnumerable<(int Start, int Length)> In(string text, bool withoutScheme)
    {
        for (var at = 0; at < text.Length; )
        {
            var end = Run(text, at, IsOfLatinHost);
            if (end == at)
            {
                at++;
                continue;
            }
            var scheme = SchemeAt(text, at, end);
            if (scheme is { } start && Link(text, start, end + Separator.Length) is { } whole)
            {
                yield return (start, whole);
                at = start + whole;
            }
            else if (scheme is null && withoutScheme && MayPrecede(text, at, isBare: true) && Link(text, at, at) is { } bare)
            {
                yield return (at, bare);
                at += bare;
            }
            else
                at = end;
        }
    }

    private const string Separator = "://";

    /// <summary>Where the scheme begins that ends a run; null where none does.</summary>
    private static int? SchemeAt(string text, int start, int end)
    {
        if (!text.AsSpan(end).StartsWith(Separator))
            return null;
        foreach (var scheme in new[] { "https", "http" })
            if (
                text.AsSpan(start, end - start).EndsWith(scheme, StringComparison.OrdinalIgnoreCase)
                && MayPrecede(text, end - scheme.Length, isBare: false)
            )
                return end - scheme.Length;
        return null;
    }

    private static bool MayPrecede(string text, int start, bool isBare) =>
        start == 0
        || !(
            char.IsAsciiLetterOrDigit(text[start - 1])
            || text[start - 1] is '@' or '\uFF20' or '$' or '#' or '\uFF03' or '\uFFFE' or '\uFEFF' or '\uFFFF'
            || (isBare && text[start - 1] is '/')
        );

    /// <summary>How long the link is that begins there, and whose host begins there; null where there is none.</summary>
    private static int? Link(string text, int start, int host)
    {
        var isBare = host == start;
        var name = text[host..Run(text, host, isBare ? IsOfLatinHost : IsOfHost)];
        if (HostLength(text, host, name) is not { } size)
            return null;
        var end = host + size;
        // Short links of X itself end where their code does.
        var isShort = !isBare && name[..size].Equals("t.co", StringComparison.OrdinalIgnoreCase);
        end += (isShort ? Code() : Rest()).Match(text, end).Length;
        return end - start <= MostCharacters ? end - start : null;
    }

    private static int Run(string text, int from, Func<char, bool> isOf)
    {
        while (from < text.Length && isOf(text[from]))
            from++;
        return from;
    }

    private static bool IsOfLatinHost(char c) => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.' or (>= '\u00C0' and <= '\u024F');

    private static bool IsOfHost(char c) =>
        IsOfLatinHost(c)
        || char.IsLetterOrDigit(c)
        || char.GetUnicodeCategory(c)
            is UnicodeCategory.NonSpacingMark
                or UnicodeCategory.SpacingCombiningMark
                or UnicodeCategory.OtherSymbol;

    private static int? HostLength(string text, int start, string host)
    {
        var labels = host.Split('.');
        var length = host.Length;
        for (var last = labels.Length - 1; last > 0; length -= labels[last].Length + 1, last--)
        {
            var after = start + length < text.Length ? text[start + length] : ' ';
            if (
                IsTopDomain(labels[last])
                && !(char.IsAsciiLetterOrDigit(after) || after is '@' or '+' or '-')
                && IsName(labels[last - 1], mayHaveLowLine: false)
                && labels.Take(last - 1).All(label => IsName(label, mayHaveLowLine: true))
            )
                return Fits(host[..length]) ? length : null;
        }
        return null;
    }

    private static bool IsTopDomain(string label) =>
        TopDomains.Contains(label) || (label.Length > 4 && label.StartsWith("xn--", StringComparison.OrdinalIgnoreCase));

    private static bool IsName(string label, bool mayHaveLowLine) =>
        label.Length > 0 && label[0] is not ('-' or '_') && label[^1] is not ('-' or '_') && (mayHaveLowLine || !label.Contains('_'));

    /// <summary>A label may not be longer, as it is asked for (RFC 1035, 2.3.4; RFC 5890).</summary>
    private static bool Fits(string host)
    {
        try
        {
            // What is no letter of a name, such as a low line, is not asked of it.
            return host.Split('.').All(label => (label.All(char.IsAscii) ? label : Idn.GetAscii(label)).Length <= MostInLabel);
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    private static FrozenSet<string> Read()
    {
        using var stream = typeof(PostLinks).Assembly.GetManifestResourceStream("TopDomains.txt")!;
        using var reader = new StreamReader(stream);
        return reader
            .ReadToEnd()
            .Split('\n')
            .Where(line => !line.StartsWith('#'))
            .SelectMany(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .ToFrozenSet(StringComparer.OrdinalIgnoreCase);
    }

    private const string Letters = @"a-z0-9\u0400-\u052F\u00C0-\u00D6\u00D8-\u00F6\u00F8-\u024F\u1E00-\u1EFF";
    private const string InPath = "[" + Letters + @"!*';:=+,.$/%#\[\]\-\u2013_~@|&]";
    private const string InParentheses = @"\((?>" + InPath + @"*)(?:\((?>" + InPath + @"+)\)(?>" + InPath + @"*))?\)";

    [GeneratedRegex(
        @"\G(?::[0-9]+)?(?:/(?:(?:"
            + InPath
            + "|"
            + InParentheses
            + ")*(?:["
            + Letters
            + @"+\-=_#/]|"
            + InParentheses
            + @"))?)?"
            + @"(?:\?[a-z0-9!?*'@();:&=+$/%#\[\]\-_.,~|]*[a-z0-9\-_&=#/])?",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 2000
    )]
    private static partial Regex Rest();

    [GeneratedRegex(@"\G/[a-z0-9]+", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 2000)]
    private static partial Regex Code();
}
