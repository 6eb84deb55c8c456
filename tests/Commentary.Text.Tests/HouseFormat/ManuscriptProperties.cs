using System.Globalization;
using System.Text;
using AwesomeAssertions;
using Commentary.Text.HouseFormat;
using Commentary.Text.Languages;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace Commentary.Text.Tests.HouseFormat;

public class ManuscriptProperties
{
    private static readonly string[] Bits =
    [
        .. Enum.GetValues<Part>().SelectMany(part => LanguageNames.All.Select(language => part.Label(language))),
        "Exemple",
        "**Exemple**",
        "## ",
        "1. ",
        "Point de vue",
        " neutre",
        "EXAMPLE",
        "\\",
        "\\Exemple",
        "Exemple : imaginez",
        "* ",
        "Neutre",
        "Optimiste : ",
        "Pessimiste",
        "> ",
        "« Exemple »",
        "<h2>",
        "Point de vue neutre : texte",
        "Bien sûr! Voici le texte demandé :",
        "Parfait!",
        "Souhaitez-vous que je l’adapte?",
        "---\n",
        "title: a\n",
        "\u202E",
        "Article en référence : ",
        "Article en référence : https://a.ca/x",
        "https://wired.com/a?b=c",
        "[titre](https://a.ca)",
        "<http://b.ca>",
        "http://",
        "](",
        "[",
        ")",
        ":",
        "Redirection en cours...",
        "Si vous n’êtes pas redirigé automatiquement,",
        "cliquez ici",
        "👉",
        "\n",
        "\n",
        "\n",
        "\n\n",
        "\r\n",
        "\r\n\r\n",
        "\r",
        "\v",
        "\u2028",
        "\u0085",
        " ",
        "\t",
        "\u00A0",
        "\u202F",
        "\u200B",
        "\uFEFF",
        "\0",
        "\u0001",
        "\uD83D",
        "\uFFFE",
        "\uFFFF",
        "\uFDD0",
        "\U0001FFFE",
        "\U0010FFFF",
        "\uE000",
        "\u0378",
        "---",
        "===",
        "Un mot.",
        "l’été",
        "L'IA",
        "#IA",
        "é",
        "e\u0301",
        "4.5",
        "M. ",
    ];

    private static Gen<string> Texts { get; } = Gen.Frequency((9, Gen.Elements(Bits)), (1, Odd.Characters)).ListOf().Select(string.Concat);

    private static Gen<byte[]> Files { get; } =
        Gen.OneOf(
            Texts.Select(Encoding.UTF8.GetBytes),
            Texts.Select(text => (byte[])[0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(text)]),
            Texts.Select(text => (byte[])[0xFF, 0xFE, .. Encoding.Unicode.GetBytes(text), 0x41]),
            Texts.Select(text => CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetBytes(text)),
            Gen.Choose(0, 255).Select(b => (byte)b).ArrayOf(),
            from text in Texts
            from junk in Gen.Choose(0, 255).Select(b => (byte)b).ArrayOf()
            select (byte[])[.. Encoding.UTF8.GetBytes(text), .. junk]
        );

    private static Gen<Manuscript> Pieces { get; } =
        from texts in Texts.ArrayOf(6)
        from url in Gen.Elements("", "https://wired.com/a_(b)?c=d#e", "http://xn--caf-dma.example:8080/")
        from title in Gen.Elements("", "Un titre", "[a] (b) c")
        select new Manuscript
        {
            Teaser = texts[0],
            SourceUrl = url,
            SourceTitle = url.Length > 0 ? title : "",
            Summary = texts[1],
            Neutral = texts[2],
            Example = texts[3],
            Optimistic = texts[4],
            Pessimistic = texts[5],
        };

    [Property(MaxTest = 2000)]
    public Property Every_character_of_a_text_is_in_exactly_one_stretch() =>
        Prop.ForAll(Texts.ToArbitrary(), text => Conserves(ManuscriptReader.Read(text), text));

    [Property(MaxTest = 2000)]
    public Property Every_character_of_any_bytes_is_in_exactly_one_stretch() =>
        Prop.ForAll(
            Files.ToArbitrary(),
            bytes =>
            {
                var piece = ManuscriptReader.Read(bytes);
                Conserves(piece, string.Concat(piece.Stretches.Select(s => s.Text)));
                if (System.Text.Unicode.Utf8.IsValid(bytes) && !bytes.AsSpan().Contains((byte)0))
                    Conserves(piece, Encoding.UTF8.GetString(bytes));
            }
        );

    [Property(MaxTest = 2000)]
    public Property No_letter_is_left_out_without_a_name() =>
        Prop.ForAll(
            Texts.ToArbitrary(),
            text =>
                ManuscriptReader
                    .Read(text)
                    .Stretches.Where(s =>
                        s.Kind is StretchKind.BlankSpace or StretchKind.Unstorable or StretchKind.ByteOrderMark or StretchKind.Escape
                    )
                    .Should()
                    .AllSatisfy(s => (s.Kind is StretchKind.Unstorable || !s.Text.Any(char.IsLetterOrDigit)).Should().BeTrue())
        );

    [Property(MaxTest = 2000)]
    public Property A_piece_that_is_written_reads_as_the_same_piece() =>
        Prop.ForAll(Texts.ToArbitrary(), text => ReadsBack(ManuscriptReader.Read(text)));

    [Property(MaxTest = 2000)]
    public Property Fields_that_hold_labels_survive_being_written_and_read() =>
        Prop.ForAll(Pieces.ToArbitrary(), piece => ReadsBack(Storable(piece)));

    private static void ReadsBack(Manuscript piece)
    {
        foreach (var language in LanguageNames.All)
        {
            var again = ManuscriptReader.Read(ManuscriptWriter.Write(piece, language));
            Fields(again).Should().Equal(Fields(piece));
        }
    }

    private static void Conserves(Manuscript piece, string text)
    {
        string.Concat(piece.Stretches.Select(s => s.Text)).Should().Be(text);
        var line = 1;
        foreach (var stretch in piece.Stretches)
        {
            stretch.Line.Should().Be(line);
            line += LineEnds(text, piece, stretch);
        }
        foreach (var (kind, field) in FieldKinds(piece))
        {
            var typed = string.Concat(piece.Stretches.Where(s => s.Kind == kind).Select(s => s.Text));
            Unified(typed).Should().Be(field);
        }
    }

    // A CRLF is one line end even when the two halves are in two stretches, so count in the text before the stretch's end.
    private static int LineEnds(string text, Manuscript piece, Stretch stretch)
    {
        var before = 0;
        foreach (var s in piece.Stretches.TakeWhile(s => !ReferenceEquals(s, stretch)))
            before += s.Text.Length;
        var count = 0;
        for (var i = before; i < before + stretch.Text.Length; i++)
        {
            var isEnd = text[i] is '\n' or '\r' or '\v' or '\f' or '\u0085' or '\u2028' or '\u2029';
            count += isEnd && !(text[i] is '\r' && i + 1 < text.Length && text[i + 1] is '\n') ? 1 : 0;
        }
        return count;
    }

    private static string Unified(string text) => text.ReplaceLineEndings("\n").Replace('\v', '\n');

    private static IEnumerable<(StretchKind, string)> FieldKinds(Manuscript piece) =>
        [
            (StretchKind.Teaser, piece.Teaser),
            (StretchKind.SourceUrl, piece.SourceUrl),
            (StretchKind.SourceTitle, piece.SourceTitle),
            (StretchKind.Summary, piece.Summary),
            (StretchKind.Neutral, piece.Neutral),
            (StretchKind.Example, piece.Example),
            (StretchKind.Optimistic, piece.Optimistic),
            (StretchKind.Pessimistic, piece.Pessimistic),
        ];

    private static IEnumerable<string> Fields(Manuscript piece) => FieldKinds(piece).Select(field => field.Item2);

    /// <summary>The same piece as storage holds it: no characters that cannot be stored, lines in \n, no blank lines around.</summary>
    private static Manuscript Storable(Manuscript piece) =>
        piece with
        {
            Teaser = Storable(piece.Teaser),
            Summary = Storable(piece.Summary),
            Neutral = Storable(piece.Neutral),
            Example = Storable(piece.Example),
            Optimistic = Storable(piece.Optimistic),
            Pessimistic = Storable(piece.Pessimistic),
        };

    private static string Storable(string text)
    {
        var whole = string.Concat(text.EnumerateRunes().Where(rune => rune != Rune.ReplacementChar));
        var kept = string.Concat(whole.Where(IsKept));
        // An address that is cut is mended for good: no field that was read has one.
        if (kept.Contains("://", StringComparison.Ordinal))
            kept = string.Concat(kept.Where(c => c is not ('-' or '=') && char.GetUnicodeCategory(c) is not UnicodeCategory.Format));
        var lines = Unified(kept).Split('\n').ToList();
        bool IsBlank(string line) => line.All(c => char.IsWhiteSpace(c) || char.GetUnicodeCategory(c) is UnicodeCategory.Format);
        while (lines.Count > 0 && IsBlank(lines[0]))
            lines.RemoveAt(0);
        while (lines.Count > 0 && IsBlank(lines[^1]))
            lines.RemoveAt(lines.Count - 1);
        return string.Join('\n', lines);

        static bool IsKept(char c) =>
            c is not ('\uFFFE' or '\uFFFF' or '\uFEFF') && (!char.IsControl(c) || c is '\t' or '\n' or '\r' or '\v' or '\f' or '\u0085');
    }
}
