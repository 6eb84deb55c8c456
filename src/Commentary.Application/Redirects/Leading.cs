using System.Globalization;
using System.Text.RegularExpressions;
using Commentary.Text.Languages;

namespace Commentary.Application.Redirects;

/// <summary>Whether a rule's path fits an address, and where the rule leads from there.</summary>
public static partial class Leading
{
    /// <summary>The most that an answer's address may have, in characters: what servers and networks still take.</summary>
    public const int AnswerLength = 4096;

    /// <summary>The engine that has no backtracking: its time grows with the address, whatever the expression.</summary>
    public static Regex Regex(string expression) =>
        new(expression, RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));

    public static bool Fits(this RedirectRule rule, in OldAddress asked)
    {
        ArgumentNullException.ThrowIfNull(rule);
        return rule.Match switch
        {
            RedirectMatch.Exact => rule.Path == asked.Path,
            RedirectMatch.Prefix => rule.Path == "/"
                || (
                    asked.Path.StartsWith(rule.Path, StringComparison.Ordinal)
                    && (asked.Path.Length == rule.Path.Length || asked.Path[rule.Path.Length] == '/')
                ),
            _ => ReadyExpressions.Fits(rule.Path, asked.Typed, asked.Typed.ToLowerInvariant()),
        };
    }

    /// <summary>
    /// Where a rule that applies leads a reader, with the query that it keeps; null when it leads nowhere now: the article is not public, or
    /// the captures make no safe address. Only for a rule that is not <see cref="RedirectAnswer.Gone"/>.
    /// </summary>
    /// <param name="expression">The rule's, where it has been made already.</param>
    public static string? From(this RedirectRule rule, in OldAddress asked, Language reader, LiveArticles live, Regex? expression = null)
    {
        ArgumentNullException.ThrowIfNull(rule);
        ArgumentNullException.ThrowIfNull(live);
        var target =
            rule.ArticleId is { } article ? live.Find(article, rule.Language ?? reader)?.Address
            : rule.Target is not { } address ? null
            : rule.Match switch
            {
                RedirectMatch.Exact => address,
                RedirectMatch.Prefix => WithRest(address, Rest(rule.Path, asked.Typed)),
                _ => (expression ?? ReadyExpressions.Of(rule.Path)) is var ready
                    ? WithCaptures(address, ready, ready.Match(asked.Typed))
                    : null,
            };
        if (target is null)
            return null;
        var query = rule.QueryHandling switch
        {
            QueryHandling.Drop => "",
            QueryHandling.DropTracking => OldQuery.WithoutTracking(asked.Query),
            _ => asked.Query,
        };
        target = InAscii(WithQuery(target, query));
        return target.Length <= AnswerLength && (!rule.IsComputed || IsAsSafe(target, rule.Target!)) ? target : null;
    }

    /// <summary>Whether a target's captures stand only where they cannot choose the host.</summary>
    public static bool HasFixedHost(string target)
    {
        ArgumentNullException.ThrowIfNull(target);
        var capture = Capture().Match(target);
        if (!capture.Success)
            return true;
        if (target is ['/', ..])
            // "/$1" could become "//host": what it is made of is encoded, but a segment of its own is asked for all the same.
            return capture.Index >= 1 && target is not ['/', '/' or '\\', ..];
        var authority = target.IndexOf("://", StringComparison.Ordinal);
        var path = authority < 0 ? -1 : target.IndexOf('/', authority + 3);
        return path > 0 && capture.Index > path;
    }

    /// <summary>The names and numbers of the captures that a target uses.</summary>
    public static IReadOnlyList<string> Captures(string target) =>
        [.. Capture().Matches(target).Select(c => c.Groups["name"].Value).Where(name => name.Length > 0)];

    /// <summary>An address that a target could become.</summary>
    internal static string Sample(string target) => Capture().Replace(target, "x");

    private static string Rest(string prefix, string typed)
    {
        if (prefix == "/")
            return typed == "/" ? "" : typed;
        var end = 0;
        for (var slashes = prefix.AsSpan().Count('/'); slashes >= 0; slashes--)
        {
            var next = typed.IndexOf('/', end);
            if (next < 0)
                return "";
            end = slashes == 0 ? next : next + 1;
        }
        return typed[end..];
    }

    private static string WithRest(string target, string rest)
    {
        if (rest.Length == 0)
            return target;
        var end = target.IndexOfAny(['?', '#']);
        var (address, tail) = end < 0 ? (target, "") : (target[..end], target[end..]);
        return address.TrimEnd('/') + EncodePath(rest) + tail;
    }

    /// <summary>The number of a group, by its number (named groups have one too) or its name; null when there is none.</summary>
    internal static int? Group(Regex expression, string name)
    {
        var number = int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var written)
            ? written
            : expression.GroupNumberFromName(name);
        return expression.GetGroupNumbers().Contains(number) ? number : null;
    }

    private static string? WithCaptures(string target, Regex expression, Match match) =>
        match.Success
            ? Capture()
                .Replace(
                    target,
                    capture =>
                        capture.Groups["name"] is { Success: true } name
                            ? EncodePath(match.Groups[Group(expression, name.Value) ?? 0].Value)
                            : "$"
                )
            : null;

    /// <summary>What a reader typed becomes segments of a path, and nothing else.</summary>
    private static string EncodePath(string path) => string.Join('/', path.Split('/').Select(Uri.EscapeDataString));

    /// <summary>The reader's query joins the target's own, before any fragment.</summary>
    private static string WithQuery(string target, string query)
    {
        if (query.Length == 0)
            return target;
        var end = target.IndexOf('#', StringComparison.Ordinal);
        var (address, fragment) = end < 0 ? (target, "") : (target[..end], target[end..]);
        return address + (address.Contains('?', StringComparison.Ordinal) ? '&' : '?') + query + fragment;
    }

    /// <summary>A header holds no other letters (RFC 9110, 5.5); what is escaped already stays as it is.</summary>
    private static string InAscii(string address) =>
        !address.AsSpan().ContainsAnyExceptInRange('!', '~')
            ? address
            : string.Concat(
                address
                    .EnumerateRunes()
                    .Select(rune => rune.Value is > ' ' and < 0x7F ? rune.ToString() : Uri.EscapeDataString(rune.ToString()))
            );

    /// <summary>What was computed leads where the rule as it was written does: a path of the site, or the very same host.</summary>
    private static bool IsAsSafe(string target, string written) =>
        written is ['/', ..]
            ? target is ['/'] or ['/', not ('/' or '\\'), ..]
            : Uri.TryCreate(target, UriKind.Absolute, out var led)
                && Uri.TryCreate(Sample(written), UriKind.Absolute, out var named)
                && led.Scheme == named.Scheme
                && led.Authority == named.Authority
                && led.UserInfo.Length == 0;

    [GeneratedRegex(@"\$(?:(?<name>\d)|\{(?<name>\w{1,30})\}|\$)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Capture();
}
