using System.Text.RegularExpressions;
using Markdig.Extensions.Tables;
using Markdig.Helpers;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Commentary.Text.Markdown;

/// <summary>
/// Passages in another language than their text's: <c>*machine learning*{lang=en}</c>, a link likewise, and a whole paragraph, heading or item
/// that ends in <c> {lang=en}</c>. They carry <c>lang</c>, so that they are spoken, hyphenated and set as that language is (WCAG 3.1.2), and
/// the mark is no part of the words. The tag is one of BCP 47; what looks like none is text.
/// </summary>
internal static partial class Passages
{
    /// <summary>Takes the marks out of a parsed text.</summary>
    public static void Read(MarkdownDocument document)
    {
        foreach (var literal in document.Descendants<LiteralInline>().ToList())
            if (literal.PreviousSibling is EmphasisInline or LinkInline { IsImage: false, IsAutoLink: false })
                ReadBehind(literal, (ContainerInline)literal.PreviousSibling);
        foreach (var block in document.Descendants<LeafBlock>().ToList())
            if (block.Inline?.LastChild is LiteralInline last)
                ReadAtEnd(block, last);
    }

    private static void ReadBehind(LiteralInline literal, ContainerInline passage)
    {
        var text = literal.Content.ToString();
        var mark = Mark().Match(text);
        if (!mark.Success || mark.Index > 0)
            return;
        Write(passage, mark);
        Cut(literal, text[mark.Length..]);
    }

    private static void ReadAtEnd(LeafBlock block, LiteralInline last)
    {
        var text = last.Content.ToString().TrimEnd(' ');
        var mark = MarkAtEnd().Match(text);
        if (!mark.Success || (mark.Index == 0 && mark.Groups["space"].Length == 0 && last.PreviousSibling is not LineBreakInline))
            return;
        // Alone it marks nothing, and is what was typed.
        if (mark.Index == 0 && last.PreviousSibling is null)
            return;
        // In a table's cell and in a list without air between its items, a paragraph has no element of its own.
        Write(block.Parent is TableCell or ListItemBlock { Parent: ListBlock { IsLoose: false } } ? block.Parent : block, mark);
        if (mark.Index == 0 && last.PreviousSibling is LineBreakInline line)
            line.Remove();
        Cut(last, text[..mark.Index]);
    }

    private static void Write(MarkdownObject passage, Match mark)
    {
        var tag = mark.Groups["tag"].Value;
        passage.SetData(typeof(Passages), tag);
        passage.GetAttributes().AddPropertyIfNotExist("lang", tag);
    }

    private static void Cut(LiteralInline literal, string rest)
    {
        if (rest.Length == 0)
            literal.Remove();
        else
            literal.Content = new StringSlice(rest);
    }

    /// <summary>The tag of the passage that something stands in; null where the text's own language holds.</summary>
    public static string? TagOf(Inline inline)
    {
        for (var at = inline.Parent; at is not null; at = at.Parent)
        {
            if (at.GetData(typeof(Passages)) is string tag)
                return tag;
            for (Block? block = at.ParentBlock; block is not null; block = block.Parent)
                if (block.GetData(typeof(Passages)) is string whole)
                    return whole;
        }
        return null;
    }

    private const string Tag = "(?<tag>[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3})";

    [GeneratedRegex(@"^\{lang=" + Tag + @"\}", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 2000)]
    private static partial Regex Mark();

    [GeneratedRegex(@"(?<space>[ \t\u00A0]*)\{lang=" + Tag + @"\}$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 2000)]
    private static partial Regex MarkAtEnd();
}
