using Commentary.Application.Articles;
using Commentary.Application.Data;
using Commentary.Application.Model;
using Commentary.Text.Languages;
using Microsoft.EntityFrameworkCore;

namespace Commentary.Application.Drift;

/// <summary>Keeps which French an English edition renders. Whoever writes either of them asks it to follow, in the same transaction.</summary>
public class Following(CommentaryDb db)
{
    /// <summary>Begins what is now written in both languages for the first time, and counts what the French says otherwise than the English.</summary>
    public async Task Follow(Article article, string by, DateTime at, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(article);
        if (article.Edition(Language.English) is not { } english || article.Edition(Language.French) is not { } french)
            return;
        var newest = await Newest(english, stop);
        foreach (var field in EditionDrift.Fields)
            if (!newest.ContainsKey(field) && Stands(english, field) && Stands(french, field))
                newest[field] = Add(english, field, Rendered.Of(field, french.Text.Field(field), french.Version), by, at, false);
        english.BeDrifting(DriftTally.Of(EditionDrift.Between(Read(newest), french.Text, english.Text)), at);
    }

    /// <summary>What the saved French says otherwise than what the saved English renders.</summary>
    public async Task<IReadOnlyList<Drifted>> Drift(Article article, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(article);
        return article.Edition(Language.English) is { } english ? Drift(article, await Newest(english, stop)) : [];
    }

    /// <summary>The same, for whoever has the newest renderings at hand.</summary>
    public static IReadOnlyList<Drifted> Drift(Article article, Dictionary<string, Rendering> newest)
    {
        ArgumentNullException.ThrowIfNull(article);
        return article.Edition(Language.English) is { } english && article.Edition(Language.French) is { } french
            ? EditionDrift.Between(Read(newest), french.Text, english.Text)
            : [];
    }

    /// <summary>What each field of an English edition renders; what is not there renders nothing yet.</summary>
    public async Task<Dictionary<string, Rendered>> RenderedBy(Edition english, CancellationToken stop) =>
        Read(await Newest(english, stop));

    private static Dictionary<string, Rendered> Read(Dictionary<string, Rendering> newest) =>
        newest.ToDictionary(r => r.Key, r => Rendered.Read(r.Value.Sentences), StringComparer.Ordinal);

    /// <summary>The newest rendering of each field.</summary>
    public async Task<Dictionary<string, Rendering>> Newest(Edition english, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(english);
        var saved =
            english.Id == 0
                ? []
                : await db
                    .Renderings.Where(r => r.EditionId == english.Id)
                    .Where(r => !db.Renderings.Any(o => o.EditionId == r.EditionId && o.Field == r.Field && o.Id > r.Id))
                    .ToListAsync(stop);
        return saved.ToDictionary(r => r.Field, StringComparer.Ordinal);
    }

    /// <summary>The English is said to be caught up with these changes.</summary>
    public async Task CatchUp(Article article, IReadOnlyList<Drifted> changes, string by, DateTime at, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(article);
        var (english, french) = (article.Edition(Language.English)!, article.Edition(Language.French)!);
        var rendered = await RenderedBy(english, stop);
        foreach (var field in changes.GroupBy(drifted => drifted.Field))
            Add(
                english,
                field.Key,
                rendered[field.Key]
                    .CaughtUp(
                        Rendered.Split(field.Key, french.Text.Field(field.Key)),
                        field.Select(drifted => drifted.Place),
                        french.Version
                    ),
                by,
                at,
                true
            );
        await Settle(article, by, at, stop);
    }

    /// <summary>Takes back what was said last of a field.</summary>
    /// <returns>False when nothing was.</returns>
    public async Task<bool> Undo(Article article, string field, string by, DateTime at, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(article);
        if (article.Edition(Language.English) is not { } english)
            return false;
        if ((await Newest(english, stop)).GetValueOrDefault(field) is not { IsCaughtUp: true } last)
            return false;
        db.Renderings.Remove(last);
        await Settle(article, by, at, stop);
        return true;
    }

    /// <summary>An English text of an older revision has come back in these fields, and says what it said then.</summary>
    public async Task Restore(Article article, IEnumerable<string> fields, int version, string by, DateTime at, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(article);
        var english = article.Edition(Language.English)!;
        var newest = await Newest(english, stop);
        foreach (var field in fields)
        {
            var then = await db
                .Renderings.Where(r => r.EditionId == english.Id && r.Field == field && r.Version <= version)
                .OrderByDescending(r => r.Id)
                .Select(r => r.Sentences)
                .FirstOrDefaultAsync(stop);
            if (then is not null && then != newest.GetValueOrDefault(field)?.Sentences)
                Add(english, field, Rendered.Read(then), by, at, false);
        }
        await Settle(article, by, at, stop);
    }

    private async Task Settle(Article article, string by, DateTime at, CancellationToken stop)
    {
        await db.SaveChangesAsync(stop);
        await Follow(article, by, at, stop);
        await db.SaveChangesAsync(stop);
    }

    private static bool Stands(Edition edition, string field) => !string.IsNullOrWhiteSpace(edition.Text.Field(field));

    private static Rendering Add(Edition english, string field, Rendered rendered, string by, DateTime at, bool isCaughtUp)
    {
        var rendering = new Rendering
        {
            Field = field,
            Version = english.Version,
            Sentences = rendered.Write(),
            By = by,
            At = at,
            IsCaughtUp = isCaughtUp,
        };
        english.Renderings.Add(rendering);
        return rendering;
    }
}
