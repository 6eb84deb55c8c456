using System.Text;

namespace Commentary.Application.Redirects.Formats;

/// <summary>Paths and patterns: what of an expression is but a path, and how a path is written where an address is read.</summary>
internal static class Paths
{
    /// <summary>A decoded path as part of an address, which is decoded once when it is read.</summary>
    public static string Escape(string path)
    {
        if (!path.Any(MustBeEscaped))
            return path;
        var escaped = new StringBuilder(path.Length + 8);
        foreach (var c in path)
            escaped.Append(MustBeEscaped(c) ? Uri.EscapeDataString(c.ToString()) : c);
        return escaped.ToString();
    }

    /// <summary>A path in which the letters that mean something in an expression stand for themselves.</summary>
    public static string Pattern(string text)
    {
        var pattern = new StringBuilder(text.Length + 8);
        foreach (var c in text)
        {
            if (c is '\\' or '*' or '+' or '?' or '|' or '{' or '}' or '[' or ']' or '(' or ')' or '^' or '$' or '.' or '#')
                pattern.Append('\\');
            pattern.Append(c);
        }
        return pattern.ToString();
    }

    /// <summary>What a pattern without anything special in it stands for; null when it has something.</summary>
    public static string? Literal(string pattern)
    {
        var literal = new StringBuilder(pattern.Length);
        for (var i = 0; i < pattern.Length; i++)
        {
            var c = pattern[i];
            if (c == '\\')
            {
                // \d and its kin are classes, \. and its kin are letters.
                if (++i == pattern.Length || char.IsAsciiLetterOrDigit(pattern[i]))
                    return null;
                literal.Append(pattern[i]);
            }
            else if (c is '*' or '+' or '?' or '|' or '{' or '}' or '[' or ']' or '(' or ')' or '^' or '$' or '.')
                return null;
            else
                literal.Append(c);
        }
        return literal.ToString();
    }

    /// <summary>
    /// The rule of a pattern over a whole path (with its first slash): an exact one or a prefix where it is no more than that, because
    /// those are found faster, and in our addresses no slash stands at the end; else an expression.
    /// </summary>
    /// <param name="target">With <c>$1</c> for captures.</param>
    public static RuleText Rule(string pattern, string target, RuleText like)
    {
        if (pattern.StartsWith("^/?", StringComparison.Ordinal) && !pattern.StartsWith("^/?$", StringComparison.Ordinal))
            pattern = "^/" + pattern[3..];
        var isBounded = pattern.StartsWith("^/", StringComparison.Ordinal);
        var hasEnd = pattern.EndsWith('$') && !pattern.EndsWith(@"\$", StringComparison.Ordinal);
        var inner = isBounded ? pattern[1..(hasEnd ? ^1 : ^0)] : "";
        if (isBounded && hasEnd && !Leading.Captures(target).Any() && Exact(inner) is { } path)
            return like with { Match = RedirectMatch.Exact, From = Escape(path), To = target };
        if (isBounded && hasEnd && Below(inner, "(/.*)?") is { } below && Without(target, "$1") is { } to)
            return like with { Match = RedirectMatch.Prefix, From = Escape(below), To = to };
        if (isBounded && Below(inner, "/(.*)") is { } folder && Without(target, "/$1") is { } rest)
            return like with { Match = RedirectMatch.Prefix, From = Escape(folder), To = rest + "/" };
        // No address of ours ends with a slash.
        if (hasEnd && pattern.EndsWith("/$", StringComparison.Ordinal) && pattern.Length > 3)
            pattern = pattern[..^1] + "?$";
        return like with { Match = RedirectMatch.Expression, From = pattern, To = target };
    }

    private static string? Exact(string inner)
    {
        if (inner.EndsWith("/?", StringComparison.Ordinal))
            inner = inner[..^2];
        return Literal(inner) is { } path
            ? path.Length == 0
                ? "/"
                : path
            : null;
    }

    private static string? Below(string inner, string rest)
    {
        if (!inner.EndsWith(rest, StringComparison.Ordinal))
            return null;
        return Literal(inner[..^rest.Length]) is { } path
            ? path.Length == 0
                ? "/"
                : path
            : null;
    }

    /// <summary>The target without the capture at its end, when that is the only one and nothing else stands after the path.</summary>
    private static string? Without(string target, string capture) =>
        target.EndsWith(capture, StringComparison.Ordinal)
        && target[..^capture.Length] is var rest
        && !rest.Contains('$', StringComparison.Ordinal)
        && rest.IndexOfAny(['?', '#']) < 0
        && !rest.EndsWith(":/", StringComparison.Ordinal)
            ? rest
            : null;

    private static bool MustBeEscaped(char c) => c is '%' or '?' or '#' or '"' or '\\' || char.IsWhiteSpace(c) || char.IsControl(c);
}
