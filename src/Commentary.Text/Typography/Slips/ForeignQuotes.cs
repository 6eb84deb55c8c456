using System.Buffers;

namespace Commentary.Text.Typography.Slips;

/// <summary>Straight and English quotation marks of the first rank in a French text; each mark of a pair by itself.</summary>
internal static class ForeignQuotes
{
    private static readonly SearchValues<char> Marks = SearchValues.Create("\"“”„«»");
    private static readonly Style Style = Style.Of(Locale.FrenchOfCanada);

    public static IEnumerable<Slip> In(Proof proof)
    {
        var text = proof.Text;
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
}
