using Commentary.Application.Redirects;
using Microsoft.AspNetCore.Mvc;

namespace Commentary.Web.Admin.Redirects;

/// <summary>What was just done to a rule, as the address of the page says it that is shown next.</summary>
public class DoneForm
{
    private static readonly string[] Known = ["Made", "Changed", "Unchanged", "Removed", "Moved"];

    /// <summary>Never bind this class to a property of the name <c>Done</c>: its value would be taken for the beginning of the others' names.</summary>
    [ModelBinder(Name = "done")]
    public string What { get; set; } = "";

    /// <summary>The rule it was done to.</summary>
    [ModelBinder(Name = "rule")]
    public int? Rule { get; set; }

    /// <summary>The batch that would be undone.</summary>
    [ModelBinder(Name = "undo")]
    public int? Batch { get; set; }

    /// <summary>Why nobody will arrive by the rule.</summary>
    [ModelBinder(Name = "trouble")]
    public RedirectTrouble? Trouble { get; set; }

    public bool IsKnown => Known.Contains(What);
}
