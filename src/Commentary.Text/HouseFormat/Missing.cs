namespace Commentary.Text.HouseFormat;

/// <summary>Findings about the piece as a whole: what it lacks, and whether it is one.</summary>
internal static class Missing
{
    public static void Find(Manuscript manuscript, PaintedText page, List<Section> sections, List<Finding> findings)
    {
        var text = sections.Find(s => !s.IsEmpty);
        if (text is null)
        {
            findings.Add(new Finding(FindingKind.Empty, 1, ""));
            return;
        }
        if (sections.Count is 1)
        {
            findings.Add(new Finding(FindingKind.NoLabel, text.TextLine, page.Excerpt(text.Start, text.End)));
            return;
        }

        var last = page.LineOf(page.Text.Length - 1);
        int LineOf(Part part) => sections.Find(s => s.Part == part && s.Line > 0)?.Line ?? last;
        foreach (var part in PartNames.Bodies.Prepend(Part.Teaser).Where(part => manuscript[part].Length is 0))
            findings.Add(new Finding(FindingKind.MissingPart, LineOf(part), "") { Part = part });
        if (manuscript.SourceUrl.Length is 0 && !findings.Exists(f => f.Kind is FindingKind.SourceUrlUnreadable))
            findings.Add(new Finding(FindingKind.SourceUrlMissing, LineOf(Part.Source), ""));
        if (manuscript.Language is null)
            findings.Add(new Finding(FindingKind.LanguageUnsure, 1, ""));
    }
}
