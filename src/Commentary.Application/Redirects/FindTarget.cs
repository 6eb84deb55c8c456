using Commentary.Application.Data;
using Commentary.Application.Press;
using Commentary.Text.Languages;
using Microsoft.EntityFrameworkCore;

namespace Commentary.Application.Redirects;

/// <summary>Reads where a rule shall lead from what a person typed.</summary>
public class FindTarget(CommentaryDb db, SiteOptions site)
{
    /// <returns><see cref="RedirectTarget.Nowhere"/> when it is no address of the site and none on an allowed host.</returns>
    public async Task<RedirectTarget> Of(string to, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(to);
        to = to.Trim();
        if (to.Length is 0 or > Redirect.TargetLength || to.Any(c => char.IsControl(c) || char.IsWhiteSpace(c) || c == '\\'))
            return RedirectTarget.Nowhere;
        if (to.StartsWith('/'))
            return to.StartsWith("//", StringComparison.Ordinal) || OldPath.Normalize(to) is not { } path
                ? RedirectTarget.Nowhere
                : await Article(path, stop) ?? RedirectTarget.To(Uri.TryCreate(to, UriKind.Relative, out _) ? to : path);
        if (
            !Uri.TryCreate(to, UriKind.Absolute, out var outside)
            || outside.Scheme is not ("http" or "https")
            || outside.UserInfo.Length > 0
        )
            return RedirectTarget.Nowhere;
        if (site.Address is { } ours && outside.IdnHost == ours.IdnHost)
            return await Of(outside.PathAndQuery + outside.Fragment, stop);
        // As it is stored: percent-encoded (RFC 3986, 2.1), an address grows.
        return
            outside.AbsoluteUri.Length <= Redirect.TargetLength
            && site.RedirectHosts.Contains(outside.IdnHost, StringComparer.OrdinalIgnoreCase)
            ? RedirectTarget.To(outside.AbsoluteUri)
            : RedirectTarget.Nowhere;
    }

    private async Task<RedirectTarget?> Article(string path, CancellationToken stop)
    {
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
}
