using System.Buffers;
using System.Text.RegularExpressions;

namespace Commentary.Text.Typography.Slips;

/// <summary>Straight and English quotation marks of the first rank in a French text; each mark of a pair by itself.</summary>
internal static partial class ForeignQuotes
{
    private static readonly SearchValues<char> Marks = SearchValues.Create("\"“”„«»");
    private static readonly Style Style = Style.Of(Locale.FrenchOfCanada);

    public static IEnumerable<Slip> In(Proof proof)
    {
        var text = proof.Text;
        foreach (Match match in Angled().Matches(proof.Typed))
            yield return new(
                Rule.ForeignQuotes,
                match.Index,
                match.Length,
                $"«{Signs.NoBreak}{match.Groups["words"].Value}{Signs.NoBreak}»",
                true
            );
        var quotations = new Quotations(new Strip(text, Style));
        for (var at = 0; text.AsSpan(at).IndexOfAny(Marks) is >= 0 and var next; )
            at = quotations.Meet(at + next, Style);
        List<Edit> edits = [];
        quotations.AddTo(edits);
        foreach (var edit in edits)
        {
            if (edit.With is "«")
            {
                var end = Signs.SkipSpaces(text, edit.Start + 1);
                yield return new(Rule.ForeignQuotes, edit.Start, end - edit.Start, $"«{Signs.NoBreak}", true);
            }
            else if (edit.With is "»")
            {
                var start = Signs.BackOverSpaces(text, edit.Start);
                yield return new(Rule.ForeignQuotes, start, edit.Start + 1 - start, $"{Signs.NoBreak}»", true);
            }
        }
    }

    /// <summary>As keyboards without « » write them; a shift of bits has words on its other side too.</summary>
    [GeneratedRegex(
        @"(?<![\p{L}\p{N}<])<<[ \u00A0\u202F]?(?<words>\p{L}[^<>\n]{0,200}?)[ \u00A0\u202F]?>>(?![\p{L}\p{N}>])",
        RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 2000
    )]
    private static partial Regex Angled();
}
