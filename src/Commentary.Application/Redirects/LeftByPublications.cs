using Microsoft.EntityFrameworkCore;

namespace Commentary.Application.Redirects;

internal static class LeftByPublications
{
    /// <summary>The rules at the addresses that an article once had: the system's own, made when it moved or was withdrawn.</summary>
    public static IQueryable<Redirect> Of(this DbSet<Redirect> redirects, int article) =>
        redirects.Where(r => r.ArticleId == article && r.Origin == RedirectOrigin.Slug);
}
