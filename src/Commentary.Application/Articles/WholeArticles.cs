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

    /// <summary>
    /// Until the transaction ends, nobody else publishes or withdraws an edition of this article. Whether English may be public depends on
    /// French being so: two members, one at each, would otherwise both be told yes by a database that locks only the rows they write.
    /// </summary>
    public static Task OneAtATime(this CommentaryDb db, int articleId, CancellationToken stop) =>
        db.Articles.Where(a => a.Id == articleId).ExecuteUpdateAsync(a => a.SetProperty(x => x.CreatedAt, x => x.CreatedAt), stop);

    public static async Task<Article> WholeArticle(this CommentaryDb db, int id, CancellationToken stop) =>
        await db.Articles.Whole().SingleOrDefaultAsync(a => a.Id == id, stop) ?? throw new NotHere(nameof(Article), id);
}
