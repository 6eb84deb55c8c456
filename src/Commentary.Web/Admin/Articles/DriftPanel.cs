using Commentary.Application.Drift;
using Commentary.Text.Languages;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace Commentary.Web.Admin.Articles;

/// <summary>What the desk says of the drift of one English field.</summary>
/// <param name="Key">Of all its changes together.</param>
/// <param name="Done">What was just done here, as the key of its sentence.</param>
public record DriftPanel(int ArticleId, string Field, IReadOnlyList<Drifted> Changes, string Key, DeskDrift.CaughtUp? Said, string? Done)
{
    /// <summary>What a field of the desk is shown with: an English one with what the French says by now.</summary>
    public static ViewDataDictionary Beside(string field, Language language, EditModel page, ViewDataDictionary shown)
    {
        ArgumentNullException.ThrowIfNull(page);
        var drift = page.Article.Drift;
        var changes = drift.In(field);
        var said = drift.Said.GetValueOrDefault(field);
        var done = page.Drift == field ? DoneOf(page) : null;
        return language is Language.French || (changes.Count == 0 && said is null && done is null)
            ? shown
            : new(shown) { ["Drift"] = new DriftPanel(page.Article.ArticleId, field, changes, drift.KeyOf(field), said, done) };
    }

    /// <summary>What was just said of the drift; null when something else was done.</summary>
    public static string? DoneOf(EditModel page) => page?.Done is "caught-up" or "caught-up-not" or "caught-up-undone" ? page.Done : null;
}
