using System.Text;
using System.Text.RegularExpressions;
using Commentary.Text.HouseFormat;

namespace Commentary.Text.Files;

/// <summary>
/// Builds the text of the house format from the blocks of a document, and notes what has no place in it. A sign that was typed as a sign is
/// escaped where Markdown would take it for markup; before the first label it is not, for a teaser is plain text.
/// </summary>
internal sealed partial class TextBuilder
{
    private const int MostFindings = 50;
    private readonly StringBuilder _text = new();
    private readonly List<Finding> _findings = [];
    private bool _hasLabel;
    private int _lines = 1;

    public (string Text, IReadOnlyList<Finding> Findings) Built => (_text.ToString(), _findings);

    /// <param name="before">What stands before the words: a heading's signs, an item's mark with its indentation.</param>
    /// <param name="runs">The words, each with its dress.</param>
    /// <param name="isTight">Whether the block follows the one before without air: an item of the same list.</param>
    public void Block(string before, IReadOnlyList<Run> runs, bool isTight = false)
    {
        var plain = string.Concat(runs.Select(run => run.Words));
        if (string.IsNullOrWhiteSpace(plain))
            return;
        if (_text.Length > 0)
            Append(isTight ? "\n" : "\n\n");
        // A label is known by its words and needs no dress; the text beside it keeps its own.
        var isLabel = LabelLine.Match(plain) is not null;
        var words = _hasLabel && !isLabel ? Inline(runs, isEscaped: true) : Inline(runs, isEscaped: false);
        if (_hasLabel && !isLabel && before.Length == 0)
            words = AtStart().Replace(words, @"\$0");
        Append(before + words.Trim(' '));
        _hasLabel |= isLabel;
    }

    public void LeftOut(FindingKind kind, string words)
    {
        words = string.Join(' ', words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        if (_findings.Count < MostFindings)
            _findings.Add(new(kind, _lines, words.Length > 80 ? words[..79] + "…" : words));
    }

    private void Append(string text)
    {
        _text.Append(text);
        _lines += text.Count(c => c is '\n');
    }

    private static string Inline(IReadOnlyList<Run> runs, bool isEscaped)
    {
        var text = new StringBuilder();
        for (int from = 0, to; from < runs.Count; from = to)
        {
            // Runs of one dress are one: Word breaks them at every correction.
            for (to = from + 1; to < runs.Count && runs[to].Dress == runs[from].Dress; )
                to++;
            var words = string.Concat(runs.Skip(from).Take(to - from).Select(run => run.Words));
            if (isEscaped && !runs[from].IsCode)
                words = Signs().Replace(words, @"\$0");
            text.Append(Dressed(words, runs[from]));
        }
        return text.ToString();
    }

    /// <summary>Marks stand against their words; the spaces around them go outside.</summary>
    private static string Dressed(string words, Run dress)
    {
        var core = words.Trim();
        var mark = (dress.IsCode ? "`" : "") + (dress.IsBold ? "**" : "") + (dress.IsItalic ? "*" : "");
        if (core.Length == 0 || (mark.Length == 0 && dress.Link.Length == 0))
            return words;
        var start = words.IndexOf(core, StringComparison.Ordinal);
        var dressed = mark + core + string.Concat(mark.Reverse());
        if (dress.Link.Length > 0 && dress.Link != core)
            dressed = $"[{dressed}]({(dress.Link.AsSpan().ContainsAny("() ") ? $"<{dress.Link}>" : dress.Link)})";
        return words[..start] + dressed + words[(start + core.Length)..];
    }

    [GeneratedRegex(
        @"[*`]|\\(?=[!-/:-@\[-`{-~])|(?<!\w)_|_(?!\w)|~~|\[(?=[^\]\n]*\]\()|<(?=[A-Za-z/!])",
        RegexOptions.None,
        matchTimeoutMilliseconds: 2000
    )]
    private static partial Regex Signs();

    /// <summary>What would begin a heading, a list or a quotation.</summary>
    [GeneratedRegex(@"^(?:#{1,6}(?= )|[-+](?= )|>)|(?<=^\d{1,9})[.)](?= )", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex AtStart();
}

/// <summary>Words of one dress. A line end in them is one that was typed.</summary>
internal sealed record Run(string Words)
{
    public bool IsBold { get; init; }
    public bool IsItalic { get; init; }
    public bool IsCode { get; init; }

    /// <summary>Where they lead; empty when nowhere.</summary>
    public string Link { get; init; } = "";
    public Run Dress => this with { Words = "" };

    /// <summary>An address that a reader can follow.</summary>
    public static bool IsLink(string address) =>
        Links.SourceAddress.TryCanonical(address, out _) || address.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase);
}
