using Commentary.Application.Data;
using Commentary.Application.Model;
using Commentary.Application.Pipeline;
using Commentary.Application.Redirects.Rescue;
using Commentary.Application.Resources;
using Commentary.Text.Languages;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Commentary.Application.Redirects;

/// <summary>What happens to old addresses and why, step by step, now or as it was on a past day: by the very functions that answer.</summary>
public static class ExplainAddress
{
    public const int MostAddresses = 1000;

    [For(Role.Author)]
    public record Query : IRequest<IReadOnlyList<Explanation>>
    {
        /// <summary>Paths or whole addresses, one a line.</summary>
        public string Addresses { get; init; } = "";

        /// <summary>UTC; null for now.</summary>
        public DateTime? At { get; init; }

        /// <summary>The language that the reader asks for.</summary>
        public Language Reader { get; init; }
    }

    public enum Outcome
    {
        /// <summary>It is no address: bytes that are no text, dot segments (400 or 404).</summary>
        NoAddress,

        /// <summary>A page of the site answers.</summary>
        Page,

        /// <summary>A rule answers.</summary>
        Rule,

        /// <summary>One of our own addresses, written otherwise: 301 to how we write it.</summary>
        OtherCase,

        /// <summary>A short link answers.</summary>
        ShortLink,

        /// <summary>It was damaged on its way, and only one target fits what it may have been.</summary>
        Rescued,

        /// <summary>Nothing does: 404.</summary>
        NotFound,
    }

    /// <param name="Typed">As it was given.</param>
    /// <param name="Compared">As rules are compared with it; null when it is no address.</param>
    /// <param name="IsRulesFirst">Whether rules come before pages: on a host that rules name, and at the root with a query.</param>
    /// <param name="Candidates">The rules that fit its path, in their order, each with why it does not apply.</param>
    /// <param name="Arrival">The rule that answers, and where it leads after all hops.</param>
    /// <param name="Choices">What the 404 page offers; of a past day it is not known.</param>
    /// <param name="Status">What the reader is answered with; of a page, 200 is meant for any that it answers with itself.</param>
    public record Explanation(
        string Typed,
        OldAddress? Compared,
        bool IsRulesFirst,
        bool IsPage,
        IReadOnlyList<Candidate> Candidates,
        Arrival? Arrival,
        Outcome Outcome,
        int Status,
        string? Location,
        IReadOnlyList<Choice> Choices
    )
    {
        /// <summary>Whether anything was found for the reader; what is gone on purpose was.</summary>
        public bool Arrives => Outcome is not (Outcome.NotFound or Outcome.NoAddress);
    }

    /// <param name="Leads">Where it would lead by itself; null for what is gone, or leads nowhere.</param>
    public record Candidate(int Id, RedirectRule Rule, WhyNotApplied Why, string? Leads);

    public class Rules : AbstractValidator<Query>
    {
        public Rules(IStringLocalizer<Texts> says) =>
            RuleFor(q => q.Addresses)
                .Must(text => Lines(text).Length <= MostAddresses)
                .WithMessage(_ => says["TooManyAddresses", MostAddresses]);
    }

    public class Handler(CommentaryDb db, RulesAt rules, LiveThen live, IRulesInMemory memory, IMediator mediator, TimeProvider clock)
        : IRequestHandler<Query, IReadOnlyList<Explanation>>
    {
        private RedirectIndex? wholeIndex;

        public async Task<IReadOnlyList<Explanation>> Handle(Query query, CancellationToken cancellationToken)
        {
            ArgumentNullException.ThrowIfNull(query);
            List<Explanation> explanations = [];
            foreach (var line in Lines(query.Addresses))
                explanations.Add(await Explain(line, query, cancellationToken));
            return explanations;
        }

        private async Task<Explanation> Explain(string typed, Query query, CancellationToken stop)
        {
            if (OldAddress.Of(typed) is not { } asked)
                return new(typed, null, false, false, [], null, Outcome.NoAddress, 404, null, []);
            var now = query.At ?? clock.GetUtcNow().UtcDateTime;
            var (index, candidates) = await Gather(asked, query, now, stop);
            var isFirst = await IsRulesFirst(asked, query.At, candidates, stop);
            var isPage = SitePages.IsPage(asked.Path, index.Live) && ShortAddress.Read(asked.Path) is null;
            var arrival = index.Find(asked, () => query.Reader, now);
            var outcome =
                isPage && (!isFirst || arrival is null) ? Outcome.Page
                : arrival is { RuleId: 0 } ? Outcome.ShortLink
                : arrival is not null ? Outcome.Rule
                : IsOursInOtherCase(asked) ? Outcome.OtherCase
                : Outcome.NotFound;
            IReadOnlyList<Choice> choices = [];
            if (
                query.At is null
                && (outcome is Outcome.NotFound || outcome is Outcome.OtherCase && !SitePages.IsPage(asked.Path, index.Live))
            )
            {
                (var rescued, choices) = await Rescue(typed, query.Reader, stop);
                if (rescued is not null)
                    (arrival, outcome) = (rescued, Outcome.Rescued);
            }
            var (status, location) = outcome switch
            {
                Outcome.Page => (200, null),
                Outcome.OtherCase => (301, asked.Path),
                Outcome.NotFound => (404, null),
                _ => (Status(arrival!.Rule.Answer), arrival.Target),
            };
            return new(
                typed,
                asked,
                isFirst,
                isPage,
                [.. candidates.Select(c => Weigh(c, asked, index, query.Reader, now))],
                outcome is Outcome.Page ? null : arrival,
                outcome,
                status,
                location,
                choices
            );
        }

        private async Task<RescueAddress.Result> Rescue(string typed, Language reader, CancellationToken stop)
        {
            var (host, path, search) = OldAddress.Parts(typed)!.Value;
            wholeIndex ??= await memory.Now(stop);
            return await mediator.Send(new RescueAddress.Query(wholeIndex, host, path, search, reader), stop);
        }

        /// <summary>The rules that fit the address, and those that fit where these lead: all that its answer can depend on.</summary>
        private async Task<(RedirectIndex Index, IReadOnlyList<NumberedRule> First)> Gather(
            OldAddress asked,
            Query query,
            DateTime now,
            CancellationToken stop
        )
        {
            List<NumberedRule> all = [];
            var first = await At(asked, query.At, stop);
            HashSet<string> seen = [asked.Path];
            Queue<NumberedRule> open = new(first);
            var pages = await live.At(asked, first, query.At, stop);
            while (open.TryDequeue(out var rule) && all.Count < 200)
            {
                all.Add(rule);
                if (
                    !rule.Rule.IsComputed
                    || rule.Rule.From(asked, query.Reader, pages) is not { } target
                    || OldAddress.Of(target) is not { } next
                    || !seen.Add(next.Path)
                )
                    continue;
                var further = await At(next, query.At, stop);
                pages = pages.Joined(await live.At(next, further, query.At, stop));
                foreach (var fits in further.Where(f => all.TrueForAll(a => a.Id != f.Id)))
                    open.Enqueue(fits);
            }
            return (RedirectIndex.Empty.With(pages).With([], all.DistinctBy(r => r.Id)), first);
        }

        private Task<IReadOnlyList<NumberedRule>> At(OldAddress asked, DateTime? at, CancellationToken stop) =>
            at is { } then ? rules.Then(asked, then, stop) : rules.Of(asked, stop);

        private async Task<bool> IsRulesFirst(
            OldAddress asked,
            DateTime? at,
            IReadOnlyList<NumberedRule> candidates,
            CancellationToken stop
        )
        {
            if (asked is { Path: "/", Query.Length: > 0 } && candidates.Any(c => c.Rule is { Match: RedirectMatch.Exact, IsAtWork: true }))
                return true;
            var host = asked.Host;
            return host.Length > 0
                && (
                    candidates.Any(c => c.Rule.IsAtWork && c.Rule.Host == host)
                    || (at is null && await db.Redirects.AnyAsync(r => r.Host == host && r.IsOn, stop))
                );
        }

        private static Candidate Weigh(NumberedRule candidate, OldAddress asked, RedirectIndex index, Language reader, DateTime now)
        {
            var (id, rule) = candidate;
            var leads = rule.Answer is RedirectAnswer.Gone ? null : rule.From(asked, reader, index.Live);
            var why = rule.WhyNot(asked, now);
            if (why is WhyNotApplied.None && rule.Answer is not RedirectAnswer.Gone && leads is null)
                why = rule.ArticleId is null ? WhyNotApplied.TargetUnsafe : WhyNotApplied.NotPublic;
            return new(id, rule, why, leads);
        }

        private static int Status(RedirectAnswer answer) =>
            answer switch
            {
                RedirectAnswer.MovedPermanently => 301,
                RedirectAnswer.Found => 302,
                RedirectAnswer.TemporaryRedirect => 307,
                RedirectAnswer.PermanentRedirect => 308,
                RedirectAnswer.Gone => 410,
                _ => 200,
            };

        private static bool IsOursInOtherCase(OldAddress asked) =>
            asked.Typed != asked.Path
            && LanguageNames.All.Any(language =>
                asked.Path.StartsWith($"/{language.Code()}/", StringComparison.Ordinal) || asked.Path == $"/{language.Code()}"
            );
    }

    private static string[] Lines(string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
