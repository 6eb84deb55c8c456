using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.Razor.Language;
using Microsoft.AspNetCore.Razor.Language.Intermediate;

namespace Commentary.Tests.House;

/// <summary>The words that a page says of its own: what is left of it when Razor's comments, code and expressions are gone.</summary>
internal static partial class PageWords
{
    private static readonly string[] Said = ["aria-label", "aria-description", "title", "placeholder", "alt"];
    private static readonly RazorProjectEngine Engine = RazorProjectEngine.Create(
        RazorConfiguration.Default,
        RazorProjectFileSystem.Create(Source.Root.FullName)
    );

    public static IEnumerable<string> Of(string razor)
    {
        var source = RazorSourceDocument.Create(Directives().Replace(razor, ""), "Page.cshtml");
        var page = Engine.Process(source, FileKinds.Legacy, [], []);
        var html = new StringBuilder();
        Write(page.GetDocumentIntermediateNode(), html);
        var document = new HtmlParser().ParseDocument(html.ToString());
        var texts = document
            .Descendants<IText>()
            .Where(text => text.ParentElement?.LocalName is not ("script" or "style"))
            .Select(text => text.Data);
        var attributes = document.All.SelectMany(element => Said.Select(element.GetAttribute)).OfType<string>();
        return texts.Concat(attributes).Where(words => words.Any(char.IsLetter)).Select(words => words.Trim());
    }

    private static void Write(IntermediateNode node, StringBuilder html)
    {
        switch (node)
        {
            case HtmlAttributeIntermediateNode attribute:
                html.Append(attribute.Prefix);
                WriteAll(node, html);
                html.Append(attribute.Suffix);
                break;
            case HtmlAttributeValueIntermediateNode value:
                html.Append(value.Prefix);
                WriteAll(node, html);
                break;
            case IntermediateToken { IsHtml: true } token:
                html.Append(token.Content);
                break;
            // What C# writes is a word of the resources or of a piece; the place where it stands is none.
            case CSharpExpressionIntermediateNode or CSharpExpressionAttributeValueIntermediateNode:
                html.Append(' ');
                break;
            default:
                WriteAll(node, html);
                break;
        }
    }

    private static void WriteAll(IntermediateNode node, StringBuilder html)
    {
        foreach (var child in node.Children)
            Write(child, html);
    }

    [GeneratedRegex(
        @"^\s*@(page|model|using|inject|layout|namespace|addTagHelper|implements|inherits)\b.*$",
        RegexOptions.Multiline | RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex Directives();
}
