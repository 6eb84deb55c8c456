using System.Text;
using Commentary.Text.Languages;

namespace Commentary.Text.HouseFormat;

/// <summary>
/// Writes a piece in the house format, canonically: the parts it has, in house order, one blank line between label and text, lines
/// ending in <c>\n</c>. Reading it again gives the same fields. What is unplaced is not written: it is a note, no part of the piece.
/// </summary>
public static class ManuscriptWriter
{
    public static string Write(Manuscript piece, Language language)
    {
        ArgumentNullException.ThrowIfNull(piece);
        var text = new StringBuilder();
        var lastPart = Enum.GetValues<Part>().LastOrDefault(part => !string.IsNullOrWhiteSpace(piece[part]));
        foreach (var part in Enum.GetValues<Part>())
        {
            var body = Lines.Normalise(piece[part]);
            if (string.IsNullOrWhiteSpace(body))
                continue;
            if (text.Length > 0)
                text.Append('\n');
            if (part is Part.Source)
            {
                AppendSource(text, piece, language);
                continue;
            }
            if (part is not Part.Teaser)
                text.Append(part.Label(language)).Append("\n\n");
            var lines = body.Split('\n');
            var (first, last) = (Array.FindIndex(lines, HasWords), Array.FindLastIndex(lines, HasWords));
            for (var i = 0; i < lines.Length; i++)
                AppendLine(
                    text,
                    lines[i],
                    (part is Part.Teaser && i == first && Wrapping.WouldTakeFirst(Bare(lines[i])))
                        || (i == last && Wrapping.WouldTakeLast(Bare(lines[i]), part == lastPart))
                );
        }
        return text.ToString();
    }

    private static void AppendSource(StringBuilder text, Manuscript piece, Language language)
    {
        var title = piece.SourceTitle;
        var asLink =
            title.Length > 0
            && !title.Contains("://", StringComparison.Ordinal)
            && !title.Contains("](", StringComparison.Ordinal)
            && !title.Any(Lines.IsEnd);
        text.Append(Part.Source.Label(language)).Append(language is Language.French ? "\u00A0: " : ": ");
        text.Append(asLink ? $"[{title}]({piece.SourceUrl})" : piece.SourceUrl).Append('\n');
    }

    private static bool HasWords(string line) => !string.IsNullOrWhiteSpace(line);

    private static string Bare(string line) => line.TrimStart().TrimStart('\\');

    private static void AppendLine(StringBuilder text, string line, bool isTakenOff)
    {
        if (isTakenOff || Outline.NeedsEscape(line))
        {
            var start = line.Length - line.TrimStart().Length;
            text.Append(line, 0, start).Append('\\').Append(line, start, line.Length - start);
        }
        else
        {
            text.Append(line);
        }
        text.Append('\n');
    }
}
