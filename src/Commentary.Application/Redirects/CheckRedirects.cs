using Commentary.Application.Data;
using Commentary.Application.Pipeline;
using Commentary.Text.Languages;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Commentary.Application.Redirects;

/// <summary>Why nobody arrives by a rule: its name is the key of its sentence in the resources.</summary>
public enum RedirectTrouble
{
    /// <summary>Its last day is past.</summary>
    Over,

    /// <summary>A page of the site stands at its address, and answers first.</summary>
    HiddenByPage,

    /// <summary>It leads to an article that is not public.</summary>
    NotPublic,

    /// <summary>It leads to an address of the site at which there is nothing.</summary>
    TargetMissing,

    /// <summary>Another rule answers at its address, always.</summary>
    NeverReached,

    /// <summary>The site outside does not answer, or answers that there is nothing.</summary>
    OutsideSilent,
}

/// <summary>Looks whether rules still lead anywhere, those first that were not looked at for longest, and notes what is wrong.</summary>
public static class CheckRedirects
{
    /// <param name="Most">How many rules at once.</param>
    /// <param name="Answers">Asks an address outside; null where nothing is to be asked of others.</param>
    [ForAnyone]
    public record Command(int Most, Func<Uri, CancellationToken, Task<bool>>? Answers = null) : IRequest<int>
    {
        /// <summary>UTC. What was looked at since is left alone; by default, for some hours.</summary>
        public DateTime? NotSince { get; init; }

        /// <summary>The one rule to look at; null for all.</summary>
        public int? Only { get; init; }
    }

    public class Handler(CommentaryDb db, RulesAt rules, LiveThen live, TimeProvider clock) : IRequestHandler<Command, int>
    {
        /// <summary>What was looked at since is well enough known.</summary>
        private static readonly TimeSpan Fresh = TimeSpan.FromHours(6);

        public async Task<int> Handle(Command check, CancellationToken cancellationToken)
        {
            ArgumentNullException.ThrowIfNull(check);
            var now = clock.GetUtcNow().UtcDateTime;
            var stale = check.NotSince ?? now - Fresh;
            var due = await db
                .Redirects.AsNoTracking()
                .Where(r => r.IsOn && (check.Only == null ? r.CheckedAt == null || r.CheckedAt < stale : r.Id == check.Only))
                .OrderBy(r => r.CheckedAt)
                .ThenBy(r => r.Id)
                .Take(check.Most)
                .ToListAsync(cancellationToken);
            foreach (var redirect in due)
            {
                var trouble = (await Find(redirect, check, now, cancellationToken))?.ToString() ?? "";
                var batch = redirect.BatchId;
                // Not where somebody has changed it meanwhile.
                await db
                    .Redirects.Where(r => r.Id == redirect.Id && r.BatchId == batch)
                    .ExecuteUpdateAsync(r => r.SetProperty(x => x.Trouble, trouble).SetProperty(x => x.CheckedAt, now), cancellationToken);
            }
            return due.Count;
        }

        private async Task<RedirectTrouble?> Find(Redirect redirect, Command check, DateTime now, CancellationToken stop)
        {
            var rule = redirect.Rule;
            if (rule.EndsAt <= now)
                return RedirectTrouble.Over;
            if (rule is { Match: RedirectMatch.Exact, Host: "" } && rule.Path != "/" && await db.IsPage(rule.Path, stop))
                return RedirectTrouble.HiddenByPage;
            if (rule.Match is not RedirectMatch.Expression && rule.StartsAt is null && await IsNeverReached(redirect.Id, rule, now, stop))
                return RedirectTrouble.NeverReached;
            if (rule.Answer is RedirectAnswer.Gone)
                return null;
            if (rule.ArticleId is { } article)
                return await db.Live.AnyAsync(l => l.ArticleId == article, stop) ? null : RedirectTrouble.NotPublic;
            if (rule.Target is ['/', ..])
                return rule.IsComputed || await IsThere(rule.Target, stop) ? null : RedirectTrouble.TargetMissing;
            return check.Answers is null || rule.IsComputed || await check.Answers(new(rule.Target!), stop)
                ? null
                : RedirectTrouble.OutsideSilent;
        }

        private async Task<bool> IsThere(string target, CancellationToken stop) =>
            OldAddress.Of(target) is { } asked
            && (await db.IsPage(asked.Path, stop) || (await rules.Of(asked, stop)).Any(r => r.Rule.IsAtWork));

        /// <summary>Asks for the rule's own address, or for one below it.</summary>
        private async Task<bool> IsNeverReached(int id, RedirectRule rule, DateTime now, CancellationToken stop)
        {
            var path = rule.Match is RedirectMatch.Prefix ? rule.Path.TrimEnd('/') + "/x" : rule.Path;
            var asked = new OldAddress(rule.Host, path, path, rule.Query);
            var there = await rules.Of(asked, stop);
            var index = RedirectIndex.Empty.With(await live.At(asked, there, null, stop)).With([], there);
            return index.Find(asked, () => rule.Language ?? Language.French, now) is { } arrival
                && arrival.RuleId != id
                && !rule.IsComputed;
        }
    }
}
