using Commentary.Application.Importing;
using Microsoft.AspNetCore.Mvc;

namespace Commentary.Web.Admin.Articles;

/// <summary>What came with the files that the article was made of.</summary>
public partial class EditModel
{
    /// <summary>The other articles that came with this one's text.</summary>
    [BindProperty(SupportsGet = true, Name = "also")]
    public int[] Also { get; set; } = [];

    /// <summary>What the files of this article held beside its text.</summary>
    public IReadOnlyList<ListImports.Import> Imports { get; private set; } = [];

    private async Task LoadImports(CancellationToken stop) => Imports = await mediator.Send(new ListImports.Query(Id), stop);
}
