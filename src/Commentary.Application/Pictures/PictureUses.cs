using Commentary.Application.Data;
using Commentary.Application.Model;
using Commentary.Text.Languages;
using Microsoft.EntityFrameworkCore;

namespace Commentary.Application.Pictures;

/// <summary>Where a picture is named. Each is asked by the picture's own index.</summary>
internal static class PictureUses
{
    /// <summary>By the newest revision of an edition, which is its draft.</summary>
    public static IQueryable<RevisionPicture> InDrafts(this CommentaryDb db) =>
        db.RevisionPictures.Where(n => db.Editions.Any(e => e.Id == n.Revision.EditionId && e.Version == n.Revision.Number));

    /// <summary>By what somebody typed and has not saved yet. Few rows, which nobody reads but whoever removes a picture.</summary>
    public static Task<bool> IsTyped(this CommentaryDb db, string key, CancellationToken stop) =>
        db.TypedTexts.AnyAsync(t => t.Fields.Contains(key), stop);

    /// <summary>The editions that name it now, in their drafts or in public; at most so many.</summary>
    public static async Task<IReadOnlyList<PictureUse>> UsesOf(this CommentaryDb db, int picture, int most, CancellationToken stop)
    {
        var drafts = await db.InDrafts()
            .Where(n => n.PictureId == picture)
            .Join(db.Editions, n => n.Revision.EditionId, e => e.Id, (_, e) => new { e.ArticleId, e.Language })
            .OrderByDescending(d => d.ArticleId)
            .Take(most)
            .ToListAsync(stop);
        var live = await db
            .PublicationPictures.Where(p => p.PictureId == picture)
            .Join(
                db.Live,
                p => p.PublicationId,
                l => l.PublicationId,
                (_, l) =>
                    new
                    {
                        l.ArticleId,
                        l.Language,
                        l.Slug,
                    }
            )
            .OrderByDescending(l => l.ArticleId)
            .Take(most)
            .ToListAsync(stop);
        var articles = drafts.Select(d => d.ArticleId).Concat(live.Select(l => l.ArticleId)).Distinct().Take(most).ToList();
        var titles = await db
            .Editions.Where(e => articles.Contains(e.ArticleId))
            .Select(e => new
            {
                e.ArticleId,
                e.Language,
                e.Title,
            })
            .ToDictionaryAsync(e => (e.ArticleId, e.Language), e => e.Title, stop);
        return
        [
            .. drafts
                .Select(d => (d.ArticleId, d.Language))
                .Union(live.Select(l => (l.ArticleId, l.Language)))
                .Where(each => articles.Contains(each.ArticleId))
                .OrderByDescending(each => each.ArticleId)
                .ThenBy(each => each.Language)
                .Select(each => new PictureUse(
                    each.ArticleId,
                    each.Language,
                    titles.GetValueOrDefault(each) ?? "",
                    drafts.Any(d => (d.ArticleId, d.Language) == each),
                    live.FirstOrDefault(l => (l.ArticleId, l.Language) == each)?.Slug
                )),
        ];
    }
}

/// <param name="InDraft">Whether its draft names it.</param>
/// <param name="LiveSlug">Where readers see it; null where they do not.</param>
public record PictureUse(int ArticleId, Language Language, string Title, bool InDraft, string? LiveSlug);
