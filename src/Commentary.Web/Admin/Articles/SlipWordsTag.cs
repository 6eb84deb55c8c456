using Commentary.Text.Languages;
using Commentary.Web.Hosting;
using Commentary.Web.Resources;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace Commentary.Web.Admin.Articles;

/// <summary>Words in which spaces that matter stand by name, in the language of the page: with no space that nobody typed.</summary>
[HtmlTargetElement("slip-words", TagStructure = TagStructure.WithoutEndTag)]
public class SlipWordsTag(IStringLocalizer<AdminTexts> says) : TagHelper
{
    public IEnumerable<SlipPanel.Piece> Of { get; set; } = [];

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        output.TagName = null;
        foreach (var (text, space) in Of)
        {
            if (space is null)
            {
                output.PostContent.Append(text);
                continue;
            }
            var named = new TagBuilder("span");
            named.AddCssClass("space");
            named.Attributes["lang"] = Languages.Current.Tag();
            named.InnerHtml.Append(says[space]);
            output.PostContent.AppendHtml(named);
        }
    }
}
