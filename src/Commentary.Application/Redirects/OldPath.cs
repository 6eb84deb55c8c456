using System.Text;
using Commentary.Text.Languages;

namespace Commentary.Application.Redirects;

/// <summary>The form in which old addresses are compared: case, trailing slashes and percent-encoding are forgiven.</summary>
public static class OldPath
{
    /// <summary>
    /// The path alone (no query, no fragment) of a path or a whole address, decoded once, in lower case and Unicode's form C, with one
    /// slash before each segment and none at the end. The root is <c>/</c>. Null when it is no path: bytes that are not UTF-8, a control
    /// character, a dot segment.
    /// </summary>
    public static string? Normalize(string address) => OldAddress.Of(address)?.Path;

    /// <summary>The same for a path that the server has decoded already.</summary>
    public static string? NormalizeDecoded(string path) => Collapse(path) is { } typed ? Fold(typed) : null;

    /// <summary>One slash before each segment and none at the end; letters as they were typed, in form C. Null when it is no path.</summary>
    internal static string? Collapse(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        var normal = new StringBuilder(path.Length + 1);
        foreach (var segment in path.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            if (
                segment is "." or ".."
                || segment.Any(c =>
                    char.IsControl(c) || c is '\\' or '\uFFFD' or '\uFFFE' or '\uFFFF' || char.IsSurrogate(c) && !Paired(segment)
                )
            )
                return null;
            normal.Append('/').Append(segment);
        }
        return normal.Length == 0 ? "/" : normal.ToString().NormalizeSafely();
    }

    internal static string Fold(string typed) => typed.ToLowerInvariant().NormalizeSafely();

    internal static string? Decode(string path)
    {
        if (!path.Contains('%', StringComparison.Ordinal))
            return path;
        // A slash that is encoded is none: the server leaves it so.
        var decoded = Uri.UnescapeDataString(path.Replace("%2F", "%252F", StringComparison.OrdinalIgnoreCase));
        return decoded.Contains('\uFFFD', StringComparison.Ordinal) ? null : decoded;
    }

    private static bool Paired(string text)
    {
        for (var i = 0; i < text.Length; i++)
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
                i++;
            else if (char.IsSurrogate(text[i]))
                return false;
        return true;
    }
}
