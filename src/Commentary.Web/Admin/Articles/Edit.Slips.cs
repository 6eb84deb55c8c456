using Commentary.Application.Articles;
using Commentary.Text.Languages;
using Commentary.Text.Typography;
using Microsoft.AspNetCore.Mvc;

namespace Commentary.Web.Admin.Articles;

/// <summary>Slips that are mended where no script runs.</summary>
public partial class EditModel
{
    /// <summary>The field that was mended, as <see cref="DeskField.Choice"/> has it.</summary>
    [BindProperty(SupportsGet = true, Name = "slips")]
    public string? MendedAt { get; set; }

    [BindProperty(SupportsGet = true, Name = "mended")]
    public int MendedCount { get; set; }

    /// <summary>What its list says of it; null when something else was done.</summary>
    public Mending? Mends => Done is "mended" or "mended-not" && MendedAt is { } at ? new(at, Done, MendedCount) : null;

    public sealed record Mending(string At, string Done, int Count);

    /// <param name="rule">Of the one slip that is meant; null for all that are certain.</param>
    public async Task<IActionResult> OnPostMendAsync(
        Language language,
        string? field,
        Rule? rule,
        int start,
        string? key,
        CancellationToken stop
    )
    {
        var result = await mediator.Send(
            new SaveAndMend.Command(Form, language, field ?? "") { Slip = rule is { } one ? new(one, start, key ?? "") : null },
            stop
        );
        var at = $"{language}.{field}";
        return RedirectToPage(
            null,
            null,
            Said(result.Mended > 0 ? "mended" : "mended-not", result.Saved, new() { ["slips"] = at, ["mended"] = result.Mended }),
            SlipPanel.IdOf(at)
        );
    }
}
