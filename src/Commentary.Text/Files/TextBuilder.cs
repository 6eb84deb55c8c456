using System.Text;
using System.Text.RegularExpressions;
using Commentary.Text.HouseFormat;
using Commentary.Text.Markdown;

namespace Commentary.Text.Files;

/// <summary>
/// Builds the text of the house format from the blocks of a document, and notes what has no place in it. A sign that was typed as a sign is
/// escaped where Markdown would take it for markup; before the first label it is not, for a teaser is plain text.
/// </summary>
internal sealed partial class TextBuilder
{
    /// <summary>What is told one by one; the rest is counted.</summary>
    private const int MostFindings = 50;

    /// <summary>In UTF-16 code units; a piece is far shorter, and a file that unfolds to more is none.</summary>
    private const int MaxLength = 16 * 1024 * 1024;

    /// <summary>What Markdown has before the further paragraphs of a note.</summary>
    private const string NoteIndent = "    ";

    private readonly StringBuilder _text = new();
    private readonly List<Finding> _findings = [];
    private readonly Queue<(int Number, IReadOnlyList<IReadOnlyList<Run>> Paragraphs)> _notes = [];

    /// <summary>The numbers of the notes that stand in this part, which may be called again there.</summary>
    private readonly Dictionary<IReadOnlyList<IReadOnlyList<Run>>, int> _numbers = new(ReferenceEqualityComparer.Instance);
    private bool _hasLabel;
    private int _lastNote;
    private int _lines = 1;
    private int _more;

    public (string Text, IReadOnlyList<Finding> Findings) Built
    {
        get
        {
            WriteNotes();
            return (_text.ToString(), _more > 0 ? [.. _findings, new(FindingKind.MoreLeftOut, _lines, $"{_more}")] : _findings);
        }
    }

    /// <param name="before">What stands before the words: a heading's signs, an item's mark with its indentation.</param>
    /// <param name="runs">The words, each with its dress.</param>
    /// <param name="isTight">Whether the block follows the one before without air: an item of the same list.</param>
    public void Block(string before, IReadOnlyList<Run> runs, bool isTight = false)
    {
        var plain = string.Concat(runs.Select(run => run.Words));
        if (string.IsNullOrWhiteSpace(plain) && !runs.Any(run => run.Note is not null))
            return;
        if (!isTight)
            WriteNotes();
        // A label is known by its words and needs no dress; the text beside it keeps its own.
        var isLabel = LabelLine.Match(plain) is not null;
        if (isLabel)
            _numbers.Clear();
        var words = Inline(runs, isEscaped: _hasLabel && !isLabel, isMarkdown: _hasLabel || isLabel);
        if (_hasLabel && !isLabel && before.Length == 0)
            words = AtStart().Replace(words, @"\$0");
        Begin(isTight);
        Append(before + words.Trim(' '));
        _hasLabel |= isLabel;
    }

    /// <summary>Lines that were set as they stand: code. Before the first label they are text, or the piece itself, that a browser shows so.</summary>
    /// <param name="before">As for a block.</param>
    /// <param name="indent">What stands before every other line.</param>
    /// <param name="words">Its lines.</param>
    public void Code(string before, string indent, string words)
    {
        if (string.IsNullOrWhiteSpace(words))
            return;
        WriteNotes();
        var lines = Lines.Normalise(words).TrimEnd().Split('\n').SkipWhile(string.IsNullOrWhiteSpace).ToList();
        Begin(isTight: false);
        if (!_hasLabel)
        {
            Append(string.Join('\n', lines));
            _hasLabel = lines.Exists(line => LabelLine.Match(line) is not null);
            return;
        }
        var fence = new string('`', Math.Max(3, Ticks().Matches(words).Select(ticks => ticks.Length + 1).DefaultIfEmpty().Max()));
        Append($"{before}{fence}\n{string.Concat(lines.Select(line => $"{indent}{Kept(line)}\n"))}{indent}{fence}");
    }

    public void LeftOut(FindingKind kind, string words)
    {
        words = string.Join(' ', words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        words = words.Length > 80 ? words[..(char.IsHighSurrogate(words[78]) ? 78 : 79)] + "…" : words;
        // What a page is full of is said once.
        if (
            kind is FindingKind.LookLeftOut or FindingKind.EmbeddedLeftOut
            && _findings.Exists(said => said.Kind == kind && (kind is FindingKind.LookLeftOut || said.Excerpt == words))
        )
            return;
        if (_findings.Count < MostFindings)
            _findings.Add(new(kind, _lines, words));
        else
            _more++;
    }

    private void Begin(bool isTight)
    {
        if (_text.Length > 0)
            Append(isTight ? "\n" : "\n\n");
    }

    private void Append(string text)
    {
        if (_text.Length + text.Length > MaxLength)
            throw new InvalidDataException("The file unfolds to more text than any piece has.");
        _text.Append(text);
        _lines += text.Count(c => c is '\n');
    }

    /// <summary>Each under the paragraph or the list that calls it: there it is found, and in its part.</summary>
    private void WriteNotes()
    {
        while (_notes.TryDequeue(out var note))
        {
            var isFirst = true;
            foreach (var paragraph in note.Paragraphs)
            {
                var words = AtStart().Replace(Inline(paragraph, isEscaped: true, isMarkdown: true).Trim(), @"\$0");
                if (words.Length == 0)
                    continue;
                Begin(isTight: false);
                Append((isFirst ? $"[^{note.Number}]: " : NoteIndent) + string.Join('\n' + NoteIndent, words.Split('\n').Select(Kept)));
                isFirst = false;
            }
        }
    }

    /// <summary>A line that is a text's, though it may be a label's words.</summary>
    private static string Kept(string line) => line.Length > 0 && Outline.NeedsEscape(line) ? '\\' + line : line;

    private string Inline(IReadOnlyList<Run> runs, bool isEscaped, bool isMarkdown)
    {
        var whole = Run.Joined(runs);
        var written = whole.Select(
            (run, at) =>
                run.Note is { } note ? Call(note, isMarkdown)
                : run.Script is { } sign
                    ? run with
                    {
                        Words = Scripted(
                            run,
                            sign,
                            at > 0 ? whole[at - 1].Words : "",
                            at + 1 < whole.Count ? whole[at + 1].Words : "",
                            isMarkdown
                        ),
                        Script = null,
                    }
                : isEscaped && !run.IsCode ? run with { Words = Signs().Replace(run.Words, @"\$0") }
                : run
        );
        return string.Concat(Run.Joined(written).Select(run => run.IsMarkdown ? run.Words : Dressed(run.Words, run)));
    }

    private Run Call(IReadOnlyList<IReadOnlyList<Run>> note, bool isMarkdown)
    {
        if (!_numbers.TryGetValue(note, out var number))
        {
            number = _numbers[note] = isMarkdown ? ++_lastNote : 0;
            if (isMarkdown)
                _notes.Enqueue((number, note));
            else
                LeftOut(
                    FindingKind.FootnotesLeftOut,
                    string.Join(' ', note.Select(paragraph => string.Concat(paragraph.Select(run => run.Words))))
                );
        }
        return new(isMarkdown ? $"[^{number}]" : "") { IsMarkdown = true };
    }

    private string Scripted(Run run, char sign, string before, string after, bool isMarkdown)
    {
        var core = run.Words.Trim();
        if (core.Length == 0)
            return run.Words;
        var start = run.Words.IndexOf(core, StringComparison.Ordinal);
        var (air, rest) = (run.Words[..start], run.Words[(start + core.Length)..]);
        if (!isMarkdown || run.IsCode)
            return air + Scripts.InPlainText(sign, core) + rest;
        var written = Scripts.Written(sign, core, before + air, rest + after);
        if (written is null)
            LeftOut(FindingKind.ScriptsLeftOut, before + run.Words);
        return air + (written ?? Signs().Replace(core, @"\$0")) + rest;
    }

    /// <summary>Marks stand against their words; the spaces around them go outside.</summary>
    private static string Dressed(string words, Run dress)
    {
        var core = words.Trim();
        var mark = (dress.IsCode ? "`" : "") + (dress.IsStruck ? "~~" : "") + (dress.IsBold ? "**" : "") + (dress.IsItalic ? "*" : "");
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

    [GeneratedRegex("`+", RegexOptions.None, matchTimeoutMilliseconds: 2000)]
    private static partial Regex Ticks();

    /// <summary>What would begin a heading, a list or a quotation.</summary>
    [GeneratedRegex(@"^(?:#{1,6}(?= )|[-+](?= )|>)|(?<=^\d{1,9})[.)](?= )", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex AtStart();
}
