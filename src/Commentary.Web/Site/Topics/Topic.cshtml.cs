using Commentary.Application.Press;
using Commentary.Application.Reading;
using Commentary.Web.Site.Shared;
using Microsoft.AspNetCore.Mvc;

namespace Commentary.Web.Site.Topics;

public class TopicModel : SitePage
{
    public ListTopic.Result Topic { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string slug, CancellationToken stop, [FromQuery] int page = 1)
    {
        Topic = await Ask(new ListTopic.Query(Language, slug, page), stop);
        return Page();
    }

    public Pager Pager => new(Addresses.Topic(Language, Topic.Slug), Topic.Page, Topic.Pages);
}
