using AngleSharp.Html.Parser;
using AwesomeAssertions;
using Commentary.Text.Languages;
using Commentary.Text.Markdown;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace Commentary.Text.Tests.Markdown;

public class HouseMarkdownProperties
{
    [Property(MaxTest = 3000)]
    public Property Nothing_that_runs_or_loads_from_elsewhere_leaves_the_house() =>
        Prop.ForAll(
            Hostilities.ToArbitrary(),
            text =>
            {
                var document = new HtmlParser().ParseDocument(HouseMarkdown.ToHtml(text, Language.French));
                foreach (var element in document.Body!.QuerySelectorAll("*"))
                {
                    element
                        .LocalName.Should()
                        .BeOneOf(
                            "p",
                            "br",
                            "hr",
                            "h3",
                            "h4",
                            "h5",
                            "h6",
                            "em",
                            "strong",
                            "del",
                            "code",
                            "pre",
                            "blockquote",
                            "ul",
                            "ol",
                            "li",
                            "a",
                            "img",
                            "table",
                            "thead",
                            "tbody",
                            "tr",
                            "th",
                            "td"
                        );
                    foreach (var attribute in element.Attributes)
                    {
                        attribute.Name.Should().BeOneOf("href", "rel", "title", "src", "alt", "start", "tabindex");
                        if (attribute.Name is "href")
                            attribute.Value.Should().MatchRegex("^(https?://|mailto:|#|/$|/[^/\\\\])");
                        if (attribute.Name is "src")
                            attribute.Value.Should().MatchRegex("^/[^/\\\\]");
                    }
                }
            }
        );

    [Property(MaxTest = 500)]
    public Property The_same_text_always_gives_the_same_html() =>
        Prop.ForAll(
            Hostilities.ToArbitrary(),
            text => HouseMarkdown.ToHtml(text, Language.English) == HouseMarkdown.ToHtml(text, Language.English)
        );

    private static Gen<string> Hostilities { get; } =
        Gen.Elements(
                "<script>",
                "</script>",
                "<img src=x onerror=alert(1)>",
                "<svg/onload=x>",
                "javascript:",
                "java\tscript:",
                "&#106;avascript:",
                "data:text/html,",
                "vbscript:",
                "[a](",
                "![a](",
                "<",
                ">",
                ")",
                "](",
                "[",
                "]",
                "[x]: ",
                "[x]",
                "\"",
                "'",
                " onclick=x ",
                "(",
                "https://a.ca",
                "//a.ca",
                "/media/a.png",
                "/\\a.ca",
                "mailto:a@b",
                "#a",
                "**",
                "*",
                "`",
                "```\n",
                "|",
                "|-|-|\n",
                "\n",
                "\n\n",
                "# ",
                "> ",
                "- ",
                "1. ",
                "    ",
                "&lt;",
                "&quot;",
                "\0",
                "\uD83D",
                "a",
                "é",
                "<!--",
                "-->",
                "<![CDATA[",
                "style=x",
                "{.a onclick=x}",
                "\\"
            )
            .ListOf()
            .Select(string.Concat);
}
