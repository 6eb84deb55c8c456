using Commentary.Application.Data;
using Commentary.Application.Model;
using Commentary.Application.Pipeline;
using Microsoft.EntityFrameworkCore;

namespace Commentary.Application.Articles;

internal static class WholeArticles
{
    /// <summary>An article with all that an editor can change in it, but not its history.</summary>
    public static IQueryable<Article> Whole(this IQueryable<Article> articles) =>
        articles
            .Include(a => a.Source)
            .Include(a => a.Editions)
                .ThenInclude(e => e.Sections)
            .Include(a => a.Editions)
                .ThenInclude(e => e.Topics)
                    .ThenInclude(t => t.Topic.Names)
            .AsSplitQuery();

    public static async Task<Article> WholeArticle(this CommentaryDb db, int id, CancellationToken stop) =>
        await db.Articles.Whole().SingleOrDefaultAsync(a => a.Id == id, stop) ?? throw new NotHere(nameof(Article), id);
}
