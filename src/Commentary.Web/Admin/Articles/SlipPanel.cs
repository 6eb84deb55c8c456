using Commentary.Application.Checking;
using Commentary.Text.Languages;
using Commentary.Text.Typography;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace Commentary.Web.Admin.Articles;

/// <summary>The slips of the text that one field of the desk shows.</summary>
/// <param name="Slips">The first of them, in the order of the text.</param>
/// <param name="Total">How many there are in all.</param>
/// <param name="Done">What was just done here, as the key of its sentence.</param>
/// <param name="Mended">How many were mended with it.</param>
public record SlipPanel(
    int ArticleId,
    string Field,
    Language Language,
    IReadOnlyList<SlipPanel.Shown> Slips,
    int Total,
    string? Done,
    int Mended
)
{
    /// <summary>As <see cref="DeskField.Choice"/> has it.</summary>
    public string Choice => $"{Language}.{Field}";
    public string Id => IdOf(Choice);
    public int Certain => Slips.Count(shown => shown.IsCertain);

    /// <summary>Null for a field that is no text.</summary>
    public static SlipPanel? Of(int article, string field, Language language, string text, string? done = null, int mended = 0)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (!FieldSlips.Fields.Contains(field))
            return null;
        // As the text area has it, so that a place here is the same place there.
        text = text.ReplaceLineEndings("\n");
        var slips = FieldSlips.Of(field, text, language);
        return new(
            article,
            field,
            language,
            [.. slips.Take(FieldSlips.Most).Select(slip => Shown.Of(text, slip, language))],
            slips.Count,
            done,
            mended
        );
    }

    /// <summary>The same for a field of the desk, with what was just done there.</summary>
    public static SlipPanel? Of(DeskField field, ViewDataDictionary page)
    {
        ArgumentNullException.ThrowIfNull(field);
        ArgumentNullException.ThrowIfNull(page);
        var mending = page["Mending"] as EditModel.Mending;
        return Of(
            (int)page["ArticleId"]!,
            field.Field,
            field.Language,
            field.Value,
            mending?.At == field.Choice ? mending.Done : null,
            mending?.Count ?? 0
        );
    }

    public static string IdOf(string choice) => $"slips-{choice.Replace('.', '-')}";

    /// <summary>Where the buttons of the desk's form lead: to one of these, or to all that are certain.</summary>
    public string Address(Shown? slip = null) =>
        $"/admin/articles/edit/{ArticleId}?handler=Mend&language={Language}&field={Field}"
        + (slip is null ? "" : $"&rule={slip.Rule}&start={slip.Start}&key={slip.Words.Key}");

    /// <param name="Before">The words before it, in its own line.</param>
    /// <param name="After">Those behind it.</param>
    public sealed record Shown(Rule Rule, int Start, FieldSlips.Stretch Words, string Before, string After, string? Source, bool IsCertain)
    {
        /// <summary>In characters, on either side.</summary>
        private const int Around = 36;

        public static Shown Of(string text, Slip slip, Language language)
        {
            var words = FieldSlips.WordsOf(text, slip);
            var (from, to) = (slip.Start - words.Head.Length, slip.Start + slip.Length + words.Tail.Length);
            return new(
                slip.Rule,
                slip.Start,
                words,
                Last(text[..from]),
                First(text[to..]),
                Rules.Source(slip.Rule, Locales.Of(language)),
                slip.IsCertain
            );
        }

        /// <summary>What stands there now, in pieces.</summary>
        public IEnumerable<Piece> Now => Pieces(Words.Slip);

        /// <summary>The words as they would be.</summary>
        public IEnumerable<Piece> Then => Pieces(Words.Mended);

        private static string Last(string text)
        {
            var line = text[(text.LastIndexOf('\n') + 1)..];
            if (line.Length <= Around)
                return line;
            var at = line.IndexOf(' ', line.Length - Around);
            return "…" + (at < 0 ? "" : line[(at + 1)..]);
        }

        private static string First(string text)
        {
            var end = text.IndexOf('\n', StringComparison.Ordinal);
            var line = end < 0 ? text : text[..end];
            if (line.Length <= Around)
                return line;
            var at = line.LastIndexOf(' ', Around);
            return (at < 0 ? "" : line[..at]) + "…";
        }

        /// <summary>Words, and the spaces that one must see to tell two texts apart.</summary>
        private static IEnumerable<Piece> Pieces(string text)
        {
            var from = 0;
            for (var at = 0; at < text.Length; at++)
            {
                if (NameOf(text, at) is not { } space)
                    continue;
                if (at > from)
                    yield return new(text[from..at], null);
                yield return new(text[at..(at + 1)], space);
                from = at + 1;
            }
            if (from < text.Length)
                yield return new(text[from..], null);
        }

        /// <summary>An ordinary space is seen between two words; alone, or beside another, it is named.</summary>
        private static string? NameOf(string text, int at) =>
            text[at] switch
            {
                '\u00A0' => "SpaceNoBreak",
                '\u202F' => "SpaceNarrow",
                '\n' => "SpaceLine",
                ' ' when string.IsNullOrWhiteSpace(text) => "SpacePlain",
                ' ' when (at > 0 && text[at - 1] == ' ') || (at + 1 < text.Length && text[at + 1] == ' ') => "SpacePlain",
                _ => null,
            };
    }

    /// <param name="Space">The key of what a space is called; null for words.</param>
    public sealed record Piece(string Text, string? Space);
}
