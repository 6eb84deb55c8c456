using Commentary.Application.Data;
using Commentary.Application.Model;
using Commentary.Application.Pipeline;
using Commentary.Application.Press;
using Commentary.Text.Languages;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Commentary.Application.Pictures;

/// <summary>One picture, with what describes it and where it is named.</summary>
public static class OpenPicture
{
    public const int MostUses = 50;

    [For(Role.Author)]
    public record Query(int Id) : IRequest<Result>;

    /// <param name="Bytes">Of all its files together.</param>
    /// <param name="IsKept">Whether a publication names it, be it one that was replaced: it stays for good.</param>
    /// <param name="OlderRevisions">How many revisions name it that are not the newest of their edition.</param>
    public record Result(
        int Id,
        string Key,
        string FileName,
        int Width,
        int Height,
        IReadOnlyList<int> Widths,
        long Bytes,
        DateTime SentAt,
        string SentBy,
        string French,
        string English,
        IReadOnlyList<PictureUse> Uses,
        bool IsKept,
        int OlderRevisions
    )
    {
        public string Description(Language language) => language is Language.English ? English : French;
    }

    public class Handler(CommentaryDb db) : IRequestHandler<Query, Result>
    {
        public async Task<Result> Handle(Query query, CancellationToken cancellationToken)
        {
            ArgumentNullException.ThrowIfNull(query);
            var picture =
                await db.Pictures.AsNoTracking().Include(p => p.Descriptions).SingleOrDefaultAsync(p => p.Id == query.Id, cancellationToken)
                ?? throw new NotHere(nameof(Picture), query.Id);
            var files = await db.Set<PictureFile>()
                .Where(f => f.PictureId == picture.Id)
                .Select(f => new
                {
                    f.Width,
                    f.Format,
                    f.Bytes.Length,
                })
                .ToListAsync(cancellationToken);
            var named = db.RevisionPictures.Where(n => n.PictureId == picture.Id);
            return new(
                picture.Id,
                picture.Key,
                picture.FileName,
                picture.Width,
                picture.Height,
                [.. files.Where(f => f.Format is PictureFormat.Avif).Select(f => f.Width).Order()],
                files.Sum(f => (long)f.Length),
                picture.SentAt,
                picture.SentBy,
                picture.Description(Language.French),
                picture.Description(Language.English),
                await db.UsesOf(picture.Id, MostUses, cancellationToken),
                await db.PublicationPictures.AnyAsync(p => p.PictureId == picture.Id, cancellationToken),
                await named.CountAsync(cancellationToken)
                    - await db.InDrafts().CountAsync(n => n.PictureId == picture.Id, cancellationToken)
            );
        }
    }
}
