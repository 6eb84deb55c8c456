using System.Text;
using Commentary.Text.Languages;
using Markdig;
using Markdig.Extensions.Footnotes;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Commentary.Text.Markdown;

/// <summary>
/// The one way from an editor's Markdown to HTML: CommonMark with tables, struck, raised and lowered text, footnotes and bare addresses, then
/// typography, then an allow-list. Raw HTML is shown as typed, never obeyed. The result depends on the text and the language alone, so that it can be
/// rendered once, at publication. Thread-safe; never throws, and its time is bounded for any input.
/// </summary>
public static class HouseMarkdown
{
    private static readonly MarkdownPipeline Pipeline = Build(isPrecise: false);
    private static readonly MarkdownPipeline Precise = Build(isPrecise: true);

    /// <summary>
    /// HTML to show as it is. Headings begin at <c>h3</c>, under the page's own; a picture from elsewhere becomes a link to it; links
    /// lead to http, https, mailto or the site itself, and others are only their words.
    /// </summary>
    public static string ToHtml(string markdown, Language language) => ToLabelledHtml(markdown, language, []);

    /// <param name="labels">By the line on which a block at the top begins: what it is marked with, for <see cref="FaceToFace"/>.</param>
    internal static string ToLabelledHtml(string markdown, Language language, Dictionary<int, string> labels)
    {
        ArgumentNullException.ThrowIfNull(markdown);
        var text = Clean(markdown);
        return Rendered(text, language, labels) ?? EscapedParagraphs(text);
    }

    /// <summary>Whether nothing in it is rendered: it is nested, or would grow, beyond all that anybody writes. Readers are shown it as it is typed.</summary>
    public static bool IsShownAsTyped(string markdown)
    {
        ArgumentNullException.ThrowIfNull(markdown);
        return Rendered(Clean(markdown), Language.French, []) is null;
    }

    private static string? Rendered(string text, Language language, Dictionary<int, string> labels)
    {
        if (Parse(text) is not { } document)
            return null;
        foreach (var block in document.Where(block => block is not FootnoteGroup))
            if (labels.TryGetValue(block.Line, out var label))
                block.GetAttributes().AddProperty(FaceToFace.Attribute, label);
        HouseRules.Apply(document, language);
        try
        {
            // Cleaned before the wall, not after it: what is dropped must not join two halves of a scheme behind the sanitizer's back.
            using var html = new BoundedWriter(text.Length);
            var renderer = new HtmlRenderer(html);
            Pipeline.Setup(renderer);
            renderer.Render(document);
            return Allowed.Only(Clean(html.ToString()));
        }
        catch (ArgumentException) // Nested too deeply to render, or too long.
        {
            return null;
        }
    }

    /// <summary>The words alone, for descriptions and search: a line end between two blocks, no marks, no addresses of links.</summary>
    public static string ToPlainText(string markdown)
    {
        ArgumentNullException.ThrowIfNull(markdown);
        var text = Clean(markdown);
        if (Parse(text) is not { } document)
            return text.Trim();
        return Clean(PlainText(document.Descendants<LeafBlock>())).Trim();
    }

    internal static string PlainText(IEnumerable<LeafBlock> blocks)
    {
        var plain = new StringBuilder();
        foreach (var block in blocks)
        {
            if (plain.Length > 0 && plain[^1] is not '\n')
                plain.Append('\n');
            if (block.Inline is null)
                plain.Append(block is CodeBlock ? block.Lines.ToString() : "");
            else
                AppendWords(plain, block.Inline);
        }
        return plain.ToString();
    }

    /// <summary>How many words a reader reads: runs without white space that have a letter or a digit.</summary>
    public static int Words(string markdown)
    {
        var count = 0;
        var inWord = false;
        foreach (var rune in ToPlainText(markdown).EnumerateRunes())
        {
            if (Rune.IsWhiteSpace(rune))
                inWord = false;
            else if (!inWord && Rune.IsLetterOrDigit(rune))
            {
                inWord = true;
                count++;
            }
        }
        return count;
    }

    private static MarkdownPipeline Build(bool isPrecise)
    {
        var builder = new MarkdownPipelineBuilder { MaximumNestingDepth = 64 };
        builder.PreciseSourceLocation = isPrecise;
        builder.InlineParsers.Insert(0, new ScriptParser());
        return builder
            .DisableHtml()
            .UseAutoLinks(new() { UseHttpsForWWWLinks = true })
            .UsePipeTables()
            .UseEmphasisExtras(Markdig.Extensions.EmphasisExtras.EmphasisExtraOptions.Strikethrough)
            .UseFootnotes()
            .Build();
    }

    /// <param name="isPrecise">Whether each stretch of words is to know where it stands in the text.</param>
    internal static MarkdownDocument? Parse(string text, bool isPrecise = false)
    {
        if (Hostile.Is(text))
            return null;
        try
        {
            var document = Markdig.Markdown.Parse(text, isPrecise ? Precise : Pipeline);
            Passages.Read(document);
            return document;
        }
        catch (ArgumentException) // Nested more deeply than anyone writes.
        {
            return null;
        }
    }

    /// <summary>
    /// Half a surrogate pair would break the page's encoding, and what is no XML character a whole feed. Both may also come out of an entity
    /// (<c>&amp;#11;</c>), so that what is rendered is cleaned as what was typed is.
    /// </summary>
    internal static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.Value is '\n' or '\r' or '\t' || !(Rune.IsControl(rune) || rune.Value is 0xFFFE or 0xFFFF))
                clean.Append(rune);
        }
        return clean.Replace("\r\n", "\n").Replace('\r', '\n').ToString();
    }

    private static string EscapedParagraphs(string text) =>
        string.Concat(
            text.Split("\n\n", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                .Select(paragraph => $"<p>{Escape(paragraph)}</p>\n")
        );

    private static string Escape(string text) =>
        text.Replace("&", "&amp;", StringComparison.Ordinal)
            .Replace("<", "&lt;", StringComparison.Ordinal)
            .Replace(">", "&gt;", StringComparison.Ordinal);

    private static void AppendWords(StringBuilder plain, ContainerInline inlines)
    {
        foreach (var inline in inlines.Descendants())
        {
            _ = inline switch
            {
                LiteralInline { Parent: EmphasisInline script } literal when Scripts.Is(script) => plain.Append(
                    Scripts.InPlainText(script.DelimiterChar, literal.Content.ToString())
                ),
                LiteralInline literal => plain.Append(literal.Content.AsSpan()),
                CodeInline code => plain.Append(code.Content),
                HtmlEntityInline entity => plain.Append(entity.Transcoded.AsSpan()),
                AutolinkInline link => plain.Append(link.Url),
                LineBreakInline => plain.Append(' '),
                _ => plain,
            };
        }
    }
}
