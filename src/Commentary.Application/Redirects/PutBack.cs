using Commentary.Application.Data;
using Commentary.Application.Resources;
using FluentValidation;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Commentary.Application.Redirects;

/// <summary>
/// Gives rules back the state that a batch took from them. A rule that somebody wrote since stays as they left it, unless that has been
/// undone; one that no longer leads in one hop stays too. Each that stays is reported.
/// </summary>
public class PutBack(CommentaryDb db, RuleBook book, OneHop hop, IStringLocalizer<Texts> says)
{
    private const int Chunk = 500;

    /// <summary>Reasons that are kept; the rest is counted.</summary>
    private const int MostReasons = 100;

    private readonly List<LeftRule> reasons = [];

    public int Left { get; private set; }
    public IReadOnlyList<LeftRule> Reasons => reasons;

    public async Task All(int batch, int undo, CancellationToken stop)
    {
        (Left, var _) = (0, reasons.RemoveAll(_ => true));
        // Those that answer nothing first: no rule must be straightened by one that is about to go.
        foreach (var isAtWork in new[] { false, true })
        {
            for (var after = 0; await Written(batch, after, stop) is { Count: > 0 } ids; after = ids[^1])
                await Restore(ids, batch, isAtWork, stop);
            for (var after = 0L; await WrittenSince(batch, undo, after, stop) is { Count: > 0 } since; after = since[^1].Id)
                await Restore(await Unchanged(since, reports: !isAtWork, stop), batch, isAtWork, stop);
        }
    }

    private Task<List<int>> Written(int batch, int after, CancellationToken stop) =>
        db
            .Redirects.IgnoreQueryFilters()
            .Where(r => r.BatchId == batch && r.Id > after)
            .OrderBy(r => r.Id)
            .Select(r => r.Id)
            .Take(Chunk)
            .ToListAsync(stop);

    private sealed record Since(long Id, int RedirectId, string State);

    private Task<List<Since>> WrittenSince(int batch, int undo, long after, CancellationToken stop) =>
        db
            .FormerRedirects.Where(f => f.BatchId > batch && f.BatchId != undo && f.MadeInBatchId == batch && f.Id > after)
            .OrderBy(f => f.Id)
            .Select(f => new Since(f.Id, f.RedirectId, f.State))
            .Take(Chunk)
            .ToListAsync(stop);

    /// <summary>Those that are again as the batch had left them.</summary>
    private async Task<List<int>> Unchanged(List<Since> since, bool reports, CancellationToken stop)
    {
        var ids = since.Select(s => s.RedirectId).ToList();
        var now = await db.Redirects.IgnoreQueryFilters().AsNoTracking().Where(r => ids.Contains(r.Id)).ToDictionaryAsync(r => r.Id, stop);
        List<int> same = [];
        foreach (var (_, id, state) in since)
            if (now[id].Rule == RuleBook.Read(state))
                same.Add(id);
            else if (reports)
                Leave(now[id], says["RuleWrittenSince"]);
        return same;
    }

    private async Task Restore(List<int> ids, int batch, bool isAtWork, CancellationToken stop)
    {
        var before = await db
            .FormerRedirects.AsNoTracking()
            .Where(f => f.BatchId == batch && ids.Contains(f.RedirectId))
            .ToDictionaryAsync(f => f.RedirectId, f => RuleBook.Read(f.State), stop);
        List<(int Id, RedirectRule Was)> working = [];
        foreach (
            var redirect in await db.Redirects.IgnoreQueryFilters().Where(r => ids.Contains(r.Id)).OrderBy(r => r.Id).ToListAsync(stop)
        )
        {
            // What has no former state was made by the batch.
            var was = before.GetValueOrDefault(redirect.Id) ?? redirect.Rule with { IsRemoved = true };
            if (was.IsAtWork && isAtWork)
                working.Add((redirect.Id, was));
            else if (!was.IsAtWork && !isAtWork)
                if (redirect.Origin is RedirectOrigin.Slug)
                    Leave(redirect, says["SlugRedirectStays"]);
                else
                    await Become(redirect, was, stop);
        }
        await book.Pause(stop);
        foreach (var (id, was) in working)
            await AtWork(id, was, stop);
    }

    /// <summary>Led in one hop like any that is written, or left.</summary>
    private async Task AtWork(int id, RedirectRule was, CancellationToken stop)
    {
        try
        {
            await book.One(
                async () =>
                {
                    var straight = await hop.Straighten(was, id, stop);
                    await Become(await db.Redirects.IgnoreQueryFilters().SingleAsync(r => r.Id == id, stop), straight, stop);
                    await db.SaveChangesAsync(stop);
                    await hop.Mend(straight, stop);
                    await db.SaveChangesAsync(stop);
                    return straight;
                },
                stop
            );
        }
        catch (ValidationException why)
        {
            var redirect = await db.Redirects.IgnoreQueryFilters().AsNoTracking().SingleAsync(r => r.Id == id, stop);
            Leave(redirect, string.Join(" ", why.Errors.Select(e => e.ErrorMessage)));
        }
    }

    private async Task Become(Redirect redirect, RedirectRule was, CancellationToken stop)
    {
        if (redirect.IsRemoved && !was.IsRemoved)
            await book.Make(was, redirect.Origin, stop);
        else if (was.IsRemoved && !redirect.IsRemoved)
            book.Remove(redirect);
        else
            book.Change(redirect, was);
    }

    private void Leave(Redirect redirect, string why)
    {
        Left++;
        if (reasons.Count < MostReasons)
            reasons.Add(new(redirect.Id, redirect.Path, why));
    }
}

/// <summary>A rule that an act on many left as it was.</summary>
public record LeftRule(int RedirectId, string Path, string Why);
