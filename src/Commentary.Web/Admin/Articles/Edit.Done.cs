using Commentary.Application.Articles;
using Commentary.Application.Drift;
using Commentary.Text.Languages;
using Microsoft.AspNetCore.Mvc;

namespace Commentary.Web.Admin.Articles;

/// <summary>The way back to the desk, which says what was done.</summary>
public partial class EditModel
{
    /// <summary>Whether what was typed as a slug was none, and was made the one that is shown.</summary>
    [BindProperty(SupportsGet = true, Name = "slug-fr")]
    public bool IsFrenchSlugMade { get; set; }

    [BindProperty(SupportsGet = true, Name = "slug-en")]
    public bool IsEnglishSlugMade { get; set; }

    /// <summary>The fields, such as <c>French.Title</c>, out of which characters that nobody sees were taken.</summary>
    [BindProperty(SupportsGet = true, Name = "unseen")]
    public string[] UnseenTakenOut { get; set; } = [];

    private RedirectToPageResult Back(string done, SaveDraft.Result saved, Language? refused = null) =>
        RedirectToPage(null, null, Said(done, saved, new() { ["refused"] = refused?.Code() }));

    private RedirectToPageResult BackToDuels(string done, SaveDraft.Result saved, Language language) =>
        RedirectToPage(null, null, Said(done, saved, new() { ["duels"] = language.Code() }), $"duels-{language}");

    private RedirectToPageResult BackToDrift(string done, SaveDraft.Result saved, string? at) =>
        EditionDrift.Fields.Contains(at)
            ? RedirectToPage(null, null, Said(done, saved, new() { ["drift"] = at }), $"drift-{at}")
            : RedirectToPage(null, null, Said(done, saved, []), "drift");

    private RouteValueDictionary Said(string done, SaveDraft.Result saved, RouteValueDictionary values)
    {
        (values["id"], values["done"], values["screen"]) = (Id, done, Screen is "en" ? Screen : null);
        foreach (var joined in saved.Joined)
            values[$"joined-{joined.Language.Code()}"] = joined.Since;
        foreach (var language in saved.SlugsMade)
            values[$"slug-{language.Code()}"] = true;
        if (saved.UnseenTakenOut.Count > 0)
            values["unseen"] = saved.UnseenTakenOut.ToArray();
        if (saved.IsSourceJoined)
            values["joined-source"] = true;
        return values;
    }
}
