using Commentary.Application.Pipeline;
using Commentary.Application.Topics;
using Commentary.Web.Hosting;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Commentary.Web.Admin.Topics;

/// <summary>The names, addresses and hashtags of a topic.</summary>
public class EditModel(IMediator mediator) : PageModel, IShownAgain
{
    [FromRoute]
    public int Id { get; set; }

    [BindProperty]
    public RenameTopic.Command Topic { get; set; } = new();

    /// <summary>What was just done, as the key of its sentence.</summary>
    [BindProperty(SupportsGet = true, Name = "done")]
    public string? Done { get; set; }

    public TopicRow Saved { get; private set; } = null!;

    /// <summary>Whether somebody saved first: what they saved is <see cref="Saved"/>.</summary>
    public bool IsTheirs { get; private set; }
    public string FormName => nameof(Topic);

    public async Task OnGetAsync(CancellationToken stop)
    {
        await ShowAgain(stop);
        Topic = new()
        {
            OpenedVersion = Saved.Version,
            French = Naming(Saved.French),
            English = Naming(Saved.English),
        };
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop) =>
        RedirectToPage(new { id = Id, done = await mediator.Send(Topic with { Id = Id }, stop) });

    public async Task ShowAgain(CancellationToken stop) => Saved = (await mediator.Send(new OpenTopic.Query(Id), stop)).Row;

    /// <summary>The form now stands on what is saved, so that saving it again is a choice that was made with both in view.</summary>
    public void ShowTheirs(SavedMeanwhile refusal)
    {
        IsTheirs = true;
        Topic = Topic with { OpenedVersion = Saved.Version };
        ModelState.Clear();
    }

    private static RenameTopic.Naming Naming(TopicRow.Named named) =>
        new()
        {
            Name = named.Name,
            Slug = named.Slug,
            Hashtag = named.Hashtag,
        };
}
