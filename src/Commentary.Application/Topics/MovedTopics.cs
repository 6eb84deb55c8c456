using Commentary.Application.Data;
using Commentary.Application.Pipeline;
using Commentary.Application.Press;
using Commentary.Application.Redirects;
using Commentary.Text.Languages;
using Microsoft.EntityFrameworkCore;

namespace Commentary.Application.Topics;

/// <summary>An address that a topic had in public, and the one that it has now.</summary>
/// <param name="TopicId">Under which it was public.</param>
public sealed record TopicMove(int TopicId, Language Language, string From, string To)
{
    public string Old => Addresses.Topic(Language, From);
    public string New => Addresses.Topic(Language, To);
}

/// <summary>Makes the rules by which every address that a topic had leads to the one that it has, in one hop.</summary>
public class MovedTopics(CommentaryDb db, RuleBook book, OneHop hop)
{
    /// <summary>Those that readers have seen, or that a rule leads to: nobody follows an address that never was.</summary>
    public async Task<IReadOnlyList<TopicMove>> Public(IEnumerable<TopicMove> moves, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(moves);
        List<TopicMove> followed = [];
        foreach (var move in moves.Where(m => m.From != m.To))
            if (await IsFollowed(move.TopicId, move.Language, move.From, stop))
                followed.Add(move);
        return followed;
    }

    public async Task<bool> IsFollowed(int topic, Language language, string slug, CancellationToken stop)
    {
        var address = Addresses.Topic(language, slug);
        return await db.Publications.AnyAsync(p => p.Language == language && p.Topics.Any(t => t.TopicId == topic), stop)
            || await db.Redirects.AnyAsync(r => r.TargetPath == address, stop);
    }

    /// <summary>Once the pieces show the new address: only then is the old one no page.</summary>
    public async Task Follow(IReadOnlyList<TopicMove> moves, string title, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(moves);
        if (moves.Count == 0)
            return;
        await book.Begin(BatchKind.Topic, title, stop);
        foreach (var move in moves)
        {
            // The page would hide it; and one that led to the old address would go round in circles.
            foreach (var hidden in await At(move.New).ToListAsync(stop))
                book.Remove(hidden);
            await db.SaveChangesAsync(stop);

            var rule = new RedirectRule { Path = move.Old }.LeadingTo(RedirectTarget.To(move.New));
            var key = rule.Key;
            // A rule that the page has hidden until now gives way to it for good.
            var there = await db.Redirects.SingleOrDefaultAsync(r => r.Key == key, stop);
            rule = await hop.Straighten(rule with { Note = there?.Note ?? "", Group = there?.Group ?? "" }, there?.Id, stop);
            if (there is null)
                await book.Make(rule, RedirectOrigin.Topic, stop);
            else
                book.Change(there, rule);
            await db.SaveChangesAsync(stop);
            await hop.Mend(rule, stop);
            await db.SaveChangesAsync(stop);
        }
        await book.Close(stop);
    }

    /// <summary>Whether an address leads to another topic, which had it once.</summary>
    public async Task<bool> IsAnothers(int topic, Language language, string slug, CancellationToken stop)
    {
        var root = Addresses.Topic(language, "");
        foreach (var rule in await At(root + slug).Where(r => r.TargetPath != null && r.TargetPath.StartsWith(root)).ToListAsync(stop))
        {
            var led = rule.TargetPath![root.Length..];
            if (await db.Topics.AnyAsync(t => t.Id != topic && t.Names.Any(n => n.Language == language && n.Slug == led), stop))
                return true;
        }
        return false;
    }

    private IQueryable<Redirect> At(string address) =>
        db.Redirects.Where(r => r.Match == RedirectMatch.Exact && r.Path == address && r.Host == "");
}

internal static class HeldTopics
{
    /// <summary>Until the transaction ends, nobody else renames or merges these topics, on a database that locks only the rows it writes.</summary>
    /// <exception cref="SomebodyWasFaster">One of them is there no more: what was read of it is read again.</exception>
    public static async Task HoldTopics(this CommentaryDb db, IReadOnlyCollection<int> topics, CancellationToken stop)
    {
        if (topics.Count == 0)
            return;
        var held = await db
            .Topics.Where(t => topics.Contains(t.Id))
            .ExecuteUpdateAsync(t => t.SetProperty(x => x.Version, x => x.Version), stop);
        if (held < topics.Count)
            throw new SomebodyWasFaster(new InvalidOperationException("A topic was merged meanwhile."));
    }
}
