using System.Globalization;
using System.Text;
using Commentary.Text.Languages;

namespace Commentary.Web.Site.Cards;

/// <summary>A title broken into lines: at its spaces, after its hyphens, and within a word only where the word alone is wider than a line.</summary>
internal sealed class TitleLines
{
    private readonly Letters letters;
    private readonly List<string> pieces = [];

    public TitleLines(Letters letters, string title)
    {
        this.letters = letters;
        // An accent that was typed apart is the letter that the font has.
        var text = Letters.Writable(title.NormalizeSafely());
        var piece = new StringBuilder();
        foreach (var letter in text)
        {
            piece.Append(letter);
            if (letter is ' ' or '-' or '–' or '—' or '/')
                Close(piece);
        }
        Close(piece);
    }

    /// <param name="width">In units of the size of the letters.</param>
    public IReadOnlyList<string> At(float width)
    {
        List<string> lines = [];
        var line = "";
        foreach (var piece in pieces.SelectMany(piece => Fitting(piece, width)))
        {
            if (line.Length > 0 && letters.Width((line + piece).TrimEnd(' ')) > width)
            {
                lines.Add(line.TrimEnd(' '));
                line = "";
            }
            line += piece;
        }
        if (line.Trim(' ').Length > 0)
            lines.Add(line.TrimEnd(' '));
        return lines;
    }

    /// <summary>The narrowest lines of this number, none wider than that.</summary>
    public IReadOnlyList<string> Evenly(int number, float width)
    {
        // No word is broken for it that a line of the full width would hold.
        var widest = pieces.Select(piece => letters.Width(piece.TrimEnd(' '))).Where(w => w <= width).DefaultIfEmpty(0).Max();
        var (narrow, wide) = (Math.Max(widest, width / Math.Max(1, number)), width);
        if (pieces.Any(piece => letters.Width(piece.TrimEnd(' ')) > width))
            return At(width);
        for (var step = 0; step < 8; step++)
        {
            var middle = (narrow + wide) / 2;
            if (At(middle).Count <= number)
                wide = middle;
            else
                narrow = middle;
        }
        return At(wide);
    }

    private void Close(StringBuilder piece)
    {
        var text = piece.ToString();
        piece.Clear();
        // Several spaces, or one before anything, are none.
        if (text.Length > 0 && (text != " " || (pieces.Count > 0 && !pieces[^1].EndsWith(' '))))
            pieces.Add(text);
    }

    private List<string> Fitting(string piece, float width)
    {
        if (letters.Width(piece.TrimEnd(' ')) <= width)
            return [piece];
        List<string> fitting = [];
        var part = "";
        var letter = StringInfo.GetTextElementEnumerator(piece);
        while (letter.MoveNext())
        {
            if (part.Length > 0 && letters.Width(part + letter.GetTextElement()) > width)
            {
                fitting.Add(part);
                part = "";
            }
            part += letter.GetTextElement();
        }
        fitting.Add(part);
        return fitting;
    }
}
