using System.Text;
using Commentary.Text.Languages;

namespace Commentary.Text.HouseFormat;

/// <summary>
/// Reads the house format as people write it. For any input it gives a manuscript and never throws; its time grows with the input's
/// length. What a label is: <see cref="LabelLine"/>.
/// </summary>
/// <remarks>
/// What stands around a piece is no part of it: <see cref="FrontMatter"/>, <see cref="Wrapping"/>. The teaser is what precedes the first label; parts may be absent or in any order. A part that comes again keeps its first text,
/// and the second goes to <see cref="Manuscript.Unplaced"/>, as does what stands under the source's label beside its address.
/// A backslash before a line that would be a label, or forwarding words, makes it text.
/// </remarks>
public static class ManuscriptReader
{
    /// <summary>Decodes UTF-8 with or without its mark, UTF-16, or else Windows-1252, and reads the text as one piece.</summary>
    public static Manuscript Read(ReadOnlySpan<byte> bytes)
    {
        var (text, note) = Decoding.Decode(bytes);
        return Read(text).With(note);
    }

    /// <summary>The same for a text that may hold several pieces, each a manuscript of its own; the lines are those of the whole.</summary>
    /// <param name="text">What the file says.</param>
    /// <param name="notes">What is to be said of the file as a whole: it stands with its first piece.</param>
    public static IReadOnlyList<Manuscript> ReadAll(string text, IReadOnlyList<Finding> notes)
    {
        List<Manuscript> pieces = [];
        var line = 0;
        var read = PieceSplitter.Split(text).Select(part => (Text: part, Piece: Read(part))).ToList();
        // Labels without a text, before others with theirs, are no piece of their own.
        if (read.Count > 1 && read.Exists(each => !each.Piece.IsPiece))
            read = [(text, Read(text))];
        foreach (var (part, piece) in read)
        {
            var first = piece.Stretches.FirstOrDefault(s => s.Kind is StretchKind.Teaser or StretchKind.Label)?.Line ?? 1;
            IReadOnlyList<Finding> own =
                pieces.Count == 0 ? notes : [new Finding(FindingKind.AnotherPiece, first + line, piece.ProposedTitle)];
            pieces.Add(
                piece with
                {
                    Stretches = [.. piece.Stretches.Select(s => s with { Line = s.Line + line })],
                    Findings = [.. own, .. piece.Findings.Select(f => f with { Line = f.Line + line })],
                }
            );
            line += Lines.Of(part).Count();
        }
        return pieces;
    }

    private static Manuscript With(this Manuscript piece, FindingKind? note) =>
        note is { } kind ? piece with { Findings = [new Finding(kind, 1, ""), .. piece.Findings] } : piece;

    public static Manuscript Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var page = new PaintedText(text);
        var matter = FrontMatter.Take(page);
        var sections = Outline.Draw(page);
        var hasLabel = sections.Count > 1;

        if (page.IsBinary(hasLabel, out var line))
        {
            page.PaintAll(StretchKind.Unstorable);
            return new Manuscript { Stretches = page.Stretches(), Findings = [new Finding(FindingKind.Binary, line, "")] };
        }

        var findings = new List<Finding>();
        CutAddresses.Mend(page, sections, findings);
        Placing.Place(page, sections, findings);
        return Compose(page, sections, matter, findings);
    }

    private static Manuscript Compose(PaintedText page, List<Section> sections, FrontMatter? matter, List<Finding> findings)
    {
        var stretches = page.Stretches();
        var texts = new StringBuilder[(int)StretchKind.Unplaced + 1];
        for (var i = 0; i < texts.Length; i++)
            texts[i] = new StringBuilder();
        var apart = false;
        foreach (var (kind, _, text) in stretches)
        {
            if (kind is StretchKind.Unplaced && apart && texts[(int)kind].Length > 0)
                texts[(int)kind].Append("\n\n");
            apart = kind is not StretchKind.Unplaced && (apart || kind is StretchKind.Label or StretchKind.SourceUrl);
            texts[(int)kind].Append(text);
        }
        string Field(StretchKind kind) => Lines.Normalise(texts[(int)kind].ToString());

        var manuscript = new Manuscript
        {
            Teaser = Field(StretchKind.Teaser),
            SourceUrl = Field(StretchKind.SourceUrl),
            SourceTitle = Field(StretchKind.SourceTitle),
            Summary = Field(StretchKind.Summary),
            Neutral = Field(StretchKind.Neutral),
            Example = Field(StretchKind.Example),
            Optimistic = Field(StretchKind.Optimistic),
            Pessimistic = Field(StretchKind.Pessimistic),
            Unplaced = Field(StretchKind.Unplaced),
            Stretches = stretches,
            FrontMatter = matter,
        };
        manuscript = manuscript with { Language = matter?.Language ?? LanguageOf(manuscript, sections) };
        WhatIsAround.Find(manuscript, findings);
        Missing.Find(manuscript, page, sections, findings);
        return manuscript with
        {
            IsPiece = !findings.Exists(f => f.Kind is FindingKind.Empty or FindingKind.NoLabel),
            Findings = [.. findings.OrderBy(f => f.Line)],
        };
    }

    private static Language? LanguageOf(Manuscript manuscript, List<Section> sections)
    {
        var french = sections.Count(s => s.Label?.Language is Language.French);
        var english = sections.Count(s => s.Label?.Language is Language.English);
        if (french != english)
            return french > english ? Language.French : Language.English;
        return LanguageGuess.Of(string.Join('\n', PartNames.Bodies.Select(part => manuscript[part]).Prepend(manuscript.Teaser)));
    }
}
