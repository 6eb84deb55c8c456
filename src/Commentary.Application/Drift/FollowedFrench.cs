using Commentary.Application.Data;
using Commentary.Application.Model;
using Commentary.Text.Languages;
using Microsoft.EntityFrameworkCore;

namespace Commentary.Application.Drift;

/// <summary>Which French a translation follows at the moment when it is published.</summary>
public class FollowedFrench(CommentaryDb db, Following following)
{
    /// <summary>How many publications of the French are looked at before it is told by the revision alone.</summary>
    private const int MostPublications = 20;

    /// <param name="At">When it was published; when it was saved, if it was never public.</param>
    public sealed record French(EditionText Text, DateTime At);

    /// <summary>
    /// The newest French that the English drifts from in nothing: what is public, what is saved, or what was public before. Where it is caught up with
    /// a sentence here and not there, it follows the oldest that it still renders. Null when it renders nothing.
    /// </summary>
    public async Task<French?> By(Article article, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(article);
        if (article.Edition(Language.English) is not { } english || article.Edition(Language.French) is not { } french)
            return null;
        var rendered = (await following.RenderedBy(english, stop))
            .Where(field => EditionDrift.Read.Contains(field.Key))
            .ToDictionary(StringComparer.Ordinal);
        if (rendered.Count == 0)
            return null;
        var published = await db
            .Publications.Where(p => p.ArticleId == article.Id && p.Language == Language.French)
            .OrderByDescending(p => p.Id)
            .Take(MostPublications)
            .Select(p => new { p.Version, p.PublishedAt })
            .ToListAsync(stop);
        foreach (var (publication, place) in published.Select((publication, place) => (publication, place)))
        {
            if (await Text(publication.Version) is { } text && Follows(text))
                return new(text, publication.PublishedAt);
            // It was translated ahead of what is public.
            if (place == 0 && Follows(french.Text))
                return new(french.Text, french.SavedAt);
        }
        var oldest = EditionDrift.Between(rendered, french.Text, english.Text).Where(d => d.Revision > 0).Select(d => d.Revision);
        var revision = oldest.DefaultIfEmpty(french.Version).Min();
        return await Text(revision) is { } followed
            ? new(followed, published.Find(p => p.Version <= revision)?.PublishedAt ?? await SavedAt(revision))
            : null;

        bool Follows(EditionText text) => EditionDrift.Between(rendered, text, english.Text).Count == 0;

        async Task<EditionText?> Text(int version) =>
            version == french.Version
                ? french.Text
                : await db
                    .Revisions.Where(r => r.EditionId == french.Id && r.Number == version)
                    .Select(r => r.Text)
                    .SingleOrDefaultAsync(stop);

        Task<DateTime> SavedAt(int version) =>
            db.Revisions.Where(r => r.EditionId == french.Id && r.Number == version).Select(r => r.SavedAt).SingleAsync(stop);
    }
}
