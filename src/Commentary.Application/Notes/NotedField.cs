using System.Collections.Frozen;
using System.Text;
using Commentary.Application.Articles;
using Commentary.Application.Model;
using Commentary.Text.Languages;

namespace Commentary.Application.Notes;

/// <summary>A field of the desk that may be noted on, named like <c>French-Neutral</c>.</summary>
/// <param name="Field">One of <see cref="Merge.Fields"/>.</param>
public sealed record NotedField(Language Language, string Field)
{
    /// <summary>All that is a text to talk about: an address is none.</summary>
    private static readonly FrozenDictionary<string, NotedField> All = LanguageNames
        .All.SelectMany(language =>
            Merge.Fields.Where(field => field != nameof(EditionText.Slug)).Select(field => new NotedField(language, field))
        )
        .ToFrozenDictionary(noted => noted.Name, StringComparer.Ordinal);

    public string Name => $"{Language}-{Field}";

    public static IEnumerable<NotedField> Every => All.Values;

    public static NotedField? Of(string? name) => name is null ? null : All.GetValueOrDefault(name);

    /// <summary>As it is kept: its own lines, no space around it.</summary>
    internal static string Kept(string text) => EditionText.Kept(text).Trim();

    /// <summary>How often a passage stands in a text, word for word, whatever the spaces between its words.</summary>
    public static int Times(string quote, string text)
    {
        var sought = Spaced(quote);
        if (sought.Length == 0)
            return 0;
        var within = Spaced(text);
        var times = 0;
        for (var at = 0; (at = within.IndexOf(sought, at, StringComparison.Ordinal)) >= 0; at += sought.Length)
            times++;
        return times;
    }

    private static string Spaced(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var spaced = new StringBuilder(text.Length);
        foreach (var letter in text)
            if (!char.IsWhiteSpace(letter))
                spaced.Append(letter);
            else if (spaced.Length > 0 && spaced[^1] != ' ')
                spaced.Append(' ');
        return spaced.ToString().TrimEnd();
    }
}
