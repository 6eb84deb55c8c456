using Commentary.Application.Articles;
using Commentary.Application.Pipeline;
using Commentary.Application.Publishing;
using Commentary.Text.Languages;
using Commentary.Web.Hosting;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Commentary.Web.Admin.Articles;

/// <summary>The desk: one form for the source and both editions, whichever button sends it.</summary>
public class EditModel(IMediator mediator) : PageModel, IShownAgain
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

    /// <summary>The code of the language that was to be published and was not.</summary>
    [BindProperty(SupportsGet = true, Name = "refused")]
    public string? Refused { get; set; }

    /// <summary>The code of the language whose duels were changed, or were to be.</summary>
    [BindProperty(SupportsGet = true, Name = "duels")]
    public string? Duelling { get; set; }

    public Language RefusedLanguage => LanguageNames.TryParse(Refused, out var language) ? language : Language.French;

    public OpenArticle.Result Article { get; private set; } = null!;

    /// <summary>What somebody else saved first; null when nobody did.</summary>
    public SavedMeanwhile? Theirs { get; private set; }
    public string FormName => nameof(Save);

    public async Task OnGetAsync(CancellationToken stop)
    {
        await ShowAgain(stop);
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
        Tell = new() { FrenchMachine = Article.French.IsMachineHelped, EnglishMachine = Article.English.IsMachineHelped };
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        await mediator.Send(Form, stop);
        return Back("saved");
    }

    public async Task<IActionResult> OnPostReadAsync(CancellationToken stop) =>
        Back(await mediator.Send(new SaveAndRead.Command(Form), stop) ? "reading" : "saved");

    public async Task<IActionResult> OnPostPublishAsync(Language language, CancellationToken stop) =>
        await mediator.Send(
            new SaveAndPublish.Command(Form, language) { CorrectionNote = Tell.Note(language), IsMachineHelped = Tell.Machine(language) },
            stop
        ) is SaveAndPublish.Result.Published
            ? Back("published")
            : Back("saved-only", language);

    public async Task<IActionResult> OnPostWithdrawAsync(Language language, CancellationToken stop)
    {
        await mediator.Send(new SaveAndWithdraw.Command(Form, language), stop);
        return Back("withdrawn");
    }

    public async Task<IActionResult> OnPostDuelAsync(Language language, CancellationToken stop) =>
        await mediator.Send(new SaveAndDuel.Command(Form, language, Duel.Optimistic(language), Duel.Pessimistic(language)), stop)
        is SaveAndDuel.Result.Joined
            ? BackToDuels("duel", language)
            : BackToDuels("duel-not", language);

    public async Task<IActionResult> OnPostUndoDuelAsync(Language language, string? label, CancellationToken stop)
    {
        await mediator.Send(new SaveAndUndoDuel.Command(Form, language, label ?? ""), stop);
        return BackToDuels("duel-undone", language);
    }

    public async Task<IActionResult> OnPostPreviewAsync(Language language, CancellationToken stop)
    {
        var publication = await mediator.Send(new PreviewEdition.Query(Form, language), stop);
        return Partial("/Admin/Articles/Preview.cshtml", publication);
    }

    public async Task ShowAgain(CancellationToken stop) => Article = await mediator.Send(new OpenArticle.Query(Id), stop);

    /// <summary>The form now stands on what is saved, so that saving it again is a choice that was made with both texts in view.</summary>
    public void ShowTheirs(SavedMeanwhile refusal)
    {
        ArgumentNullException.ThrowIfNull(refusal);
        Theirs = refusal;
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

    private RedirectToPageResult Back(string done, Language? refused = null) =>
        RedirectToPage(
            new
            {
                id = Id,
                done,
                refused = refused?.Code(),
            }
        );

    private RedirectToPageResult BackToDuels(string done, Language language) =>
        RedirectToPage(
            null,
            null,
            new
            {
                id = Id,
                done,
                duels = language.Code(),
            },
            $"duels-{language}"
        );
}
