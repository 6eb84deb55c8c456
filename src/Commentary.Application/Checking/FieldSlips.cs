using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Commentary.Application.Articles;
using Commentary.Application.Model;
using Commentary.Text.HouseFormat;
using Commentary.Text.Languages;
using Commentary.Text.Typography;

namespace Commentary.Application.Checking;

/// <summary>The slips of one field of an edition: the texts of the piece as Markdown, its lines and its teaser as they stand.</summary>
public static class FieldSlips
{
    /// <summary>How many are shown and mended at once: who has more begins with these.</summary>
    public const int Most = 50;

    /// <summary>In characters, on either side: a word is longer than this only by mistake.</summary>
    private const int MostOfWord = 30;

    /// <summary>An address is no text.</summary>
    public static IReadOnlyList<string> Fields { get; } = [.. Merge.Fields.Except([nameof(EditionText.Slug)])];

    private static readonly HashSet<string> Bodies = PartNames.Bodies.Select(part => $"{part}").ToHashSet(StringComparer.Ordinal);

    /// <returns>In the order of the text; none for a field that is no text.</returns>
    public static IReadOnlyList<Slip> Of(string field, string text, Language language) =>
        Bodies.Contains(field) ? Lint.Markdown(text, language)
        : Fields.Contains(field) ? Lint.Plain(text, language)
        : [];

    /// <summary>A slip with the ends of the words that it stands in: “d infrastructure” rather than “d ”.</summary>
    public static Stretch WordsOf(string text, Slip slip)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(slip);
        var (start, end) = (slip.Start, slip.Start + slip.Length);
        while (start > 0 && slip.Start - start < MostOfWord && IsOfWord(text[start - 1]))
            start--;
        while (end < text.Length && end - slip.Start - slip.Length < MostOfWord && IsOfWord(text[end]))
            end++;
        return new(text[start..slip.Start], text.Substring(slip.Start, slip.Length), text[(slip.Start + slip.Length)..end], slip.Fix);
    }

    public static string KeyOf(string words) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(words)))[..16];

    private static bool IsOfWord(char c) =>
        char.IsLetterOrDigit(c) || c is '\'' or '’' or '-' || char.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark;

    public sealed record Stretch(string Head, string Slip, string Tail, string Fix)
    {
        /// <summary>As it was typed.</summary>
        public string Typed => Head + Slip + Tail;

        /// <summary>Names it in an address, where no word of a draft may stand.</summary>
        public string Key => KeyOf(Typed);

        /// <summary>As it would stand.</summary>
        public string Mended => Head + Fix + Tail;
    }
}
