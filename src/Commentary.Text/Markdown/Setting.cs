using Commentary.Text.Languages;
using Commentary.Text.Typography;
using Markdig.Helpers;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Commentary.Text.Markdown;

/// <summary>
/// Sets the words of a parsed text, block by block. Marks have no width: <c>**Note** :</c> is one text. What is no prose (code, an address, an
/// entity) stands in it and is left alone.
/// </summary>
internal static class Setting
{
    public static void Apply(MarkdownDocument document, Language language)
    {
        foreach (var block in document.Descendants<LeafBlock>())
            if (block.Inline is { } words)
                Set(words, language);
    }

    private static void Set(ContainerInline words, Language language)
    {
        var pieces = Pieces.Of(words, language);
        var set = Typographer.Set(pieces.Strip);
        for (var run = 0; run < set.Count; run++)
            if (pieces.Literals[run] is { } literal && pieces.IsSet(run))
                Put(literal, set.Words(run), pieces.IsFrench(run));
        foreach (var picture in pieces.Pictures)
            Set(picture, language);
    }

    /// <summary>The endings of ordinals stand raised (OQLF: “1er”, “2e”); their letters stay what they are for search and speech.</summary>
    private static void Put(LiteralInline literal, string words, bool isFrench)
    {
        var from = 0;
        if (isFrench)
            foreach (var (start, length) in Ordinals.In(words))
            {
                literal.InsertBefore(new LiteralInline(words[from..start]));
                literal.InsertBefore(new HtmlInline("<sup>"));
                literal.InsertBefore(new LiteralInline(words.Substring(start, length)));
                literal.InsertBefore(new HtmlInline("</sup>"));
                from = start + length;
            }
        literal.Content = new StringSlice(words[from..]);
    }
}
