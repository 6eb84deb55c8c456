using Commentary.Text.HouseFormat;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Commentary.Web.Site.Shared;

/// <summary>The mark of a part: a shape first, and a colour that its <c>class</c> gives.</summary>
[HtmlTargetElement("part-mark", TagStructure = TagStructure.WithoutEndTag)]
public class Mark : TagHelper
{
    public Part Of { get; set; }

    /// <summary>The class that gives a part its colour, and the symbol its shape.</summary>
    public static string Name(Part part) =>
        part switch
        {
            Part.Summary => "facts",
            Part.Neutral => "neutral",
            Part.Example => "example",
            Part.Optimistic => "optimist",
            Part.Pessimistic => "pessimist",
            _ => "",
        };

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        output.TagName = "svg";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "mark");
        output.Attributes.SetAttribute("aria-hidden", "true");
        output.Content.SetHtmlContent($"""<use href="#m-{Name(Of)}"/>""");
    }
}
