using System.Security.Cryptography;
using System.Text;
using Commentary.Application.Data;
using Commentary.Text.Languages;
using Microsoft.EntityFrameworkCore;

namespace Commentary.Application.Redirects;

/// <summary>Addresses of an old site of which nobody says where they lead: the article whose slug they end with, or the list.</summary>
public class OldPages(CommentaryDb db, RulesAt rules, SiteOptions site, TimeProvider clock)
{
    /// <summary>The article of each address whose last word is the slug of one, and of no other.</summary>
    /// <param name="addresses">Some hundreds.</param>
    public async Task<IReadOnlyDictionary<string, RedirectTarget>> Articles(IEnumerable<string> addresses, CancellationToken stop)
    {
        var words = addresses.Distinct().Select(a => (Address: a, Slug: LastWord(a))).Where(w => w.Slug.Length > 0).ToList();
        var slugs = words.Select(w => w.Slug).Distinct().ToList();
        var drafts = await db
            .Editions.Where(e => e.Slug != null && slugs.Contains(e.Slug))
            .Select(e => new Slugged(e.Slug!, e.ArticleId, e.Language))
            .ToListAsync(stop);
        var released = await db
            .Publications.Where(p => slugs.Contains(p.Slug))
            .Select(p => new Slugged(p.Slug, p.ArticleId, p.Language))
            .Distinct()
            .ToListAsync(stop);
        var found = drafts.Concat(released).ToLookup(s => s.Slug, StringComparer.Ordinal);
        return words
            .Select(w => (w.Address, Found: found[w.Slug].DistinctBy(s => s.ArticleId).ToList()))
            .Where(w => w.Found.Count == 1)
            .ToDictionary(
                w => w.Address,
                w =>
                    RedirectTarget.Article(
                        w.Found[0].ArticleId,
                        found[LastWord(w.Address)].Select(s => s.Language).Distinct().Count() == 1 ? w.Found[0].Language : null
                    )
            );
    }

    /// <summary>Lists addresses as those of the old site that are known; nothing is saved yet.</summary>
    /// <returns>Of each, whether it is new: not listed, and answered neither by a page nor by a rule; null for what is no address.</returns>
    public async Task<IReadOnlyList<bool?>> List(IReadOnlyList<string> addresses, string origin, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(addresses);
        var asked = addresses.Select(OldAddress.Of).ToList();
        var keys = asked.Select(a => a is { } address ? Key(address) : "").ToList();
        var known = await db
            .LegacyAddresses.Where(l => keys.Contains(l.Key))
            .Select(l => l.Key)
            .ToHashSetAsync(StringComparer.Ordinal, stop);
        var listed = new bool?[addresses.Count];
        for (var i = 0; i < addresses.Count; i++)
        {
            if (asked[i] is not { } address)
                continue;
            listed[i] = !known.Contains(keys[i]) && !await IsAnswered(address, stop);
            if (listed[i] is not true)
                continue;
            known.Add(keys[i]);
            db.LegacyAddresses.Add(
                new()
                {
                    Address = addresses[i],
                    Key = keys[i],
                    Origin = origin,
                    KnownSince = clock.GetUtcNow().UtcDateTime,
                }
            );
        }
        return listed;
    }

    /// <summary>What two spellings of one address have in common.</summary>
    public static string Key(in OldAddress address) =>
        Convert.ToHexStringLower(
            SHA256.HashData(
                Encoding.UTF8.GetBytes($"{address.Host}\n{address.Path}\n{OldQuery.Normalize(OldQuery.WithoutTracking(address.Query))}")
            )
        );

    private async Task<bool> IsAnswered(OldAddress asked, CancellationToken stop)
    {
        var isOurs = asked.Host.Length == 0 || (site.Address is { } ours && OldAddress.NormalHost(ours.Host) == asked.Host);
        if (isOurs && await db.IsPage(asked.Path, stop))
            return true;
        var now = clock.GetUtcNow().UtcDateTime;
        return (await rules.Of(asked, stop)).Any(r => r.Rule.WhyNot(asked, now) is WhyNotApplied.None);
    }

    /// <summary>What an address ends with, without what old servers put behind it: <c>/2019/04/un-titre.html</c> gives <c>un-titre</c>.</summary>
    private static string LastWord(string address)
    {
        if (OldAddress.Of(address) is not { Path.Length: > 1 } old)
            return "";
        var word = old.Path[(old.Path.LastIndexOf('/') + 1)..];
        return word.LastIndexOf('.') is > 0 and var dot && word.Length - dot is > 2 and < 7 ? word[..dot] : word;
    }

    private sealed record Slugged(string Slug, int ArticleId, Language Language);
}
