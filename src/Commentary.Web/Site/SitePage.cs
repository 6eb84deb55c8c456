using Commentary.Text.Languages;
using Commentary.Web.Hosting;
using MediatR;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Commentary.Web.Site;

/// <summary>A page for readers: its language is the address's, and once it is made it is kept until the next change.</summary>
public abstract class SitePage : PageModel
{
    public Language Language => Languages.Current;

    protected async Task<T> Ask<T>(IRequest<T> query, CancellationToken stop)
    {
        var services = HttpContext.RequestServices;
        Response.AllowCaching();
        // Others may wait for this very page: one reader who leaves must not take it from them.
        return await services.GetRequiredService<IMediator>().Send(query, CancellationToken.None);
    }
}
