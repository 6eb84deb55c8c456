using Commentary.Application.Data;
using Commentary.Application.Model;
using Commentary.Application.Pipeline;
using Commentary.Application.Redirects.Rescue;
using Commentary.Text.Languages;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Commentary.Application.Redirects.Misses;

/// <summary>
/// The newsroom's list of addresses that were asked for and are not there, the most asked first, each with where it most likely led. What a
/// rule or a page answers by now is not in it, and is again when that is taken away.
/// </summary>
public static class ListMisses
{
    public const int PageSize = 50;

    public enum Shown
    {
        Readers,
        Robots,
        Scanners,

        /// <summary>With which nothing is to be done.</summary>
        SetAside,
    }

    /// <param name="Index">What this node has in memory; null while it is loaded: then nothing is proposed.</param>
    [For(Role.Editor)]
    public record Query(
        RedirectIndex? Index,
        Shown Shown = Shown.Readers,
        string Words = "",
        int Page = 1,
        Language Language = Language.French
    ) : IRequest<Result>;

    public record Result(IReadOnlyList<Row> Rows, int Page, int Pages, int Total);

    /// <param name="Likely">Where it most likely led; null when nothing is like it.</param>
    /// <param name="IsRefused">Its host is none that the site answers for: a rule that names the host opens it.</param>
    public record Row(
        long Id,
        string Host,
        string Path,
        int Count,
        string ReferrerHost,
        DateTime FirstAt,
        DateTime LastAt,
        MissKind Kind,
        Choice? Likely,
        bool IsRefused
    );

    public class Handler(CommentaryDb db, LostNow lost, SiteOptions site, TimeProvider clock) : IRequestHandler<Query, Result>
    {
        public async Task<Result> Handle(Query query, CancellationToken cancellationToken)
        {
            ArgumentNullException.ThrowIfNull(query);
            var misses = Of(query.Shown)
                // The kind of rule is not asked for: its index would be taken, and all rules looked through.
                .Where(m =>
                    !db.Redirects.Any(r =>
                        r.Path == m.Path
                        && r.IsOn
                        && r.Match != RedirectMatch.Expression
                        && r.Query == ""
                        && r.StartsAt == null
                        && r.EndsAt == null
                        && (r.Host == "" || r.Host == m.Host)
                    )
                );
            foreach (var word in query.Words.Words())
            {
                var pattern = word.Anywhere();
                misses = misses.Where(m =>
                    EF.Functions.Like(m.FoldedPath, pattern, Searching.Escape)
                    || EF.Functions.Like(m.Host, pattern, Searching.Escape)
                    || EF.Functions.Like(m.ReferrerHost, pattern, Searching.Escape)
                );
            }
            var total = await misses.CountAsync(cancellationToken);
            var pages = Math.Max(1, (total + PageSize - 1) / PageSize);
            var page = Math.Clamp(query.Page, 1, pages);
            var rows = await misses
                .OrderByDescending(m => m.Count)
                .ThenByDescending(m => m.LastAt)
                .ThenBy(m => m.Id)
                .Skip((page - 1) * PageSize)
                .Take(PageSize)
                .ToListAsync(cancellationToken);
            return new([.. rows.Where(m => !IsAnswered(query, m)).Select(m => Row(query, m))], page, pages, total);
        }

        private IQueryable<Miss> Of(Shown shown)
        {
            var misses = db.Misses.AsNoTracking();
            if (shown is Shown.SetAside)
                return misses.Where(m => m.IsIgnored);
            var kind = shown switch
            {
                Shown.Robots => MissKind.Robot,
                Shown.Scanners => MissKind.Scanner,
                _ => MissKind.Reader,
            };
            return misses.Where(m => m.Kind == kind && !m.IsIgnored);
        }

        private static OldAddress Asked(Miss miss) => new(miss.Host, miss.Path, miss.Path, "");

        /// <summary>By a prefix or an expression, or by a page.</summary>
        private bool IsAnswered(Query query, Miss miss) =>
            query.Index is { } index
            && (
                index.Find(Asked(miss), () => query.Language, clock.GetUtcNow().UtcDateTime) is not null
                // Of another host, no page of ours was meant.
                || (miss.Host.Length == 0 && SitePages.IsPage(miss.Path, index.Live))
            );

        private Row Row(Query query, Miss m) =>
            new(
                m.Id,
                m.Host,
                m.Path,
                m.Count,
                m.ReferrerHost,
                m.FirstAt,
                m.LastAt,
                m.Kind,
                query.Index is { } index
                && m.Kind is not MissKind.Scanner
                && Suggestions.For(index, lost.PagesOf(index.Live), Asked(m), LanguageOf(m.Path), clock.GetUtcNow().UtcDateTime, 1)
                    is [var likely]
                    ? likely
                    : null,
                m.Host.Length > 0
                    && site.Address is not null
                    && query.Index?.IsRetired(m.Host) == false
                    && !site.Hosts.Exists(host => OldAddress.NormalHost(host) == m.Host)
            );

        private static Language LanguageOf(string path) =>
            LanguageNames.All.FirstOrDefault(l => path.StartsWith($"/{l.Code()}/", StringComparison.Ordinal));
    }
}
