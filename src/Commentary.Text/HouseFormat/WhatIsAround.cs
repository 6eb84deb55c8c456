namespace Commentary.Text.HouseFormat;

/// <summary>Findings about what came with a piece and is no part of it.</summary>
internal static class WhatIsAround
{
    private static readonly (StretchKind Stretch, FindingKind Finding)[] Each =
    [
        (StretchKind.ForwardingWords, FindingKind.ForwardingWordsLeftOut),
        (StretchKind.Unstorable, FindingKind.UnstorableLeftOut),
        (StretchKind.Divider, FindingKind.DividersLeftOut),
        (StretchKind.DirectionMark, FindingKind.DirectionMarksTakenOut),
        (StretchKind.FrontMatter, FindingKind.FrontMatterRead),
    ];

    public static void Find(Manuscript manuscript, List<Finding> findings)
    {
        foreach (var (stretch, finding) in Each)
            if (manuscript.Stretches.FirstOrDefault(s => s.Kind == stretch) is { } first)
                findings.Add(
                    new Finding(
                        finding,
                        first.Line,
                        stretch is StretchKind.Unstorable or StretchKind.DirectionMark or StretchKind.FrontMatter
                            ? ""
                            : OnOneLine(first.Text)
                    )
                );
        // Each is a sentence of its own, and none may go unseen.
        foreach (var words in manuscript.Stretches.Where(s => s.Kind is StretchKind.ChatWords))
            findings.Add(new Finding(FindingKind.ChatWordsLeftOut, words.Line, OnOneLine(words.Text)));
        if (manuscript.FrontMatter is { } matter)
            findings.AddRange(Of(matter, manuscript));
        if (
            manuscript is { FrontMatter: null or { Title.Length: 0 } }
            && Teaser.HasDirectionMark(manuscript.Teaser)
            && !findings.Exists(f => f.Kind is FindingKind.DirectionMarksTakenOut)
        )
            findings.Add(
                new Finding(FindingKind.DirectionMarksTakenOut, manuscript.Stretches.First(s => s.Kind is StretchKind.Teaser).Line, "")
            );
    }

    private static IEnumerable<Finding> Of(FrontMatter matter, Manuscript manuscript)
    {
        var line = manuscript.Stretches.First(s => s.Kind is StretchKind.FrontMatter).Line;
        if (matter.HadDirectionMark)
            yield return new(FindingKind.DirectionMarksTakenOut, line, "");
        if (matter.Date is { } date)
            yield return new(FindingKind.FrontMatterDate, line, $"{date:yyyy-MM-dd}");
        if (manuscript.TaggedTeaser.Length > manuscript.Teaser.Length)
            yield return new(FindingKind.TagsJoined, line, OnOneLine(manuscript.TaggedTeaser[manuscript.Teaser.Length..]));
        foreach (var unread in matter.Unread)
            yield return new(FindingKind.FrontMatterUnread, line, OnOneLine(unread));
    }

    private static string OnOneLine(string text)
    {
        const int Most = 80;
        text = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        if (text.Length <= Most)
            return text;
        return text[..(char.IsHighSurrogate(text[Most - 2]) ? Most - 2 : Most - 1)] + "…";
    }
}
