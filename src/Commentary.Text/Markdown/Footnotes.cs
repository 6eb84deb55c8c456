using System.Globalization;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using Markdig.Extensions.Footnotes;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Commentary.Text.Markdown;

/// <summary>
/// Footnotes: <c>[^1]</c> in the text calls <c>[^1]: …</c> below it. They stand at the foot of their part, which a reader may have alone on the
/// screen; their numbers go on from part to part, so that no two of a piece are alike.
/// </summary>
public static partial class Footnotes
{
    internal const string Attribute = "data-note";

    /// <summary>Of the list, of what calls a note and of what leads back, in pages and style sheets.</summary>
    private const string List = "notes";
    private const string Call = "call";
    private const string Back = "back";

    /// <summary>What is said of the marks to those who do not see them, in the language of the text.</summary>
    /// <param name="List">Names the list.</param>
    /// <param name="Note">Names a call by the number of its note.</param>
    /// <param name="Return">Names the way back by the call that it leads to.</param>
    public sealed record Words(string List, Func<string, string> Note, Func<string, string> Return);

    /// <summary>Puts marks in a parsed text for <see cref="Number"/> to make links of.</summary>
    internal static void Mark(MarkdownDocument document)
    {
        foreach (var link in document.Descendants<FootnoteLink>().ToList())
            if (link.IsBackLink)
                link.Remove();
            else
                link.ReplaceBy(new HtmlInline($"<sup {Attribute}=\"{link.Footnote.Order}\"></sup>"));
        foreach (var group in document.OfType<FootnoteGroup>().ToList())
        {
            var list = new ListBlock(null!)
            {
                IsOrdered = true,
                BulletType = '1',
                IsLoose = true,
            };
            list.GetAttributes().AddProperty(Attribute, "");
            foreach (var note in group.OfType<Footnote>().ToList())
            {
                group.Remove(note);
                var item = new ListItemBlock(null!);
                foreach (var block in note.ToList())
                {
                    note.Remove(block);
                    item.Add(block);
                }
                list.Add(item);
            }
            document.Remove(group);
            document.Add(list);
        }
    }

    /// <summary>The HTML of one part with its notes numbered and linked, and the number of its last note.</summary>
    /// <param name="html">As <see cref="Duels.ToHtml"/> made it.</param>
    /// <param name="before">The number of the last note of the parts before; 0 for none.</param>
    /// <param name="words">In the language of the part.</param>
    public static (string Html, int Last) Number(string html, int before, Words words)
    {
        ArgumentNullException.ThrowIfNull(html);
        ArgumentNullException.ThrowIfNull(words);
        if (!html.Contains($"<ol {Attribute}=\"", StringComparison.Ordinal))
            return (html, before);
        var root = Paragraphs.Read(html);
        var list = root.QuerySelector($"ol[{Attribute}]")!;
        var notes = list.Children.ToList();
        Dictionary<int, int> calls = [];
        foreach (var mark in root.QuerySelectorAll($"sup[{Attribute}]").ToList())
        {
            var place = int.Parse(mark.GetAttribute(Attribute)!, CultureInfo.InvariantCulture);
            var time = calls[place] = calls.GetValueOrDefault(place) + 1;
            var number = Shown(before + place);
            var call = Linked(mark, $"note-{number}", "doc-noteref", words.Note(number), number);
            call.Id = CallId(number, time);
            mark.RemoveAttribute(Attribute);
            mark.ClassName = Call;
            mark.Append(call);
        }
        list.RemoveAttribute(Attribute);
        list.ClassName = List;
        list.SetAttribute("aria-label", words.List);
        if (before > 0)
            list.SetAttribute("start", Shown(before + 1));
        for (var place = 1; place <= notes.Count; place++)
        {
            var (note, number) = (notes[place - 1], Shown(before + place));
            note.Id = $"note-{number}";
            var end = note.LastElementChild is { LocalName: "p" } last ? last : note;
            var several = calls.GetValueOrDefault(place) > 1;
            for (var time = 1; time <= calls.GetValueOrDefault(place); time++)
            {
                // Text, and no emoji, wherever that is drawn.
                var back = Linked(
                    note,
                    CallId(number, time),
                    "doc-backlink",
                    words.Return(several ? $"{number} ({time})" : number),
                    "\u00A0↩\uFE0E"
                );
                back.ClassName = Back;
                end.Append(back);
            }
        }
        return (Paragraphs.Written(root), before + notes.Count);
    }

    /// <summary>What an editor is told of the notes of a text, each as it is written: <c>[^1]</c>.</summary>
    /// <param name="Missing">Called, and there is no such note: readers would see the brackets.</param>
    /// <param name="Lost">Notes that readers would not see: nothing calls them, or another has their name, or nothing is in them.</param>
    public sealed record Found(IReadOnlyList<string> Missing, IReadOnlyList<string> Lost);

    public static Found Faults(string markdown)
    {
        ArgumentNullException.ThrowIfNull(markdown);
        if (!markdown.Contains("[^", StringComparison.Ordinal) || HouseMarkdown.Parse(HouseMarkdown.Clean(markdown)) is not { } document)
            return new([], []);
        var missing = document
            .Descendants<LeafBlock>()
            .Where(block => block.Inline is not null)
            .SelectMany(block =>
                Called()
                    .Matches(string.Concat(block.Inline!.Descendants<LiteralInline>().Select(literal => literal.Content.ToString())))
                    .Select(call => call.Value)
            );
        var shown = document
            .OfType<FootnoteGroup>()
            .SelectMany(group => group.OfType<Footnote>())
            .Where(note => note.Any(HasWords))
            .ToList();
        HashSet<int> code = [.. document.Descendants<CodeBlock>().SelectMany(block => Enumerable.Range(block.Line, block.Lines.Count + 1))];
        var lost = HouseMarkdown
            .Clean(markdown)
            .Split('\n')
            .Select((line, at) => (Match: Written().Match(line), At: at))
            .Where(line => line.Match.Success && !code.Contains(line.At) && !shown.Exists(note => note.Line == line.At))
            .Select(line => line.Match.Groups["label"].Value);
        return new([.. missing.Distinct()], [.. lost.Distinct()]);
    }

    private static bool HasWords(Block block) =>
        block is not ParagraphBlock { Inline: { } words } || words.Any(inline => inline is not FootnoteLink { IsBackLink: true });

    /// <summary>HTML without what calls notes and leads back: words alone.</summary>
    public static string WithoutMarks(string html) => Marks().Replace(html, "");

    internal static bool IsList(IElement block) => block.ClassName == List;

    /// <summary>Whether a text is a number or an arrow of ours, and none of the author's words.</summary>
    internal static bool IsMark(INode text) =>
        text.ParentElement is { LocalName: "a", ClassName: Back } or { LocalName: "a", ParentElement.ClassName: Call };

    private static IElement Linked(IElement beside, string id, string role, string label, string words)
    {
        var link = beside.Owner!.CreateElement("a");
        link.SetAttribute("href", "#" + id);
        link.SetAttribute("role", role);
        link.SetAttribute("aria-label", label);
        link.TextContent = words;
        return link;
    }

    private static string CallId(string number, int time) => time == 1 ? $"note-{number}-call" : $"note-{number}-call-{Shown(time)}";

    private static string Shown(int number) => number.ToString(CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\[\^[^\[\]\s]{1,40}\]", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 2000)]
    private static partial Regex Called();

    [GeneratedRegex(@"^ {0,3}(?<label>\[\^[^\[\]]+\]):", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 2000)]
    private static partial Regex Written();

    [GeneratedRegex(
        """<sup class="call">.*?</sup>|<a [^>]*class="back"[^>]*>[^<]*</a>""",
        RegexOptions.None,
        matchTimeoutMilliseconds: 2000
    )]
    private static partial Regex Marks();
}
