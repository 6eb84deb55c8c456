using System.Text.RegularExpressions;

namespace Commentary.Text.Markdown;

/// <summary>
/// How a picture of the house stands in a text: <c>![Caption](picture:9f86d081884c7d65)</c>. The name is a print of the picture itself, so that a
/// text which is taken elsewhere never shows another.
/// </summary>
public static partial class PictureMark
{
    /// <summary>Characters of a name.</summary>
    public const int KeyLength = 16;

    private const string Scheme = "picture:";

    public static string Of(string key, string caption = "") => $"![{caption}]({Scheme}{key})";

    /// <summary>The names that stand in a text, each once, wherever they do: rather one too many is kept than one too few.</summary>
    public static IReadOnlyList<string> In(string markdown)
    {
        ArgumentNullException.ThrowIfNull(markdown);
        if (!markdown.Contains(Scheme, StringComparison.OrdinalIgnoreCase) && !markdown.Contains("/images/", StringComparison.Ordinal))
            return [];
        List<string> keys = [];
        for (var mark = Name().Match(markdown); mark.Success; mark = mark.NextMatch())
            if (mark.Groups["key"].Value.ToLowerInvariant() is var key && !keys.Contains(key))
                keys.Add(key);
        return keys;
    }

    /// <summary>The name in the target of an image; null where it is none. The address of one of its files is its name too.</summary>
    internal static string? KeyOf(string url)
    {
        var mark = Target().Match(url);
        return mark.Success ? mark.Groups["key"].Value.ToLowerInvariant() : null;
    }

    [GeneratedRegex("(?:picture:|/images/)(?<key>[0-9a-f]{16})(?![0-9a-z])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 2000)]
    private static partial Regex Name();

    [GeneratedRegex(
        @"^(?:picture:(?<key>[0-9a-f]{16})|/images/(?<key>[0-9a-f]{16})-\d{1,5}\.(?:avif|webp|jpg))$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        2000
    )]
    private static partial Regex Target();
}
