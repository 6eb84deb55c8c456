using Commentary.Application.Data;
using Commentary.Application.Press;
using Commentary.Application.Resources;
using Commentary.Text.Languages;
using Commentary.Text.Links;
using FluentValidation;
using FluentValidation.Results;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Commentary.Application.Redirects;

/// <summary>Makes a rule of what a person typed, or says beside which field it cannot be one.</summary>
public class ReadRule(CommentaryDb db, SiteOptions site, IStringLocalizer<Texts> says)
{
    /// <param name="target">Where the sender knows it; then <see cref="RuleText.To"/> is not read.</param>
    /// <exception cref="ValidationException">With the field and the reason.</exception>
    public async Task<RedirectRule> Of(RuleText text, RedirectTarget? target, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(text);
        var rule = From(text) with
        {
            Answer = text.Answer,
            QueryHandling = text.QueryHandling,
            StartsAt = text.StartsAt,
            EndsAt = text.EndsAt,
            IsOn = text.IsOn,
            Place = text.Place,
            Group = text.Group.Trim(),
            Note = text.Note.Trim(),
            Archive = Archive(text.Archive.Trim()),
        };
        if (rule.StartsAt >= rule.EndsAt)
            throw Refused(nameof(RuleText.EndsAt), says["RuleEndsFirst"]);
        var isSuggestion = rule.Answer is RedirectAnswer.Gone;
        if (target is null && isSuggestion && text.To.Trim().Length == 0)
            return rule;
        target ??= await Target(text, rule.Match, stop);
        if (target == RedirectTarget.Nowhere)
            throw Refused(nameof(RuleText.To), says["TargetInvalid"]);
        if (rule.Match is RedirectMatch.Expression && target.Address is { } template)
            RefuseCaptures(rule.Path, template);
        return rule.LeadingTo(target);
    }

    private RedirectRule From(RuleText text)
    {
        var from = text.From.Trim();
        var host = HostOf(text.Host);
        if (text.Match is RedirectMatch.Expression)
            return new()
            {
                Match = text.Match,
                Path = Expression(from),
                Host = host,
                Query = QueryOf(text.Query),
            };
        if (!from.StartsWith('/') && !from.Contains("://", StringComparison.Ordinal))
            throw Refused(nameof(RuleText.From), says["OldAddressInvalid", RedirectRule.PathLength]);
        if (OldAddress.Of(from) is not { Path.Length: <= RedirectRule.PathLength } address)
            throw Refused(nameof(RuleText.From), says["OldAddressInvalid", RedirectRule.PathLength]);
        var query = QueryOf(text.Query.Length > 0 ? text.Query : OldQuery.WithoutTracking(address.Query));
        host = host.Length > 0 ? host : Foreign(address.Host);
        // The root is ours, unless something tells that another's is meant.
        if (address.Path == "/" && host.Length == 0 && query.Length == 0)
            throw Refused(nameof(RuleText.From), says["OldAddressIsPage", "/"]);
        return new()
        {
            Match = text.Match,
            Path = address.Path,
            Host = host,
            Query = query,
        };
    }

    private string HostOf(string typed)
    {
        if (typed.Trim().Length == 0)
            return "";
        // People paste a whole address where a host is asked for.
        var named = Uri.TryCreate(typed.Trim(), UriKind.Absolute, out var whole) && whole.Host.Length > 0 ? whole.Host : typed;
        var host = OldAddress.NormalHost(named);
        if (host.Length is 0 or > RedirectRule.HostLength)
            throw Refused(nameof(RuleText.Host), says["HostInvalid"]);
        return Foreign(host);
    }

    /// <summary>Our own host is no condition.</summary>
    private string Foreign(string host) => site.Address is { } ours && OldAddress.NormalHost(ours.Host) == host ? "" : host;

    private string QueryOf(string typed)
    {
        var query = OldQuery.Normalize(typed.Trim());
        return query.Length <= RedirectRule.QueryLength
            ? query
            : throw Refused(nameof(RuleText.Query), says["NameTooLong", RedirectRule.QueryLength]);
    }

    private string Expression(string typed)
    {
        if (typed.Length is 0 or > RedirectRule.PathLength)
            throw Refused(nameof(RuleText.From), says["ExpressionLength", RedirectRule.PathLength]);
        try
        {
            // An expression that fits the empty text fits every address: a slip, and one that would hide all others.
            if (Leading.Regex(typed).IsMatch(""))
                throw Refused(nameof(RuleText.From), says["ExpressionFitsAll"]);
            return typed;
        }
        catch (NotSupportedException)
        {
            throw Refused(nameof(RuleText.From), says["ExpressionNotRegular"]);
        }
        catch (ArgumentException why)
        {
            throw Refused(nameof(RuleText.From), says["ExpressionInvalid", why.Message]);
        }
    }

    private void RefuseCaptures(string expression, string template)
    {
        if (!Leading.HasFixedHost(template))
            throw Refused(nameof(RuleText.To), says["CaptureInHost"]);
        var there = Leading.Regex(expression);
        if (Leading.Captures(template).FirstOrDefault(name => Leading.Group(there, name) is null) is { } unknown)
            throw Refused(nameof(RuleText.To), says["CaptureUnknown", unknown]);
    }

    private string? Archive(string typed) =>
        typed.Length == 0 ? null
        : typed.Length <= RedirectRule.TargetLength && SourceAddress.TryCanonical(typed, out _) ? typed
        : throw Refused(nameof(RuleText.Archive), says["UrlInvalid"]);

    /// <returns><see cref="RedirectTarget.Nowhere"/> when it is no address of the site and none on an allowed host.</returns>
    private async Task<RedirectTarget> Target(RuleText text, RedirectMatch match, CancellationToken stop)
    {
        var to = text.To.Trim();
        if (to.Length is 0 or > RedirectRule.TargetLength || to.Any(c => char.IsControl(c) || char.IsWhiteSpace(c) || c == '\\'))
            return RedirectTarget.Nowhere;
        if (to.StartsWith('/'))
            return await OnSite(to, text, match, stop);
        if (!SourceAddress.TryCanonical(to, out _) || !Uri.TryCreate(to, UriKind.Absolute, out var outside) || outside.UserInfo.Length > 0)
            return RedirectTarget.Nowhere;
        if (site.Address is { } ours && outside.IdnHost == ours.IdnHost)
            return await OnSite(outside.PathAndQuery + outside.Fragment, text, match, stop);
        // As it is stored: percent-encoded (RFC 3986, 2.1), an address grows. Captures stay as they are written.
        var address = match is RedirectMatch.Expression ? to : outside.AbsoluteUri;
        return address.Length <= RedirectRule.TargetLength && site.RedirectHosts.Contains(outside.IdnHost, StringComparer.OrdinalIgnoreCase)
            ? RedirectTarget.To(address)
            : RedirectTarget.Nowhere;
    }

    private async Task<RedirectTarget> OnSite(string to, RuleText text, RedirectMatch match, CancellationToken stop)
    {
        if (to.StartsWith("//", StringComparison.Ordinal) || OldPath.Normalize(to) is not { Length: <= RedirectRule.PathLength } path)
            return RedirectTarget.Nowhere;
        if (await Article(path, stop) is { ArticleId: { } article } found)
            return RedirectTarget.Article(article, text.Edition is TargetEdition.AsAddressed ? found.Language : text.Language);
        return RedirectTarget.To(match is RedirectMatch.Expression || Uri.TryCreate(to, UriKind.Relative, out _) ? to : path);
    }

    private async Task<RedirectTarget?> Article(string path, CancellationToken stop)
    {
        // A short link is answered by a redirect itself: the rule leads to where that one does.
        if (ShortAddress.Read(path) is var (code, named))
            return await db.ShortLinks.Where(l => l.Code == code).Select(l => (int?)l.ArticleId).SingleOrDefaultAsync(stop) is { } of
                ? RedirectTarget.Article(of, named)
                : null;
        foreach (var language in LanguageNames.All)
        {
            var root = Addresses.Article(language, "");
            if (!path.StartsWith(root, StringComparison.Ordinal))
                continue;
            var slug = path[root.Length..];
            var article = await db
                .Editions.Where(e => e.Language == language && e.Slug == slug)
                .Select(e => (int?)e.ArticleId)
                .SingleOrDefaultAsync(stop);
            article ??= await db
                .Publications.Where(p => p.Language == language && p.Slug == slug)
                .Select(p => (int?)p.ArticleId)
                .FirstOrDefaultAsync(stop);
            if (article is { } id)
                return RedirectTarget.Article(id, language);
        }
        return null;
    }

    private static ValidationException Refused(string field, string says) => new([new ValidationFailure(field, says)]);
}
