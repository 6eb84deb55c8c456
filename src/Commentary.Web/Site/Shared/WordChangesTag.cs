using Commentary.Application.Comparing;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Commentary.Web.Site.Shared;

/// <summary>Two texts as one, what is only mine struck out and what is only theirs underlined: with no space that nobody typed.</summary>
[HtmlTargetElement("word-changes", TagStructure = TagStructure.WithoutEndTag)]
public class WordChangesTag : TagHelper
{
    public IReadOnlyList<WordChanges.Stretch> Of { get; set; } = [];

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        output.TagName = null;
        foreach (var (kind, text) in Of)
        {
            if (kind is WordChanges.Kind.Same)
            {
                output.PostContent.Append(text);
                continue;
            }
            var changed = new TagBuilder(kind is WordChanges.Kind.OnlyMine ? "del" : "ins");
            changed.InnerHtml.Append(text);
            output.PostContent.AppendHtml(changed);
        }
    }
}
