using System.Runtime.CompilerServices;
using Commentary.Application.Data;
using Commentary.Application.Resources;
using Commentary.Text.Languages;
using FluentValidation;
using FluentValidation.Results;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Commentary.Application.Redirects;

/// <summary>
/// No saved rule sends a reader to another rule. A new rule leads to where the rule at its target does; a rule that led to the new one's
/// address leads to where that one does; a loop, and a rule that no address can reach, are refused.
/// </summary>
public class OneHop(CommentaryDb db, RuleBook book, RulesAt rules, IStringLocalizer<Texts> says)
{
    /// <summary>Rules that are read at once when those that led to an address are mended.</summary>
    private const int Batch = 1000;

    private const int MostHops = 10;

    /// <returns>The rule as it is to be saved.</returns>
    /// <exception cref="ValidationException">When it can never answer, or leads nowhere.</exception>
    public async Task<RedirectRule> Straighten(RedirectRule rule, int? id, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(rule);
        // Pages of the site come first on its own host.
        if (rule is { Match: RedirectMatch.Exact, Host: "" } && rule.Path != "/" && await db.IsOfTheSite(rule.Path, stop))
            throw Refused(nameof(RuleText.From), says["OldAddressIsPage", rule.Path]);
        await RefuseIfLedTo(rule, stop);
        if (rule.Answer is RedirectAnswer.Gone || rule.Target is not ['/', ..])
            return rule;
        if (rule.TargetPath is null)
            return await RefuseLoop(rule, id, stop);
        var (straight, why) = await Onward(rule, id, stop);
        return why is null ? straight : throw Refused(nameof(RuleText.To), says[why, straight.TargetPath!]);
    }

    /// <summary>Follows a fixed target through whichever rules answer there, to where a reader would end.</summary>
    /// <returns>The rule as far as it can be followed, and the key of the sentence that says why it ends nowhere; null when it ends well.</returns>
    private async Task<(RedirectRule Rule, string? Why)> Onward(RedirectRule rule, int? id, CancellationToken stop)
    {
        for (var hop = 0; hop < MostHops; hop++)
        {
            if (rule.TargetPath is null)
                return (rule, null);
            if (OldAddress.Of(rule.Target!) is not { Path.Length: <= RedirectRule.PathLength } asked)
                return (rule, "TargetInvalid");
            if (await db.IsPage(asked.Path, stop))
                return (rule, null);
            if (Fits(rule, asked))
                return (rule, "TargetIsItself");
            if ((await rules.Of(asked, stop)).FirstOrDefault(r => r.Id != id && Answers(r.Rule, asked)).Rule is not { } there)
                return (rule, null);
            // Whether it answers depends on the day: nobody could say where this rule leads.
            if (there.StartsAt is not null || there.EndsAt is not null)
                return (rule, "TargetIsRedirect");
            if (there.Answer is RedirectAnswer.Gone)
                return (rule, "TargetIsGone");
            if (Follow(rule, there, asked) is not { } followed)
                return (rule, "TargetInvalid");
            rule = followed;
        }
        return (rule, "TargetLoops");
    }

    /// <summary>Where a target is computed, an address that it could be is followed.</summary>
    private async Task<RedirectRule> RefuseLoop(RedirectRule rule, int? id, CancellationToken stop)
    {
        var sample = Leading.Sample(rule.Target!);
        await RefuseLoop(rule, sample, id, stop);
        if (rule.Match is RedirectMatch.Prefix)
            await RefuseLoop(rule, sample.TrimEnd('/') + "/x", id, stop);
        return rule;
    }

    private async Task RefuseLoop(RedirectRule rule, string sample, int? id, CancellationToken stop)
    {
        for (var hop = 0; hop < MostHops; hop++)
        {
            if (OldAddress.Of(sample) is not { } asked || await db.IsPage(asked.Path, stop))
                return;
            if (Fits(rule, asked))
                throw Refused(nameof(RuleText.To), says["TargetIsItself"]);
            var next = (await rules.Of(asked, stop)).FirstOrDefault(r => r.Id != id && Answers(r.Rule, asked)).Rule;
            if (next is null or { ArticleId: not null } or { Answer: RedirectAnswer.Gone })
                return;
            if (next.From(asked, Language.French, LiveArticles.None) is not ['/', ..] further)
                return;
            sample = further;
        }
        throw Refused(nameof(RuleText.To), says["TargetLoops"]);
    }

    /// <summary>An address that other rules lead to must answer every day alike: they lead on with it.</summary>
    private async Task RefuseIfLedTo(RedirectRule rule, CancellationToken stop)
    {
        if (rule is { StartsAt: null, EndsAt: null } || rule.Host.Length > 0 || !rule.IsAtWork)
            return;
        await foreach (var fitting in Fitting(rule, stop))
        foreach (var (_, target) in fitting)
            if (OldAddress.Of(target) is { } asked && !await db.IsPage(asked.Path, stop))
                throw Refused(nameof(RuleText.From), says["OldAddressIsTarget", asked.Path]);
    }

    /// <summary>Lets every rule that leads to an address that this one answers now lead to where this one does.</summary>
    /// <exception cref="ValidationException">When one of them would then go round in circles: the rule cannot be.</exception>
    public async Task Mend(RedirectRule rule, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(rule);
        if (rule.Host.Length == 0 && rule.IsAtWork)
            await foreach (var fitting in Fitting(rule, stop))
            {
                var ids = fitting.ConvertAll(f => f.Id);
                foreach (var redirect in await db.Redirects.Where(r => ids.Contains(r.Id)).OrderBy(r => r.Id).ToListAsync(stop))
                    if (OldAddress.Of(redirect.Target!) is { } asked && !await db.IsPage(asked.Path, stop))
                        await Lead(redirect, rule, asked, stop);
            }
        if (rule.Match is RedirectMatch.Expression)
            rules.Forget();
    }

    private async Task Lead(Redirect redirect, RedirectRule rule, OldAddress asked, CancellationToken stop)
    {
        // The rule that answers there first may be another still.
        var first = (await rules.Of(asked, stop)).FirstOrDefault(r => Answers(r.Rule, asked));
        if (first.Rule is not null && first.Rule.Key != rule.Key && Precedence.Order.Compare(first, new(int.MaxValue, rule)) < 0)
            return;
        var now = redirect.Rule;
        if (rule.Answer is not RedirectAnswer.Gone)
        {
            var why = (string?)"TargetInvalid";
            if (Follow(now, rule, asked) is { } followed)
                (now, why) = await Onward(followed, redirect.Id, stop);
            if (why is null)
            {
                book.Change(redirect, now);
                return;
            }
            // It would lead back to where it comes from, or nowhere that can be told.
            if (why != "TargetIsGone")
                throw Refused(nameof(RuleText.From), says["OldAddressIsTarget", redirect.TargetPath!]);
        }
        book.Change(redirect, now.LeadingTo(new(rule.ArticleId, rule.Language, rule.Target)) with { Answer = RedirectAnswer.Gone });
    }

    /// <summary>The rules that lead to an address which this one answers, some at a time: their numbers and their targets.</summary>
    private async IAsyncEnumerable<List<(int Id, string Target)>> Fitting(
        RedirectRule rule,
        [EnumeratorCancellation] CancellationToken stop
    )
    {
        for (var after = 0; ; )
        {
            var leading = await LeadingTo(rule, after).Select(r => new { r.Id, r.Target }).Take(Batch).ToListAsync(stop);
            if (leading.Count == 0)
                yield break;
            after = leading[^1].Id;
            yield return [.. leading.Where(r => OldAddress.Of(r.Target!) is { } asked && Fits(rule, asked)).Select(r => (r.Id, r.Target!))];
        }
    }

    /// <summary>The rules that may lead to an address which this one answers.</summary>
    private IQueryable<Redirect> LeadingTo(RedirectRule rule, int after)
    {
        var leading = db.Redirects.AsNoTracking().Where(r => r.TargetPath != null && r.Id > after);
        var (path, below) = (rule.Path, rule.Path + "/");
        leading = rule.Match switch
        {
            RedirectMatch.Exact => leading.Where(r => r.TargetPath == path),
            RedirectMatch.Prefix when path != "/" => leading.Where(r => r.TargetPath == path || r.TargetPath!.StartsWith(below)),
            RedirectMatch.Prefix => leading,
            _ => ReadyExpressions.Letters(path) is { Length: > 0 } letters ? leading.Where(r => r.TargetPath!.Contains(letters)) : leading,
        };
        return leading.OrderBy(r => r.Id);
    }

    /// <summary>The rule, leading from the address at which it led to another to where that one leads; null when that is no address.</summary>
    private static RedirectRule? Follow(RedirectRule rule, RedirectRule next, in OldAddress asked)
    {
        if (next.ArticleId is { } article)
            return rule.LeadingTo(RedirectTarget.Article(article, next.Language));
        // The parameters by which the next rule was chosen have done their work.
        var from = next.Query.Length > 0 ? asked with { Query = "" } : asked;
        return next.From(from, Language.French, LiveArticles.None) is { Length: <= RedirectRule.TargetLength } address
            ? rule.LeadingTo(RedirectTarget.To(address))
            : null;
    }

    /// <summary>Whether a rule would answer an address on our own host.</summary>
    private static bool Answers(RedirectRule rule, in OldAddress asked) =>
        rule.IsAtWork && rule.Host.Length == 0 && (rule.Query.Length == 0 || OldQuery.Has(asked.Query, rule.Query));

    private static bool Fits(RedirectRule rule, in OldAddress asked) =>
        rule.Host.Length == 0 && rule.Fits(asked) && (rule.Query.Length == 0 || OldQuery.Has(asked.Query, rule.Query));

    private static ValidationException Refused(string field, string says) => new([new ValidationFailure(field, says)]);
}
