using Commentary.Application.Redirects;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Commentary.Web.Admin.Redirects;

/// <summary>What one rule was and became.</summary>
public class PastModel(IMediator mediator) : PageModel
{
    [FromRoute]
    public int Id { get; set; }

    public ReadRuleHistory.Result Past { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken stop) => Past = await mediator.Send(new ReadRuleHistory.Query(Id), stop);
}
