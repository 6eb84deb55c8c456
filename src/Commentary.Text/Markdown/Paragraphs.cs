using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace Commentary.Text.Markdown;

/// <summary>
/// The permanent addresses of the paragraphs of a part, and their words. A paragraph is named by a print of its words; one that is changed
/// in its place keeps the name that it had. A mark in it leads to that name, and answers to its number (<c>#neutre-3</c>), which the other
/// language's paragraph has too.
/// </summary>
public static partial class Paragraphs
{
    private const string Letters = "abcdefghijklmnopqrstuvwxyz234567";

    /// <summary>What a part's HTML is with an address for each block at its top. The words of the mark are the page's, under the id <c>here</c>.</summary>
    /// <param name="html">As <see cref="HouseMarkdown.ToHtml"/> made it.</param>
    /// <param name="part">The fragment of the part, with which each address begins.</param>
    /// <param name="former">The same part as it was published last, with its addresses; empty for the first time.</param>
    public static string Address(string html, string part, string former = "")
    {
        ArgumentNullException.ThrowIfNull(html);
        var root = Read(html);
        var blocks = Addressed(root);
        var names = Names([.. blocks.Select(Words)], part, [.. Addressed(Read(former)).Select(block => (block.Id ?? "", Words(block)))]);
        for (var i = 0; i < blocks.Count; i++)
        {
            blocks[i].Id = names[i];
            var mark = root.Owner!.CreateElement("a");
            mark.ClassName = "here";
            mark.Id = $"{part}-{i + 1}";
            mark.SetAttribute("href", "#" + names[i]);
            mark.SetAttribute("aria-labelledby", "here");
            Place(blocks[i]).Prepend(mark);
        }
        return Written(root);
    }

    /// <summary>The same HTML without its marks, without what sets it face to face and without a choice of pictures, for where no page stands round it.</summary>
    public static string Unmarked(string html) => FaceToFace.Undone(Figures.Plain(Mark().Replace(html, "")));

    /// <summary>
    /// The same for those who have no use of marks: without the numbers of notes, which are none of the words, without the links between the
    /// paragraphs of a duel, which repeat words of another part, and with the characters that Unicode has for what is raised and lowered.
    /// </summary>
    public static string InPlainText(string html) => Scripts.InPlainText(Footnotes.WithoutMarks(Unmarked(html)));

    /// <summary>The words of each block, in order, a line end between its items and cells.</summary>
    public static IReadOnlyList<string> WordsOf(string html) => [.. Blocks(Read(html)).Select(Words)];

    internal static IElement Read(string html)
    {
        var body = new HtmlParser().ParseDocument("").Body!;
        body.InnerHtml = html;
        return body;
    }

    internal static string Written(IElement root) => root.InnerHtml.Replace("&nbsp;", "\u00A0", StringComparison.Ordinal);

    private static List<IElement> Blocks(IElement root) =>
        [.. FaceToFace.Unwrapped(root).Where(block => block.LocalName != "hr" && !FaceToFace.IsLink(block) && !IsWordless(block))];

    /// <summary>Notes have addresses of their own.</summary>
    private static List<IElement> Addressed(IElement root) => [.. Blocks(root).Where(block => !Footnotes.IsList(block))];

    /// <summary>A picture without a caption is no paragraph.</summary>
    private static bool IsWordless(IElement block) => block.LocalName == "figure" && block.QuerySelector("figcaption") is null;

    internal static string Words(IElement block)
    {
        var words = new StringBuilder();
        foreach (var node in block.Descendants())
            if (node is IText text)
                words.Append(WordsOf(text));
            else if (node is IElement { LocalName: "li" or "p" or "tr" or "td" or "th" or "br" } && words.Length > 0)
                words.Append('\n');
        return string.Join(
            '\n',
            words
                .ToString()
                .Split('\n')
                .Select(line => string.Join(' ', line.Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries)))
                .Where(line => line.Length > 0)
        );
    }

    private static string WordsOf(IText text) =>
        text.ParentElement?.LocalName switch
        {
            "sup" => Scripts.InPlainText('^', text.Data),
            "sub" => Scripts.InPlainText('~', text.Data),
            _ => Footnotes.IsMark(text) ? "" : text.Data,
        };

    /// <summary>A list, a table and a quotation hold no link of their own, but what is in them does.</summary>
    private static IElement Place(IElement block)
    {
        while (
            block.LocalName is "ul" or "ol" or "blockquote" or "table" or "thead" or "tbody" or "tr" && block.FirstElementChild is { } first
        )
            block = first;
        return block;
    }

    private static string[] Names(List<string> words, string part, List<(string Name, string Words)> former)
    {
        var whence = Match(words, [.. former.Select(f => f.Words)]);
        var names = whence.Select(i => i is { } at ? former[at].Name : "").ToArray();
        var taken = names.ToHashSet(StringComparer.Ordinal);
        // Of the same words, how many had a name: who comes next need not try theirs.
        Dictionary<string, int> named = new(StringComparer.Ordinal);
        for (var i = 0; i < names.Length; i++)
        {
            if (names[i].Length > 0)
                continue;
            var print = $"{part}-{Print(words[i])}";
            var number = named.GetValueOrDefault(print);
            do names[i] = ++number == 1 ? print : $"{print}-{number}";
            while (!taken.Add(names[i]));
            named[print] = number;
        }
        return names;
    }

    /// <summary>Where each block stood before: the same words first; then as many between the same neighbours, one for one.</summary>
    internal static int?[] Match(IReadOnlyList<string> words, IReadOnlyList<string> former)
    {
        var places = new Dictionary<string, Queue<int>>(StringComparer.Ordinal);
        for (var i = 0; i < former.Count; i++)
        {
            if (!places.TryGetValue(former[i], out var queue))
                places[former[i]] = queue = new();
            queue.Enqueue(i);
        }
        var whence = words
            .Select(w => places.TryGetValue(w, out var queue) && queue.TryDequeue(out var place) ? place : (int?)null)
            .ToArray();
        var same = whence.OfType<int>().ToHashSet();
        for (var from = 0; from < whence.Length; from++)
        {
            if (whence[from] is not null)
                continue;
            var to = from;
            while (to < whence.Length && whence[to] is null)
                to++;
            var before = from == 0 ? -1 : whence[from - 1]!.Value;
            var after = to == whence.Length ? former.Count : whence[to]!.Value;
            if (after - before - 1 == to - from && !Enumerable.Range(before + 1, to - from).Any(same.Contains))
                for (var i = from; i < to; i++)
                    whence[i] = before + 1 + i - from;
            from = to;
        }
        return whence;
    }

    /// <summary>Five letters that begin with one, so that none of them is a number.</summary>
    internal static string Print(string words)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(words));
        return Letters[hash[0] % 26] + string.Concat(hash[1..5].Select(b => Letters[b % 32]));
    }

    [GeneratedRegex("""<a class="here"[^>]*></a>""", RegexOptions.None, matchTimeoutMilliseconds: 2000)]
    private static partial Regex Mark();
}
