using Commentary.Application.Pipeline;
using Commentary.Application.Topics;
using Commentary.Text.Languages;
using Commentary.Web.Hosting;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Commentary.Web.Admin.Topics;

/// <summary>A topic's names, addresses and hashtags, in both languages.</summary>
public class RenameModel(IMediator mediator) : PageModel, IShownAgain
{
    private static readonly string[] Known = ["Renamed", "Unchanged", "Merged"];

    [BindProperty]
    public RenameTopic.Command Rename { get; set; } = new();

    [FromRoute]
    public int Id { get; set; }

    [BindProperty(SupportsGet = true, Name = "done")]
    public string Done { get; set; } = "";

    /// <summary>Null when it is gone, while somebody was renaming it.</summary>
    public OpenTopic.Result? Opened { get; private set; }

    /// <summary>Whether somebody saved first: what they saved is <see cref="Opened"/>.</summary>
    public bool IsTheirs { get; private set; }
    public string FormName => nameof(Rename);
    public bool IsDone => Known.Contains(Done);

    /// <summary>What is saved now, as the form would have it.</summary>
    public RenameTopic.Command? Saved =>
        Opened?.Row is { } row
            ? new()
            {
                Id = row.Id,
                OpenedVersion = row.Version,
                French = Naming(row.French),
                English = Naming(row.English),
            }
            : null;

    public async Task OnGetAsync(CancellationToken stop)
    {
        Opened = await mediator.Send(new OpenTopic.Query(Id), stop);
        Rename = Saved!;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop) =>
        RedirectToPage(new { Id, done = $"{await mediator.Send(Rename with { Id = Id }, stop)}" });

    public async Task ShowAgain(CancellationToken stop)
    {
        // What was typed for a topic that is gone by now is shown all the same.
        try
        {
            Opened = await mediator.Send(new OpenTopic.Query(Id), stop);
        }
        catch (NotHere) when (!HttpMethods.IsGet(Request.Method))
        {
            Opened = null;
        }
    }

    /// <summary>The form now stands on what is saved, so that saving it again is a choice that was made with both in view.</summary>
    public void ShowTheirs(SavedMeanwhile refusal)
    {
        IsTheirs = true;
        if (Opened is { } opened)
            Rename = Rename with { OpenedVersion = opened.Row.Version };
        ModelState.Clear();
    }

    /// <summary>Each field with what it says, to be set side by side with another's.</summary>
    public static IReadOnlyList<(Language Language, string Field, string Value)> Lines(RenameTopic.Command naming)
    {
        ArgumentNullException.ThrowIfNull(naming);
        return
        [
            .. LanguageNames.All.SelectMany(language =>
                new[]
                {
                    (language, "TopicName", naming.In(language).Name),
                    (language, "TopicSlug", naming.In(language).Slug),
                    (language, "TopicHashtag", naming.In(language).Hashtag),
                }
            ),
        ];
    }

    private static RenameTopic.Naming Naming(TopicRow.Named named) =>
        new()
        {
            Name = named.Name,
            Slug = named.Slug,
            Hashtag = named.Hashtag,
        };
}
