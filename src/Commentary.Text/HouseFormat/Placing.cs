using Commentary.Text.Languages;

namespace Commentary.Text.HouseFormat;

/// <summary>Gives the text of each section to its field, or to the note for the editor.</summary>
internal static class Placing
{
    public static void Place(PaintedText page, List<Section> sections, List<Finding> findings)
    {
        var taken = new HashSet<Part>();
        foreach (var section in sections.Where(s => !s.IsEmpty))
        {
            if (taken.Contains(section.Part))
            {
                page.Paint(section.Start, section.End, StretchKind.Unplaced);
                findings.Add(About(FindingKind.RepeatedPart, page, section) with { Part = section.Part });
            }
            else if (section.Part is not Part.Source)
            {
                page.Paint(section.Start, section.End, KindOf(section.Part));
                taken.Add(section.Part);
            }
            else if (PlaceSource(page, section, findings))
            {
                taken.Add(Part.Source);
            }
        }
    }

    private static Finding About(FindingKind kind, PaintedText page, Section section) =>
        new(kind, section.TextLine, page.Excerpt(section.Start, section.End));

    private static bool PlaceSource(PaintedText page, Section section, List<Finding> findings)
    {
        var (words, at) = page.WithoutCuts(section.Start, section.End);
        if (SourceLine.Find(words) is not { } source)
        {
            page.Paint(section.Start, section.End, StretchKind.Unplaced);
            findings.Add(About(FindingKind.SourceUrlUnreadable, page, section));
            return false;
        }
        PlaceRest(page, section.Start, at(source.Start), findings);
        page.Paint(at(source.Url.Start.Value), at(source.Url.End.Value), StretchKind.SourceUrl);
        for (var i = at(source.Title.Start.Value); i < at(source.Title.End.Value); i++)
            if (DirectionMarks.Is(page.Text[i]))
                page.Paint(i, i + 1, StretchKind.DirectionMark);
        page.Paint(at(source.Title.Start.Value), at(source.Title.End.Value), StretchKind.SourceTitle);
        PlaceRest(page, at(source.Extra.Start.Value), at(source.Extra.End.Value), findings);
        page.Paint(at(source.Start), at(source.End), StretchKind.Label);
        PlaceRest(page, at(source.End), section.End, findings);
        return true;
    }

    /// <summary>What stands beside the address: words go to the editor, mere punctuation goes with the label.</summary>
    private static void PlaceRest(PaintedText page, int start, int end, List<Finding> findings)
    {
        while (start < end && char.IsWhiteSpace(page.Text[start]))
            start++;
        while (start < end && char.IsWhiteSpace(page.Text[end - 1]))
            end--;
        if (start == end)
            return;
        if (!page.Text.AsSpan(start, end - start).ContainsLetter())
        {
            page.Paint(start, end, StretchKind.Label);
            return;
        }
        page.Paint(start, end, StretchKind.Unplaced);
        findings.Add(new Finding(FindingKind.UnplacedText, page.LineOf(start), page.Excerpt(start, end)));
    }

    private static StretchKind KindOf(Part part) =>
        part switch
        {
            Part.Teaser => StretchKind.Teaser,
            Part.Summary => StretchKind.Summary,
            Part.Neutral => StretchKind.Neutral,
            Part.Example => StretchKind.Example,
            Part.Optimistic => StretchKind.Optimistic,
            Part.Pessimistic => StretchKind.Pessimistic,
            _ => throw new ArgumentOutOfRangeException(nameof(part), part, "The source has more than one kind."),
        };
}
