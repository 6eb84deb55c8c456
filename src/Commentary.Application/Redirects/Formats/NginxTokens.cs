using System.Text;

namespace Commentary.Application.Redirects.Formats;

/// <summary>One directive: its words, and what stands in its braces.</summary>
internal sealed record NginxDirective(int Line, IReadOnlyList<string> Words, IReadOnlyList<NginxDirective>? Block)
{
    public string Name => Words[0];

    public string Text => string.Join(' ', Words);
}

/// <summary>An nginx file as nested directives.</summary>
internal sealed class NginxTokens(string text)
{
    /// <summary>Deeper than anybody nests, and shallow enough not to be an attack.</summary>
    private const int Deepest = 20;

    private int at;
    private int line = 1;

    /// <summary>The line at which the file is not one any more; null when it is to its end.</summary>
    public int? BrokenAt { get; private set; }

    public IReadOnlyList<NginxDirective> Read() => Block(0);

    private List<NginxDirective> Block(int depth)
    {
        List<NginxDirective> found = [];
        List<string> words = [];
        var first = 0;
        while (BrokenAt is null)
        {
            Skip();
            if (at == text.Length)
            {
                if (words.Count > 0 || depth > 0)
                    BrokenAt = line;
                break;
            }
            switch (text[at])
            {
                case ';':
                    at++;
                    if (words.Count > 0)
                        found.Add(new(first, words, null));
                    words = [];
                    break;
                case '{':
                    at++;
                    if (depth == Deepest || words.Count == 0)
                        BrokenAt = line;
                    else
                        found.Add(new(first, words, Block(depth + 1)));
                    words = [];
                    break;
                case '}':
                    at++;
                    if (depth == 0 || words.Count > 0)
                        BrokenAt = line;
                    else
                        return found;
                    break;
                default:
                    if (words.Count == 0)
                        first = line;
                    words.Add(Word());
                    break;
            }
        }
        return found;
    }

    private void Skip()
    {
        for (; at < text.Length; at++)
            if (text[at] == '#')
            {
                while (at + 1 < text.Length && text[at + 1] != '\n')
                    at++;
            }
            else if (text[at] == '\n')
                line++;
            else if (!char.IsWhiteSpace(text[at]) && text[at] != '\uFEFF')
                return;
    }

    private string Word()
    {
        var word = new StringBuilder();
        if (text[at] is '"' or '\'')
        {
            var quote = text[at++];
            for (; at < text.Length && text[at] != quote; at++)
            {
                if (text[at] == '\\' && at + 1 < text.Length && text[at + 1] == quote)
                    at++;
                line += text[at] == '\n' ? 1 : 0;
                word.Append(text[at]);
            }
            if (at == text.Length)
                BrokenAt = line;
            else
                at++;
            return word.ToString();
        }
        // A brace ends a word, but for that of a variable.
        for (; at < text.Length && !char.IsWhiteSpace(text[at]) && text[at] != ';' && (text[at] != '{' || text[at - 1] == '$'); at++)
            word.Append(text[at]);
        return word.ToString();
    }
}
