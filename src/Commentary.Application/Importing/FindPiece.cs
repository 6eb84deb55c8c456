using Commentary.Application.Articles;
using Commentary.Application.Data;
using Commentary.Application.Model;
using Commentary.Text.HouseFormat;
using Commentary.Text.Languages;
using Commentary.Text.Links;
using Microsoft.EntityFrameworkCore;

namespace Commentary.Application.Importing;

/// <summary>Which piece a file belongs to, if any.</summary>
public class FindPiece(CommentaryDb db)
{
    /// <param name="IsUnknown">The person named an article, and there is none of that slug.</param>
    /// <param name="Article">Null when the file is a new piece.</param>
    /// <param name="TakenInBefore">The edition that these very bytes made; then nothing is left to do.</param>
    /// <param name="LastVersion">The revision that the last file for this edition made; null when no file did.</param>
    public record Place(bool IsUnknown, Article? Article, Edition? TakenInBefore, int? LastVersion)
    {
        public static readonly Place New = new(false, null, null, null);
    }

    public async Task<Place> For(
        ImportManuscript.Command file,
        string fingerprint,
        Manuscript manuscript,
        Language language,
        CancellationToken stop
    )
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(manuscript);
        if (file.IsAnother)
            return Place.New;
        var asked = string.IsNullOrWhiteSpace(file.Article) ? null : file.Article.Trim();
        var articleId = file.Into ?? (asked is null ? null : await Named(asked, stop));
        if (asked is not null && articleId is null)
            return Place.New with { IsUnknown = true };

        var before = await db
            .ImportedFiles.Where(f => f.Fingerprint == fingerprint && f.Edition.Language == language)
            .Where(f => articleId == null || f.Edition.ArticleId == articleId)
            .OrderByDescending(f => f.Id)
            .FirstOrDefaultAsync(stop);
        // The same bytes as the newest file of that edition change nothing; the same as an older one are a change back.
        if (before is not null && before.Id == await NewestFile(before.EditionId, stop))
        {
            var edition = await db.Editions.SingleAsync(e => e.Id == before.EditionId, stop);
            if (!file.Replace || edition.Version == before.Version)
                return Place.New with { TakenInBefore = edition, LastVersion = before.Version };
        }

        articleId ??= before is not null
            ? await db.Editions.Where(e => e.Id == before.EditionId).Select(e => (int?)e.ArticleId).SingleAsync(stop)
            : await SameSource(file, manuscript, language, stop) ?? await SameFile(file, manuscript, language, stop);
        if (articleId is null)
            return Place.New;
        var article = await db.WholeArticle(articleId.Value, stop);
        var editionId = article.Edition(language)?.Id ?? 0;
        var last = await db
            .ImportedFiles.Where(f => f.EditionId == editionId)
            .OrderByDescending(f => f.Id)
            .Select(f => (int?)f.Version)
            .FirstOrDefaultAsync(stop);
        return new(false, article, null, last);
    }

    private Task<int> NewestFile(int editionId, CancellationToken stop) =>
        db.ImportedFiles.Where(f => f.EditionId == editionId).MaxAsync(f => f.Id, stop);

    private async Task<int?> Named(string slug, CancellationToken stop) =>
        await db
            .Editions.Where(e => e.Slug == slug)
            .OrderBy(e => e.Language == Language.French ? 0 : 1)
            .Select(e => (int?)e.ArticleId)
            .FirstOrDefaultAsync(stop)
        ?? await db.Publications.Where(p => p.Slug == slug).Select(p => (int?)p.ArticleId).FirstOrDefaultAsync(stop);

    /// <summary>
    /// The draft that a file of this name made under this title: what has changed is its source, which was missing or wrong. A name alone is
    /// not enough: many a piece comes from a file called <c>article.txt</c>. Nor are both enough for a piece that readers see, for a column
    /// has one title every week: a second draft does less harm than another piece under the first one's address.
    /// </summary>
    private Task<int?> SameFile(ImportManuscript.Command file, Manuscript manuscript, Language language, CancellationToken stop)
    {
        var slug = Slug.From(manuscript.ProposedTitle, language);
        return db
            .Editions.Where(e => e.Language == language && e.Slug == slug && slug != "")
            .Where(e => db.ImportedFiles.Any(f => f.EditionId == e.Id && f.Name == file.FileName && f.Name != ""))
            .Where(e => !db.Live.Any(l => l.ArticleId == e.ArticleId && l.Language == language))
            .Select(e => (int?)e.ArticleId)
            .SingleOrDefaultAsync(stop);
    }

    /// <summary>
    /// The piece on the same news that has the same title, or that a file of the same name made; else the one piece on it that still lacks
    /// this language. Another piece on the same news is another piece.
    /// </summary>
    private async Task<int?> SameSource(ImportManuscript.Command file, Manuscript manuscript, Language language, CancellationToken stop)
    {
        if (!SourceAddress.TryCanonical(manuscript.SourceUrl, out var canonical))
            return null;

        var slug = Slug.From(manuscript.ProposedTitle, language);
        var key = SourceLink.KeyOf(canonical);
        var candidates = await db
            .Articles.Where(a => a.Source.CanonicalKey == key)
            .OrderByDescending(a => a.Id)
            .Take(100)
            .Select(a => new
            {
                a.Id,
                Edition = a
                    .Editions.Where(e => e.Language == language && e.Version > 0)
                    .Select(e => new
                    {
                        e.Slug,
                        SameFile = db.ImportedFiles.Any(f => f.EditionId == e.Id && f.Name == file.FileName && f.Name != ""),
                    })
                    .FirstOrDefault(),
            })
            .ToListAsync(stop);
        return candidates.Find(c => c.Edition?.Slug == slug)?.Id
            ?? candidates.Find(c => c.Edition?.SameFile == true)?.Id
            ?? (candidates.Where(c => c.Edition is null).ToList() is [{ } only] ? only.Id : null);
    }
}
