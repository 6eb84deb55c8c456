using System.Text.Json;
using System.Text.Json.Serialization;
using Commentary.Application.Data;
using Commentary.Application.Members;
using Commentary.Application.Press;
using Microsoft.EntityFrameworkCore;

namespace Commentary.Application.Redirects;

/// <summary>
/// The one way in which rules are written: each in a batch, each keeping what it was before. Whoever closes the batch says so in the change
/// log, and every node reads just that batch.
/// </summary>
public class RuleBook(CommentaryDb db, CurrentMember member, TimeProvider clock)
{
    private static readonly JsonSerializerOptions Json = new()
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        IgnoreReadOnlyProperties = true,
        Converters = { new JsonStringEnumConverter() },
    };

    private RedirectBatch? batch;
    private int depth;

    /// <summary>Begins a batch; one that is open already goes on, as an import's does around each of its rules.</summary>
    public async Task<RedirectBatch> Begin(BatchKind kind, string title, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(title);
        // A transaction that is run once more begins anew: what it had begun is tracked no longer.
        if (batch is not null && db.Entry(batch).State is not EntityState.Detached)
        {
            depth++;
            return batch;
        }
        depth = 1;
        batch = new()
        {
            Kind = kind,
            Title = title.Length > RedirectBatch.TitleLength ? title[..RedirectBatch.TitleLength] : title,
            At = clock.GetUtcNow().UtcDateTime,
            By = member.Name,
        };
        db.RedirectBatches.Add(batch);
        await db.SaveChangesAsync(stop);
        return batch;
    }

    /// <summary>Makes a rule; one with the same key that was removed comes back, with its history and its count.</summary>
    public async Task<Redirect> Make(RedirectRule rule, RedirectOrigin origin, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(rule);
        var key = rule.Key;
        return Make(rule, origin, await db.Redirects.IgnoreQueryFilters().SingleOrDefaultAsync(r => r.Key == key, stop));
    }

    /// <param name="removed">The one with the same key that was removed, where the sender has read it.</param>
    public Redirect Make(RedirectRule rule, RedirectOrigin origin, Redirect? removed)
    {
        ArgumentNullException.ThrowIfNull(rule);
        Open.Made++;
        if (removed is not null)
        {
            Keep(removed);
            removed.Become(rule, Open);
            return removed;
        }
        var redirect = Redirect.Make(rule, origin, Open);
        db.Redirects.Add(redirect);
        return redirect;
    }

    /// <returns>Whether anything is otherwise now.</returns>
    public bool Change(Redirect redirect, RedirectRule rule)
    {
        ArgumentNullException.ThrowIfNull(redirect);
        if (redirect.Rule == rule)
            return false;
        if (redirect.BatchId != Open.Id)
            Open.Changed++;
        Keep(redirect);
        redirect.Become(rule, Open);
        return true;
    }

    public void Remove(Redirect redirect)
    {
        ArgumentNullException.ThrowIfNull(redirect);
        Open.Removed++;
        Keep(redirect);
        redirect.Become(redirect.Rule with { IsRemoved = true }, Open);
    }

    /// <summary>Whoever began the batch ends it: it is saved, and every node is told, if it wrote anything.</summary>
    public async Task Close(CancellationToken stop)
    {
        if (--depth > 0)
        {
            await db.SaveChangesAsync(stop);
            return;
        }
        if (Open is { Made: 0, Changed: 0, Removed: 0 })
            db.RedirectBatches.Remove(Open);
        else
        {
            // What was counted before it was let go from memory counts too.
            db.Entry(Open).State = EntityState.Modified;
            db.Changes.Add(
                new Change
                {
                    Kind = ChangeKind.Redirects,
                    BatchId = Open.Id,
                    At = Open.At,
                }
            );
        }
        await db.SaveChangesAsync(stop);
        batch = null;
    }

    /// <summary>One of many writes in a batch: what it began is taken back when it is refused, and the others stay.</summary>
    public async Task<T> One<T>(Func<Task<T>> write, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(write);
        var (transaction, before) = (db.Database.CurrentTransaction!, depth);
        await transaction.CreateSavepointAsync("One", stop);
        var counts = (Open.Made, Open.Changed, Open.Removed);
        try
        {
            var written = await write();
            // Ten thousand that are kept would each be looked through by the next.
            await transaction.ReleaseSavepointAsync("One", stop);
            return written;
        }
        catch
        {
            await transaction.RollbackToSavepointAsync("One", stop);
            db.ChangeTracker.Clear();
            db.RedirectBatches.Attach(Open);
            (Open.Made, Open.Changed, Open.Removed) = counts;
            depth = before;
            throw;
        }
    }

    /// <summary>What is tracked no more is kept as it is: for an import, whose rules are let go from memory between.</summary>
    public async Task Pause(CancellationToken stop)
    {
        await db.SaveChangesAsync(stop);
        db.ChangeTracker.Clear();
        db.RedirectBatches.Attach(Open);
    }

    public static string Write(RedirectRule rule) => JsonSerializer.Serialize(rule, Json);

    public static RedirectRule Read(string state) => JsonSerializer.Deserialize<RedirectRule>(state, Json)!;

    private RedirectBatch Open => batch ?? throw new InvalidOperationException("A rule is written in a batch: Begin comes first.");

    /// <summary>What this very batch has written has no former state of its own.</summary>
    private void Keep(Redirect redirect)
    {
        if (redirect.BatchId == Open.Id)
            return;
        db.FormerRedirects.Add(
            new()
            {
                RedirectId = redirect.Id,
                BatchId = Open.Id,
                MadeInBatchId = redirect.BatchId,
                Match = redirect.Match,
                Path = redirect.Path,
                From = redirect.ChangedAt,
                Until = Open.At,
                State = Write(redirect.Rule),
            }
        );
    }
}
