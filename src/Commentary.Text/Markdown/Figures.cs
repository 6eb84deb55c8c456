using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Dom;

namespace Commentary.Text.Markdown;

/// <summary>What a page needs to know of a picture before it has it.</summary>
/// <param name="Widths">Those that there are, the smallest first.</param>
public sealed record FigurePicture(string Key, int Width, int Height, IReadOnlyList<int> Widths)
{
    /// <summary>The width of the one file for browsers and readers of feeds that know neither AVIF nor WebP.</summary>
    public int PlainWidth => PlainOf(Widths);

    private const int MostPlain = 1200;

    public static int PlainOf(IReadOnlyList<int> widths) => widths.LastOrDefault(width => width <= MostPlain, widths[0]);
}

/// <summary>
/// Makes figures of the pictures that a text names: the place of each is kept before it is there, a browser takes the format and the size that
/// suit it, and the words in the brackets stand below. What describes a picture is put in its place when a page is made.
/// </summary>
public static partial class Figures
{
    internal const string Attribute = "data-picture";

    /// <summary>As wide as a column of text (see the style sheet's measure), or as a phone within its edges.</summary>
    private const string Sizes = "(min-width: 40rem) 36.25rem, calc(100vw - 2.5rem)";

    private static readonly string[] Formats = ["avif", "webp"];

    /// <param name="html">As <see cref="HouseMarkdown.ToHtml"/> made it.</param>
    /// <param name="find">What is known of a picture by its name; null for one that is not there, of which the caption is left.</param>
    /// <param name="address">The address of a file by name, width and format.</param>
    public static string Set(string html, Func<string, FigurePicture?> find, Func<string, int, string, string> address)
    {
        ArgumentNullException.ThrowIfNull(html);
        ArgumentNullException.ThrowIfNull(find);
        ArgumentNullException.ThrowIfNull(address);
        if (!html.Contains($"{Attribute}=\"", StringComparison.Ordinal))
            return html;
        var root = Paragraphs.Read(html);
        foreach (var mark in root.QuerySelectorAll($"span[{Attribute}]").ToList())
        {
            if (find(mark.GetAttribute(Attribute)!) is { } picture)
                Place(mark, Picture(root.Owner!, picture, address));
            else
                LeaveCaption(mark);
        }
        return Paragraphs.Written(root);
    }

    /// <summary>The names of the pictures that a text of figures shows.</summary>
    public static IReadOnlyList<string> In(string html) => [.. Image().Matches(html).Select(image => image.Groups["key"].Value).Distinct()];

    /// <summary>The same with what describes each picture, by its name. One that nothing describes stays without words.</summary>
    public static string Describe(string html, IReadOnlyDictionary<string, string> descriptions)
    {
        ArgumentNullException.ThrowIfNull(descriptions);
        return descriptions.Count == 0
            ? html
            : Image()
                .Replace(
                    html,
                    image =>
                        descriptions.TryGetValue(image.Groups["key"].Value, out var words)
                            ? $"{image.Groups["before"].Value}alt=\"{Escape(words)}\""
                            : image.Value
                );
    }

    /// <summary>The same with one file for each picture: readers of feeds choose among none.</summary>
    public static string Plain(string html) => Choices().Replace(html, "");

    private static IElement Picture(IDocument page, FigurePicture picture, Func<string, int, string, string> address)
    {
        var element = page.CreateElement("picture");
        foreach (var format in Formats)
        {
            var source = page.CreateElement("source");
            source.SetAttribute("type", $"image/{format}");
            source.SetAttribute(
                "srcset",
                string.Join(", ", picture.Widths.Select(width => $"{address(picture.Key, width, format)} {Number(width)}w"))
            );
            source.SetAttribute("sizes", Sizes);
            element.Append(source);
        }
        var image = page.CreateElement("img");
        image.SetAttribute("src", address(picture.Key, picture.PlainWidth, "jpg"));
        image.SetAttribute("alt", "");
        image.SetAttribute("width", Number(picture.Width));
        image.SetAttribute("height", Number(picture.Height));
        image.SetAttribute("loading", "lazy");
        image.SetAttribute("decoding", "async");
        element.Append(image);
        return element;
    }

    /// <summary>In a paragraph the figure stands between what was before and what comes after; in a link, a heading, it is part of the line.</summary>
    private static void Place(IElement mark, IElement picture)
    {
        var holder = mark.ParentElement!;
        if (holder.LocalName is not ("p" or "li" or "td" or "th" or "blockquote" or "body"))
        {
            mark.Replace([picture, .. mark.ChildNodes]);
            return;
        }
        var figure = mark.Owner!.CreateElement("figure");
        figure.Append(picture);
        if (mark.TextContent.Trim().Length > 0)
        {
            var caption = mark.Owner!.CreateElement("figcaption");
            if (holder.LocalName == "p" && holder.GetAttribute("lang") is { } tag)
                caption.SetAttribute("lang", tag);
            caption.Append([.. mark.ChildNodes]);
            figure.Append(caption);
        }
        if (holder.LocalName == "p")
            Split(holder, mark, figure);
        else
            mark.Replace(figure);
    }

    private static void Split(IElement paragraph, IElement mark, IElement figure)
    {
        var after = (IElement)paragraph.Clone(false);
        after.RemoveAttribute(FaceToFace.Attribute);
        var nodes = paragraph.ChildNodes.ToList();
        after.Append([.. nodes.Skip(nodes.IndexOf(mark) + 1)]);
        mark.Remove();
        var hasBefore = Trim(paragraph);
        paragraph.InsertAfter(Trim(after) ? [figure, after] : [figure]);
        if (hasBefore)
            return;
        if (paragraph.GetAttribute(FaceToFace.Attribute) is { } duel)
            figure.SetAttribute(FaceToFace.Attribute, duel);
        paragraph.Remove();
    }

    private static void LeaveCaption(IElement mark)
    {
        var holder = mark.ParentElement!;
        mark.Replace([.. mark.ChildNodes]);
        if (holder.LocalName == "p" && !Trim(holder))
            holder.Remove();
    }

    /// <summary>Takes the ends of lines that a picture left at the edges; false when nothing else is there.</summary>
    private static bool Trim(IElement paragraph)
    {
        while (paragraph.FirstChild is { } first && IsGap(first))
            first.Parent!.RemoveChild(first);
        while (paragraph.LastChild is { } last && IsGap(last))
            last.Parent!.RemoveChild(last);
        return paragraph.HasChildNodes;

        static bool IsGap(INode node) =>
            node is IText { Data: var text } ? string.IsNullOrWhiteSpace(text) : node is IElement { LocalName: "br" };
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Escape(string words) =>
        new StringBuilder(words)
            .Replace("&", "&amp;")
            .Replace("\"", "&quot;")
            .Replace("<", "&lt;")
            .Replace(">", "&gt;")
            .Replace('\n', ' ')
            .ToString();

    [GeneratedRegex(
        @"(?<before><img src=""[^""]*/(?<key>[0-9a-f]{16})-\d{1,5}\.jpg"" )alt=""""",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        2000
    )]
    private static partial Regex Image();

    [GeneratedRegex(
        @"</?picture>|<source type=""[^""]*"" srcset=""[^""]*"" sizes=""[^""]*"">",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        2000
    )]
    private static partial Regex Choices();
}
