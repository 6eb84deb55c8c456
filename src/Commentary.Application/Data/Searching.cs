namespace Commentary.Application.Data;

internal static class Searching
{
    public const string Escape = "\\";

    /// <summary>A pattern for LIKE that finds the words anywhere, as they are typed: <c>%</c> and its kin are letters here.</summary>
    public static string Anywhere(this string words) =>
        $"%{words.Replace(Escape, Escape + Escape, StringComparison.Ordinal).Replace("%", Escape + "%", StringComparison.Ordinal).Replace("_", Escape + "_", StringComparison.Ordinal).Replace("[", Escape + "[", StringComparison.Ordinal)}%";
}
