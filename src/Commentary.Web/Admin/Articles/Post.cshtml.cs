using Commentary.Application.Announcing;
using Commentary.Application.Pipeline;
using Commentary.Text.Languages;
using Commentary.Web.Hosting;
using Commentary.Web.Site.Shared;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Commentary.Web.Admin.Articles;

/// <summary>What each network is told of one edition.</summary>
public class PostModel(IMediator mediator, Origin origin) : PageModel, IShownAgain
{
    [BindProperty]
    public SavePosts.Command Save { get; set; } = new();

    [FromRoute]
    public int Id { get; set; }

    /// <summary>The code of the language; French, when it is not said.</summary>
    [BindProperty(SupportsGet = true, Name = "language")]
    public string Code { get; set; } = "";

    [BindProperty(SupportsGet = true, Name = "done")]
    public string? Done { get; set; }

    public OpenPosts.Result Opened { get; private set; } = null!;

    /// <summary>Whether somebody saved first: what they saved is <see cref="Opened"/>.</summary>
    public bool IsTheirs { get; private set; }
    public string FormName => nameof(Save);
    public Language Language => LanguageNames.TryParse(Code, out var language) ? language : Language.French;

    public async Task OnGetAsync(CancellationToken stop)
    {
        await ShowAgain(stop);
        Save = new() { Posts = [.. Opened.Posts.Select(post => new SavePosts.Post(post.Network, post.Text, post.Text, post.Version))] };
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        await mediator.Send(Save with { ArticleId = Id, Language = Language, Origin = origin.Of("") }, stop);
        return RedirectToPage(
            new
            {
                id = Id,
                language = Language.Code(),
                done = "saved",
            }
        );
    }

    public async Task ShowAgain(CancellationToken stop) =>
        Opened = await mediator.Send(new OpenPosts.Query(Id, Language, origin.Of("")), stop);

    /// <summary>The form now stands on what is saved: what nobody touched here is theirs, and what was typed is saved again by choice.</summary>
    public void ShowTheirs(SavedMeanwhile refusal)
    {
        IsTheirs = true;
        Save = Save with { Posts = [.. Save.Posts.Select(Rebased)] };
        ModelState.Clear();
    }

    /// <summary>What was typed for a network, or what it is told now.</summary>
    public SavePosts.Post Typed(OpenPosts.Post post)
    {
        ArgumentNullException.ThrowIfNull(post);
        return Array.Find(Save.Posts, typed => typed.Network == post.Network) ?? new(post.Network, post.Text, post.Text, post.Version);
    }

    private SavePosts.Post Rebased(SavePosts.Post mine)
    {
        var theirs = Opened.Posts.Single(post => post.Network == mine.Network);
        var isTouched = mine.Text.ReplaceLineEndings("\n").Trim() != mine.Shown.ReplaceLineEndings("\n").Trim();
        return mine with { Text = isTouched ? mine.Text : theirs.Text, Shown = theirs.Text, Opened = theirs.Version };
    }
}
