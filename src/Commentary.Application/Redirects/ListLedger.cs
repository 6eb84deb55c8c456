using System.Globalization;
using Commentary.Application.Data;
using Commentary.Application.Model;
using Commentary.Application.Pipeline;
using Commentary.Application.Press;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Commentary.Application.Redirects;

/// <summary>
/// The ledger: every legacy address that was ever known, some at a time. Exact rules, those that were taken away too, what they were about
/// before, slugs that were public, what an old site's sitemap and logs named, and the short links.
/// </summary>
public static class ListLedger
{
    public const int PageSize = 500;

    [For(Role.Editor)]
    public record Query(LedgerPosition After, int Take = PageSize) : IRequest<Result>;

    /// <param name="Next">Where to read on; null when this was all.</param>
    public record Result(IReadOnlyList<LedgerEntry> Entries, LedgerPosition? Next);

    public class Handler(CommentaryDb db, SiteOptions site, TimeProvider clock) : IRequestHandler<Query, Result>
    {
        public async Task<Result> Handle(Query query, CancellationToken cancellationToken)
        {
            ArgumentNullException.ThrowIfNull(query);
            var take = Math.Clamp(query.Take, 1, PageSize);
            List<LedgerEntry> entries = [];
            for (var at = query.After; ; )
            {
                var wanted = take - entries.Count;
                var some = await Read(at, wanted, cancellationToken);
                entries.AddRange(some.Select(s => s.Entry));
                if (some.Count == wanted)
                    return new(entries, at with { Key = some[^1].Key });
                if (at.Origin is LedgerOrigin.ShortLink)
                    return new(entries, null);
                at = new(at.Origin + 1, "");
            }
        }

        private Task<List<Keyed>> Read(LedgerPosition after, int take, CancellationToken stop) =>
            after.Origin switch
            {
                LedgerOrigin.Rule => Rules(after.Number, take, stop),
                LedgerOrigin.FormerRule => FormerRules(after.Number, take, stop),
                LedgerOrigin.Slug => Slugs(after.Number, take, stop),
                LedgerOrigin.Known => Known(after.Number, take, stop),
                _ => ShortLinks(after.Key, take, stop),
            };

        private async Task<List<Keyed>> Rules(long after, int take, CancellationToken stop)
        {
            var rules = await db
                .Redirects.IgnoreQueryFilters()
                .AsNoTracking()
                .Where(r => r.Match == RedirectMatch.Exact && r.Id > after)
                .OrderBy(r => r.Id)
                .Take(take)
                .ToListAsync(stop);
            var articles = rules.Select(r => r.ArticleId).OfType<int>().Distinct().ToList();
            var live = await db.Live.Where(l => articles.Contains(l.ArticleId)).Select(l => l.ArticleId).Distinct().ToListAsync(stop);
            var now = clock.GetUtcNow().UtcDateTime;
            return
            [
                .. rules.Select(r => new Keyed(
                    Number(r.Id),
                    new(
                        LedgerOrigin.Rule,
                        r.Host,
                        Encode(r.Path, r.Query),
                        r.Id,
                        !r.Rule.IsAtWork
                            || r.StartsAt > now
                            || r.EndsAt <= now
                            || (r.ArticleId is { } article && r.Answer is not RedirectAnswer.Gone && !live.Contains(article))
                    )
                )),
            ];
        }

        /// <summary>Only where the rule itself does not stand for the address any more.</summary>
        private async Task<List<Keyed>> FormerRules(long after, int take, CancellationToken stop)
        {
            var former = await db
                .FormerRedirects.AsNoTracking()
                .Where(f => f.Match == RedirectMatch.Exact && f.Id > after)
                .Where(f =>
                    !db.Redirects.IgnoreQueryFilters().Any(r => r.Id == f.RedirectId && r.Match == RedirectMatch.Exact && r.Path == f.Path)
                )
                .OrderBy(f => f.Id)
                .Take(take)
                .ToListAsync(stop);
            return
            [
                .. former.Select(f =>
                {
                    var rule = RuleBook.Read(f.State);
                    return new Keyed(
                        Number(f.Id),
                        new(LedgerOrigin.FormerRule, rule.Host, Encode(rule.Path, rule.Query), f.RedirectId, true)
                    );
                }),
            ];
        }

        private async Task<List<Keyed>> Slugs(long after, int take, CancellationToken stop)
        {
            var slugs = await db
                .Publications.AsNoTracking()
                .Where(p => p.Id > after)
                .Where(p => !db.Publications.Any(q => q.Language == p.Language && q.Slug == p.Slug && q.Id > p.Id))
                .OrderBy(p => p.Id)
                .Take(take)
                .Select(p => new
                {
                    p.Id,
                    p.Language,
                    p.Slug,
                    IsLive = db.Live.Any(l => l.ArticleId == p.ArticleId && l.Language == p.Language),
                })
                .ToListAsync(stop);
            return
            [
                .. slugs.Select(s => new Keyed(
                    Number(s.Id),
                    new(LedgerOrigin.Slug, "", Encode(Addresses.Article(s.Language, s.Slug), ""), null, !s.IsLive)
                )),
            ];
        }

        private async Task<List<Keyed>> Known(long after, int take, CancellationToken stop)
        {
            var known = await db.LegacyAddresses.AsNoTracking().Where(a => a.Id > after).OrderBy(a => a.Id).Take(take).ToListAsync(stop);
            return
            [
                .. known.Select(a =>
                {
                    var (host, address) = Parts(a.Address);
                    return new Keyed(Number(a.Id), new(LedgerOrigin.Known, host, address, null, false));
                }),
            ];
        }

        private async Task<List<Keyed>> ShortLinks(string after, int take, CancellationToken stop)
        {
#pragma warning disable CA1309 // The database compares, in the order of its own index.
            var links = await db
                .ShortLinks.AsNoTracking()
                .Where(l => string.Compare(l.Code, after) > 0)
                .OrderBy(l => l.Code)
                .Take(take)
                .Select(l => new { l.Code, IsLive = db.Live.Any(e => e.ArticleId == l.ArticleId) })
                .ToListAsync(stop);
#pragma warning restore CA1309
            return [.. links.Select(l => new Keyed(l.Code, new(LedgerOrigin.ShortLink, "", ShortAddress.Of(l.Code), null, !l.IsLive)))];
        }

        private static string Encode(string path, string query) =>
            string.Join('/', path.Split('/').Select(Uri.EscapeDataString)) + (query.Length > 0 ? "?" + query : "");

        /// <summary>As it was written: how it was encoded may be what matters.</summary>
        private (string Host, string Address) Parts(string address)
        {
            if (!Uri.TryCreate(address, UriKind.Absolute, out var whole) || whole.Scheme is not ("http" or "https"))
                return ("", address.Split('#')[0]);
            var host = OldAddress.NormalHost(whole.Host);
            var isOurs = site.Address is { } ours && OldAddress.NormalHost(ours.Host) == host;
            return (isOurs ? "" : host, whole.PathAndQuery);
        }

        private static string Number(long id) => id.ToString(CultureInfo.InvariantCulture);

        private sealed record Keyed(string Key, LedgerEntry Entry);
    }
}
