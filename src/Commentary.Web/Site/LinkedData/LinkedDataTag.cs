using System.Text.Json;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Commentary.Web.Site.LinkedData;

/// <summary>
/// JSON-LD in the page's head. It is data, which no browser runs and no policy forbids. The serializer writes every &lt;, &gt; and &amp; as an
/// escape, so that no title can end the element.
/// </summary>
[HtmlTargetElement("linked-data", TagStructure = TagStructure.WithoutEndTag)]
public class LinkedDataTag : TagHelper
{
    private static readonly JsonSerializerOptions Json = new()
    {
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.Create(System.Text.Unicode.UnicodeRanges.All),
    };

    public object? Of { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        if (Of is null)
        {
            output.SuppressOutput();
            return;
        }
        output.TagName = "script";
        output.TagMode = TagMode.StartTagAndEndTag;
        // As it is written, for those who look for it with less than a parser.
        output.Attributes.SetAttribute("type", new HtmlString("application/ld+json"));
        output.Content.SetHtmlContent(JsonSerializer.Serialize(Of, Json));
    }
}
