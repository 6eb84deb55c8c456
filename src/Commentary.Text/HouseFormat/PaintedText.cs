using System.Globalization;
using System.Text;

namespace Commentary.Text.HouseFormat;

/// <summary>
/// A text in which each character has one kind. Every character therefore ends up in exactly one stretch, whatever the rules that
/// paint: no sentence can be lost between two of them.
/// </summary>
internal sealed class PaintedText
{
    private readonly StretchKind[] _kinds;

    public PaintedText(string text)
    {
        Text = text;
        _kinds = new StretchKind[text.Length];
        Array.Fill(_kinds, StretchKind.BlankSpace);
        PaintUnstorable();
    }

    public string Text { get; }

    public bool Is(int position, StretchKind kind) => _kinds[position] == kind;

    public void PaintAll(StretchKind kind) => Array.Fill(_kinds, kind);

    /// <summary>Paints what no rule has named yet.</summary>
    public void Paint(int start, int end, StretchKind kind)
    {
        foreach (ref var painted in _kinds.AsSpan(start, end - start))
        {
            if (painted is StretchKind.BlankSpace)
                painted = kind;
        }
    }

    /// <summary>
    /// A part of the text without what cuts addresses, and where in the whole each of its positions stands: a cut between two characters belongs
    /// to neither.
    /// </summary>
    public (string Text, Func<int, int> At) WithoutCuts(int start, int end)
    {
        if (_kinds.AsSpan(start, end - start).IndexOfAny(StretchKind.AddressCut, StretchKind.ByteOrderMark) < 0)
            return (Text[start..end], position => start + position);
        List<int> kept =
        [
            .. Enumerable.Range(start, end - start).Where(i => _kinds[i] is not (StretchKind.AddressCut or StretchKind.ByteOrderMark)),
        ];
        return (string.Concat(kept.Select(i => Text[i])), position => position < kept.Count ? kept[position] : end);
    }

    private void PaintUnstorable()
    {
        for (var i = 0; i < Text.Length; i++)
        {
            if (Text[i] is '\uFEFF')
                _kinds[i] = StretchKind.ByteOrderMark;
            else if (Rune.TryGetRuneAt(Text, i, out var rune) && !IsUnstorable(rune))
                i += rune.Utf16SequenceLength - 1;
            else
                _kinds[i] = StretchKind.Unstorable;
        }
    }

    /// <summary>
    /// A text may have a stray control character. A file in which they abound, or that has some and not one label, is no text.
    /// </summary>
    public bool IsBinary(bool hasLabel, out int line)
    {
        line = 1;
        var first = Array.IndexOf(_kinds, StretchKind.Unstorable);
        if (first < 0)
            return false;
        line = LineOf(first);
        var share = _kinds.AsSpan().Count(StretchKind.Unstorable) / (double)Text.Length;
        return share > (hasLabel ? 0.2 : 0.02);
    }

    /// <summary>White space, what nobody can see, and what was named before the text was read.</summary>
    public bool IsBlank(int start, int end)
    {
        for (var i = start; i < end; i++)
        {
            if (
                _kinds[i] is not (StretchKind.Unstorable or StretchKind.ByteOrderMark or StretchKind.FrontMatter)
                && !char.IsWhiteSpace(Text[i])
                && char.GetUnicodeCategory(Text[i]) is not UnicodeCategory.Format
            )
                return false;
        }
        return true;
    }

    public int LineOf(int position) => Lines.Of(Text).First(l => position < l.Next).Number;

    /// <summary>The start of a text on one line, at most 80 characters.</summary>
    /// <param name="start">Where it begins.</param>
    /// <param name="end">Where it ends.</param>
    /// <param name="without">What is painted so is left out.</param>
    public string Excerpt(int start, int end, StretchKind without = StretchKind.ByteOrderMark)
    {
        const int Length = 80;
        var excerpt = new StringBuilder(Length);
        for (var i = start; i < end; i++)
        {
            if (_kinds[i] is StretchKind.Unstorable or StretchKind.ByteOrderMark || _kinds[i] == without)
                continue;
            if (excerpt.Length >= Length - 1)
            {
                if (char.IsHighSurrogate(excerpt[^1]))
                    excerpt.Length--;
                return excerpt.Append('…').ToString();
            }
            var isSpace = char.IsWhiteSpace(Text[i]);
            if (!isSpace)
                excerpt.Append(Text[i]);
            else if (excerpt.Length > 0 && excerpt[^1] is not ' ')
                excerpt.Append(' ');
        }
        return excerpt.ToString().TrimEnd();
    }

    public List<Stretch> Stretches()
    {
        var stretches = new List<Stretch>();
        var number = 1;
        for (int start = 0, end; start < Text.Length; start = end)
        {
            end = start + 1;
            while (end < Text.Length && _kinds[end] == _kinds[start])
                end++;
            var text = Text[start..end];
            stretches.Add(new Stretch(_kinds[start], number, text));
            number += LineEnds(start, end);
        }
        return stretches;
    }

    private int LineEnds(int start, int end)
    {
        var count = 0;
        for (var i = start; i < end; i++)
        {
            var isFirstHalf = Text[i] is '\r' && i + 1 < Text.Length && Text[i + 1] is '\n';
            count += Lines.IsEnd(Text[i]) && !isFirstHalf ? 1 : 0;
        }
        return count;
    }

    private static bool IsUnstorable(Rune rune) =>
        rune.Value is 0xFFFE or 0xFFFF
        || (Rune.IsControl(rune) && rune.Value is not '\t' && !(rune.IsBmp && Lines.IsEnd((char)rune.Value)));
}
