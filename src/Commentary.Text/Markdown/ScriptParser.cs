using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Syntax.Inlines;

namespace Commentary.Text.Markdown;

/// <summary>
/// Reads <c>^superscript^</c> and <c>~subscript~</c> as Pandoc does: no white space within (a no-break space may be), and no other marks. Markdig's
/// own reading goes by the rules of emphasis, in which <c>10^-6^</c> is none and <c>x~1 and y~2</c> is one.
/// </summary>
internal sealed class ScriptParser : InlineParser
{
    /// <summary>Of what is raised or lowered, in UTF-16 code units.</summary>
    public const int MaxLength = 60;

    /// <summary>What begins another mark, or ends the stretch that one stands in.</summary>
    public const string NeverWithin = "*`[]<>\\|&";

    public ScriptParser() => OpeningCharacters = ['^', '~'];

    public override bool Match(InlineProcessor processor, ref StringSlice slice)
    {
        if (LengthAt(slice) is not (> 0 and var length))
            return false;
        var (start, from) = (slice.Start, processor.GetSourcePosition(slice.Start, out var line, out var column));
        var content = new LiteralInline
        {
            Content = new StringSlice(slice.Text, start + 1, start + length),
            Span = new(from + 1, from + length),
            Line = line,
            Column = column + 1,
            IsClosed = true,
        };
        var script = new EmphasisInline
        {
            DelimiterChar = slice.CurrentChar,
            DelimiterCount = 1,
            Span = new(from, from + length + 1),
            Line = line,
            Column = column,
            IsClosed = true,
        };
        script.AppendChild(content);
        processor.Inline = script;
        slice.Start = start + length + 2;
        return true;
    }

    /// <summary>Of what stands between this sign and the next; 0 when they are no pair.</summary>
    private static int LengthAt(StringSlice slice)
    {
        var (sign, before) = (slice.CurrentChar, slice.PeekCharExtra(-1));
        // What is lowered belongs to what it stands behind: “~300” is about 300. Two tildes strike out.
        if (before == sign || (sign is '~' && !char.IsLetterOrDigit(before) && !")]}^*’'".Contains(before, StringComparison.Ordinal)))
            return 0;
        var hasWord = false;
        for (var length = 0; length <= MaxLength; length++)
        {
            var next = slice.PeekChar(length + 1);
            if (next == sign)
                return hasWord && IsEnd(sign, slice.PeekChar(length + 2)) ? length : 0;
            if (next is '\0' || NeverWithin.Contains(next, StringComparison.Ordinal) || IsGap(next))
                return 0;
            hasWord |= char.IsLetterOrDigit(next);
        }
        return 0;
    }

    /// <summary>A figure goes on behind no script: in <c>x^2+y^2</c> there is none.</summary>
    private static bool IsEnd(char sign, char next) => next != sign && !char.IsDigit(next);

    private static bool IsGap(char c) => char.IsWhiteSpace(c) && c is not ('\u00A0' or '\u202F');
}
