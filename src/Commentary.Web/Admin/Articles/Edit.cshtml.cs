using Commentary.Application;
using Commentary.Application.Articles;
using Commentary.Application.Drift;
using Commentary.Application.Journal;
using Commentary.Application.Pipeline;
using Commentary.Application.Presence;
using Commentary.Application.Publishing;
using Commentary.Text.Languages;
using Commentary.Web.Hosting;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Commentary.Web.Admin.Articles;

/// <summary>The desk: one form for the source and both editions, whichever button sends it.</summary>
public partial class EditModel(IMediator mediator, SiteOptions site) : PageModel, IShownAgain
{
    [BindProperty]
    public SaveDraft.Command Save { get; set; } = new();

    /// <summary>What is told to readers with a publication.</summary>
    [BindProperty]
    public TellForm Tell { get; set; } = new();

    /// <summary>The paragraphs that are to stand face to face.</summary>
    [BindProperty]
    public DuelForm Duel { get; set; } = new();

    [FromRoute]
    public int Id { get; set; }

    /// <summary>What was just done, as the key of its sentence.</summary>
    [BindProperty(SupportsGet = true, Name = "done")]
    public string? Done { get; set; }

    /// <summary>The code of the language that was to be published and was not, or that was withdrawn.</summary>
    [BindProperty(SupportsGet = true, Name = "refused")]
    public string? Refused { get; set; }

    /// <summary>The code of the language that a phone shows: it stays after what is sent.</summary>
    [BindProperty(SupportsGet = true, Name = "screen")]
    public string? Screen { get; set; }

    /// <summary>The part whose drift was spoken of; null for the whole piece.</summary>
    [BindProperty(SupportsGet = true, Name = "drift")]
    public string? Drift { get; set; }

    /// <summary>The code of the language whose duels were changed, or were to be.</summary>
    [BindProperty(SupportsGet = true, Name = "duels")]
    public string? Duelling { get; set; }

    /// <summary>The desk whose typed and unsaved text is taken up.</summary>
    [BindProperty(SupportsGet = true, Name = "typed")]
    public string? TakenUp { get; set; }

    /// <summary>The versions since which what others saved was just joined with what was typed.</summary>
    [BindProperty(SupportsGet = true, Name = "joined-fr")]
    public int? JoinedFrench { get; set; }

    [BindProperty(SupportsGet = true, Name = "joined-en")]
    public int? JoinedEnglish { get; set; }

    [BindProperty(SupportsGet = true, Name = "joined-source")]
    public bool IsSourceJoined { get; set; }

    /// <summary>Whose text was joined, in which language.</summary>
    public IReadOnlyList<(Language Language, string Names)> Joined { get; private set; } = [];

    public Language RefusedLanguage => LanguageNames.TryParse(Refused, out var language) ? language : Language.French;

    public OpenArticle.Result Article { get; private set; } = null!;

    /// <summary>What somebody else saved first; null when nobody did.</summary>
    public SavedMeanwhile? Theirs { get; private set; }

    /// <summary>The paragraphs that both changed, to choose among.</summary>
    public IReadOnlyList<ShowClashes.Shown> Clashes { get; private set; } = [];

    /// <summary>Who else is at this desk.</summary>
    public IReadOnlyList<WhoIsThere.There> There { get; private set; } = [];
    public string FormName => nameof(Save);

    public async Task OnGetAsync(CancellationToken stop)
    {
        await Load(stop);
        Save = new()
        {
            Source = Article.Source,
            SourceAsOpened = Article.Source,
            OpenedSource = Article.SourceVersion,
            French = Article.French.Text,
            OpenedFrench = Article.French.Version,
            English = Article.English.Text,
            OpenedEnglish = Article.English.Version,
        };
        if (Article.Typed.SingleOrDefault(typed => typed.Desk == TakenUp) is { } typed)
            Save = Save.Over(typed);
        await LoadOpened(stop);
        Joined = [.. await JoinedIn(Language.French, JoinedFrench, stop), .. await JoinedIn(Language.English, JoinedEnglish, stop)];
        Tell = new()
        {
            FrenchAt = Wall(Article.French.Schedule),
            FrenchNote = Article.French.Schedule?.CorrectionNote,
            FrenchMachine = Article.French.Schedule?.IsMachineHelped ?? Article.French.IsMachineHelped,
            EnglishAt = Wall(Article.English.Schedule),
            EnglishNote = Article.English.Schedule?.CorrectionNote,
            EnglishMachine = Article.English.Schedule?.IsMachineHelped ?? Article.English.IsMachineHelped,
        };
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        return Back("saved", await mediator.Send(Form, stop));
    }

    public async Task<IActionResult> OnPostReadAsync(CancellationToken stop)
    {
        var result = await mediator.Send(new SaveAndRead.Command(Form), stop);
        return Back(result.IsAsked ? "reading" : "saved", result.Saved);
    }

    public async Task<IActionResult> OnPostDropAsync(string? desk, CancellationToken stop)
    {
        await mediator.Send(new DropTyped.Command(Id, desk ?? ""), stop);
        return RedirectToPage(new { id = Id, done = "dropped" });
    }

    public async Task<IActionResult> OnPostDuelAsync(Language language, CancellationToken stop)
    {
        var result = await mediator.Send(
            new SaveAndDuel.Command(Form, language, Duel.Optimistic(language), Duel.Pessimistic(language)),
            stop
        );
        return BackToDuels(result.Outcome is SaveAndDuel.Outcome.Joined ? "duel" : "duel-not", result.Saved, language);
    }

    public async Task<IActionResult> OnPostUndoDuelAsync(Language language, string? label, CancellationToken stop)
    {
        var saved = await mediator.Send(new SaveAndUndoDuel.Command(Form, language, label ?? ""), stop);
        return BackToDuels("duel-undone", saved, language);
    }

    /// <summary>The page says that somebody is at it; the answer is who else is, as a piece of the page.</summary>
    public async Task<IActionResult> OnPostThereAsync(string? desk, string? field, bool leaves, CancellationToken stop)
    {
        await mediator.Send(new BeThere.Command(Id, desk ?? "", field ?? "", leaves), stop);
        return Partial("/Admin/Articles/_There.cshtml", await mediator.Send(new WhoIsThere.Query(Id, desk), stop));
    }

    /// <param name="key">Of the changes of the French that were looked at.</param>
    /// <param name="at">The part to come back to.</param>
    public async Task<IActionResult> OnPostCaughtUpAsync(string? key, string? at, CancellationToken stop)
    {
        var result = await mediator.Send(new SaveAndCatchUp.Command(Form, key ?? ""), stop);
        return BackToDrift(result.IsCaughtUp ? "caught-up" : "caught-up-not", result.Saved, at);
    }

    public async Task<IActionResult> OnPostUndoCaughtUpAsync(string? at, CancellationToken stop)
    {
        var result = await mediator.Send(new SaveAndUndoCatchUp.Command(Form, at ?? ""), stop);
        return BackToDrift(result.IsUndone ? "caught-up-undone" : "caught-up-not", result.Saved, at);
    }

    public async Task<IActionResult> OnPostPreviewAsync(Language language, CancellationToken stop)
    {
        var publication = await mediator.Send(new PreviewEdition.Query(Form, language), stop);
        return Partial("/Admin/Articles/Preview.cshtml", publication);
    }

    public async Task ShowAgain(CancellationToken stop)
    {
        await Load(stop);
        await LoadOpened(stop);
        if (Save.Clashes is { Length: > 0 })
            Clashes = await mediator.Send(new ShowClashes.Query(Form), stop);
    }

    private async Task Load(CancellationToken stop)
    {
        Article = await mediator.Send(new OpenArticle.Query(Id), stop);
        await LoadImports(stop);
        There = await mediator.Send(new WhoIsThere.Query(Id, null), stop);
        await Notes.Load(mediator, Id, stop);
    }

    /// <summary>The form now stands on what is saved, so that saving it again is a choice that was made with both texts in view.</summary>
    public void ShowTheirs(SavedMeanwhile refusal)
    {
        ArgumentNullException.ThrowIfNull(refusal);
        Theirs = refusal;
        Clashes =
        [
            .. Clashes.Where(shown => refusal.Editions.All(conflict => conflict.Language != shown.Choice.Language)),
            .. refusal.Editions.SelectMany(ShowClashes.Of),
        ];
        foreach (var conflict in refusal.Editions)
            Save =
                conflict.Language is Language.English
                    ? Save with
                    {
                        English = conflict.Merged,
                        OpenedEnglish = conflict.Version,
                    }
                    : Save with
                    {
                        French = conflict.Merged,
                        OpenedFrench = conflict.Version,
                    };
        if (refusal.SourceLink is { } source)
            Save = Save with { Source = source.Merged, OpenedSource = source.Version, SourceAsOpened = source.Theirs };
        ModelState.Clear();
    }

    /// <summary>The duels of the text that is shown, which may be a refused one.</summary>
    public DuelPanel DuelsOf(Language language) =>
        DuelPanel.Of(language, Save, Duelling == language.Code() && Done is ("duel" or "duel-not" or "duel-undone") ? Done : null);

    private SaveDraft.Command Form => Save with { ArticleId = Id };

    private async Task<IEnumerable<(Language, string)>> JoinedIn(Language language, int? since, CancellationToken stop) =>
        since is { } version
            ? [(language, string.Join(", ", await mediator.Send(new WhoSavedSince.Query(Id, language, version), stop)))]
            : [];
}
