using Commentary.Text.Languages;

namespace Commentary.Application.Data;

internal static class Searching
{
    public const string Escape = "\\";

    /// <summary>More words than this say nothing more.</summary>
    private const int MostWords = 8;

    /// <summary>As a French dictionary sorts names and titles: Ève stands between Émile and Marc.</summary>
    public static readonly StringComparer Order = StringComparer.Create(Language.French.Culture(), ignoreCase: true);

    /// <summary>A pattern for LIKE that finds the words anywhere, as they are typed: <c>%</c> and its kin are letters here.</summary>
    public static string Anywhere(this string words) =>
        $"%{words.Replace(Escape, Escape + Escape, StringComparison.Ordinal).Replace("%", Escape + "%", StringComparison.Ordinal).Replace("_", Escape + "_", StringComparison.Ordinal).Replace("[", Escape + "[", StringComparison.Ordinal)}%";

    /// <summary>The words that somebody looks for, folded, each to be found anywhere and in any order.</summary>
    public static IReadOnlyList<string> Words(this string typed) =>
        [.. Folding.Line(typed).Split(' ', StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.Ordinal).Take(MostWords)];
}
