using Commentary.Text.HouseFormat;

namespace Commentary.Text.Drift;

/// <summary>One sentence as it is written, on one line: Markdown without the sign of its list, heading or quotation.</summary>
/// <param name="Begins">Whether it is the first of a paragraph.</param>
public sealed record Written(string Text, bool Begins)
{
    /// <summary>In characters: more than the longest sentence that is looked for.</summary>
    private const int Window = 4_500;

    private IReadOnlyList<Token>? tokens;

    public IReadOnlyList<Token> Tokens => tokens ??= Drift.Tokens.Of(Text);

    /// <inheritdoc cref="Drift.Tokens.Links"/>
    public IReadOnlyList<string> Links => Drift.Tokens.Links(Text);

    /// <summary>Equal for two that differ in typing only.</summary>
    public string Print => Drift.Tokens.Print(Tokens);

    /// <summary>The sentences of a text, in order. What has no word in it is none.</summary>
    public static IReadOnlyList<Written> Of(string markdown)
    {
        ArgumentNullException.ThrowIfNull(markdown);
        List<Written> sentences = [];
        var begins = true;
        for (var at = 0; at < markdown.Length; )
        {
            var end = EndOfParagraph(markdown, at);
            for (begins = true; at < end; )
            {
                var window = markdown.Substring(at, Math.Min(end - at, Window));
                var (start, stop) = Sentence.First(window);
                var text = OnOneLine(window.AsSpan(start, Math.Max(0, stop - start)));
                if (text.Any(char.IsLetterOrDigit))
                {
                    sentences.Add(new(text, begins));
                    begins = false;
                }
                at += Math.Max(stop, 1);
            }
            at = Math.Max(at, end);
        }
        return sentences;
    }

    /// <summary>Where a blank line begins, or the text ends.</summary>
    private static int EndOfParagraph(string text, int from)
    {
        for (var line = text.IndexOf('\n', from); line >= 0; line = text.IndexOf('\n', line + 1))
        {
            var next = line + 1;
            while (next < text.Length && text[next] is not '\n' && char.IsWhiteSpace(text[next]))
                next++;
            if (next >= text.Length || text[next] is '\n')
                return next;
        }
        return text.Length;
    }

    private static string OnOneLine(ReadOnlySpan<char> sentence)
    {
        sentence = sentence.TrimStart("-*+> \t\r\n#");
        var line = new System.Text.StringBuilder(sentence.Length);
        foreach (var c in sentence)
            if (c is '\n' or '\r' or '\t')
                line.Append(' ');
            else
                line.Append(c);
        return line.ToString().Trim();
    }
}
