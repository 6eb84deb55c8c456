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
            foreach (var line in body.Split('\n'))
                AppendLine(text, line);
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

    private static void AppendLine(StringBuilder text, string line)
    {
        if (Outline.NeedsEscape(line))
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
