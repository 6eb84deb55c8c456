using Commentary.Application.Articles;
using Commentary.Application.Model;
using Commentary.Application.Press;
using Commentary.Text.HouseFormat;
using Commentary.Text.Languages;
using Commentary.Text.Markdown;
using Commentary.Text.Networks;
using Commentary.Text.Typography;

namespace Commentary.Application.Checking;

/// <summary>All that a text and its source tell by themselves. Each check is asked on its own, and says nothing where it finds nothing.</summary>
public static class Checks
{
    /// <summary>In characters: about what a search engine shows of a title on a phone and on a screen.</summary>
    public const int TitleFits = 60;

    /// <summary>How many times as long as its counterpart a reading may be, and how many words more at least.</summary>
    private const double Counterpart = 1.8;
    private const double AnyViewpoint = 3;
    private const int WorthSaying = 40;

    /// <summary>Of one kind in one piece: who has twenty broken links needs no longer list.</summary>
    private const int Most = 20;

    /// <summary>Of many slips in one field: enough to know what they are.</summary>
    private const int FewWords = 5;

    /// <summary>What stands for the short link where a teaser is measured: about as long as it will be.</summary>
    private const string AnyLink = "https://commentary.ca/r/bcdfg/fr";

    private static readonly Part[] Viewpoints = [Part.Neutral, Part.Example, Part.Optimistic, Part.Pessimistic];

    public static IReadOnlyList<Finding> Of(EditionText text, Language language, SourceText source, SourceCheck? sourceCheck = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(source);
        var plain = PartNames.Bodies.ToDictionary(part => part, part => HouseMarkdown.ToPlainText(Duels.Unmarked(text[part], part)));
        return
        [
            .. Title(text),
            .. OfTeaser(text, language),
            .. Source(source, sourceCheck),
            .. Balance(text, language),
            .. Twice(plain, language),
            .. Figures(plain),
            .. DuelFaults(text),
            .. AsTyped(text),
            .. FootnoteFaults(text),
            .. Slips(text, language),
            .. Pictures(text),
            .. Links(text),
            .. Left(text, source),
        ];
    }

    private static IEnumerable<Finding> Title(EditionText text)
    {
        var length = Letters(text.Title);
        if (length > TitleFits)
            yield return new(Check.TitleLong, nameof(EditionText.Title), length, TitleFits);
    }

    private static IEnumerable<Finding> OfTeaser(EditionText text, Language language)
    {
        if (string.IsNullOrWhiteSpace(text.Teaser))
        {
            yield return new(Check.TeaserMissing, nameof(EditionText.Teaser));
            yield break;
        }
        if (Teaser.Hashtags(text.Teaser).Count == 0)
            yield return new(Check.TopicMissing, nameof(EditionText.Teaser));
        var post = $"{text.Teaser.Trim()}\n\n{AnyLink}";
        if (NetworkNames.All.Where(network => PostLength.Of(post, network).IsOver).ToList() is { Count: > 0 } over)
            yield return new(Check.TeaserLong, nameof(EditionText.Teaser), string.Join(", ", over));
    }

    private static IEnumerable<Finding> Source(SourceText source, SourceCheck? check)
    {
        if (source.Url.Length > 0 && (source.Title.Length == 0 || source.Publisher.Length == 0))
            yield return new(Check.SourceUnnamed, source.Title.Length == 0 ? "Source.Title" : "Source.Publisher");
        if (
            check
            is { State: SourceState.Gone or SourceState.Changed }
                or { Suspected: SourceState.Gone or SourceState.Changed }
                or { Failures: > 0 }
        )
            yield return new(Check.SourceSilent, "Source.Url");
    }

    /// <summary>The two readings answer each other: there, less is unequal than anywhere else.</summary>
    private static IEnumerable<Finding> Balance(EditionText text, Language language)
    {
        var words = Viewpoints
            .Select(part => (Part: part, Count: HouseMarkdown.Words(Duels.Unmarked(text[part], part))))
            .Where(each => each.Count > 0)
            .ToList();
        if (words.Count < 2)
            yield break;
        var pair = words.Where(each => each.Part is Part.Optimistic or Part.Pessimistic).ToList();
        foreach (var (among, times) in new[] { (pair, Counterpart), (words, AnyViewpoint) })
        {
            if (among.Count < 2)
                continue;
            var (least, most) = (among.MinBy(each => each.Count), among.MaxBy(each => each.Count));
            if (most.Count < least.Count * times || most.Count - least.Count < WorthSaying)
                continue;
            yield return new(Check.Unbalanced, $"{least.Part}", least.Count, most.Part.Label(language), most.Count);
            yield break;
        }
    }

    private static IEnumerable<Finding> Twice(Dictionary<Part, string> plain, Language language) =>
        Sentences
            .Repeated([.. PartNames.Bodies.Select(part => plain[part])])
            .Take(Most)
            .Select(again => new Finding(
                Check.SentenceTwice,
                $"{PartNames.Bodies[again.Second]}",
                Shown(again.Sentence),
                PartNames.Bodies[again.First].Label(language)
            ));

    private static IEnumerable<Finding> Figures(Dictionary<Part, string> plain)
    {
        var facts = Checking.Figures.In(plain[Part.Summary]).Select(figure => figure.Value).ToHashSet(StringComparer.Ordinal);
        // Where nothing is told yet, everything is missing, and that is said already.
        if (string.IsNullOrWhiteSpace(plain[Part.Summary]))
            yield break;
        foreach (var part in Viewpoints)
            if (
                Checking
                    .Figures.In(plain[part])
                    .Where(f => !facts.Contains(f.Value))
                    .Select(f => f.Written)
                    .Distinct()
                    .Take(Most)
                    .ToList() is
                { Count: > 0 } alone
            )
                yield return new(Check.FigureAlone, $"{part}", string.Join("; ", alone));
    }

    private static IEnumerable<Finding> DuelFaults(EditionText text) =>
        Duels
            .Find(text.Optimistic, text.Pessimistic)
            .Faults.Take(Most)
            .Select(fault => new Finding(Check.DuelFaulty, $"{fault.Part}", fault.Label));

    private static IEnumerable<Finding> AsTyped(EditionText text) =>
        PartNames.Bodies.Where(part => HouseMarkdown.IsShownAsTyped(text[part])).Select(part => new Finding(Check.ShownAsTyped, $"{part}"));

    private static IEnumerable<Finding> FootnoteFaults(EditionText text) =>
        from part in PartNames.Bodies
        let faults = Footnotes.Faults(Duels.Unmarked(text[part], part))
        from finding in faults
            .Missing.Select(label => new Finding(Check.FootnoteMissing, $"{part}", Shown(label)))
            .Concat(faults.Lost.Select(label => new Finding(Check.FootnoteLost, $"{part}", Shown(label))))
            .Take(Most)
        select finding;

    /// <summary>
    /// What no sentence means, and what readers would be shown as it was typed, marks and all: the rest is for its author to judge, beside the text.
    /// </summary>
    private static IEnumerable<Finding> Slips(EditionText text, Language language)
    {
        foreach (var field in FieldSlips.Fields)
        {
            var typed = text.Field(field);
            var slips = FieldSlips.Of(field, typed, language);
            if (slips.Where(slip => slip.IsCertain).ToList() is { Count: > 0 } certain)
                yield return new(
                    Check.Typography,
                    field,
                    certain.Count,
                    Few(certain.Select(slip => FieldSlips.WordsOf(typed, slip).Typed))
                );
            if (slips.Where(slip => slip.Rule is Rule.Notation).ToList() is { Count: > 0 } notation)
                yield return new(Check.NotationShown, field, Few(notation.Select(slip => typed.Substring(slip.Start, slip.Length))));
        }
    }

    private static string Few(IEnumerable<string> words)
    {
        var few = words.Select(each => Shown(each.Trim())).Distinct().Take(FewWords + 1).ToList();
        return string.Join("; ", few.Take(FewWords)) + (few.Count > FewWords ? "…" : "");
    }

    /// <summary>Those from elsewhere; ours are described in the library, and <see cref="Checklist"/> asks it.</summary>
    private static IEnumerable<Finding> Pictures(EditionText text) =>
        from part in PartNames.Bodies
        let mute = WrittenLinks
            .Of(text[part])
            .Where(link => link.IsPicture && link.Words.Length == 0 && PictureMark.In(link.Url).Count == 0)
            .Take(Most)
        from picture in mute
        select new Finding(Check.PictureMute, $"{part}", Shown(picture.Url));

    private static IEnumerable<Finding> Links(EditionText text) =>
        from part in PartNames.Bodies
        let torn = WrittenLinks
            .Of(text[part])
            .Where(link => !link.IsWhole)
            .Select(link => $"[{link.Words}]({link.Url})")
            .Concat(WrittenLinks.Torn(Duels.Unmarked(text[part], part)))
            .Distinct()
            .Take(Most)
        from link in torn
        select new Finding(Check.LinkTorn, $"{part}", Shown(link));

    private static IEnumerable<Finding> Left(EditionText text, SourceText source) =>
        Merge
            .Fields.Select(field => (Field: field, Text: text.Field(field)))
            .Append((Field: "Source.Url", Text: source.Url))
            .Append((Field: "Source.Title", Text: source.Title))
            .SelectMany(each => Leftovers.In(each.Text).Take(Most).Select(left => new Finding(Check.Leftover, each.Field, left)));

    private static int Letters(string text) => new System.Globalization.StringInfo(text).LengthInTextElements;

    internal static string Shown(string text) => text.Length <= 120 ? text : text[..119].TrimEnd() + "…";
}
