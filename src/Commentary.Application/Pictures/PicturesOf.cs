using Commentary.Application.Data;
using Commentary.Application.Model;
using Commentary.Application.Press;
using Commentary.Text.HouseFormat;
using Commentary.Text.Markdown;
using Microsoft.EntityFrameworkCore;

namespace Commentary.Application.Pictures;

/// <summary>The pictures that a text names.</summary>
public class PicturesOf(CommentaryDb db)
{
    /// <summary>Those that are there, by their number.</summary>
    public async Task<IReadOnlyDictionary<int, FigurePicture>> Named(EditionText text, CancellationToken stop)
    {
        var keys = KeysIn(text);
        if (keys.Count == 0)
            return new Dictionary<int, FigurePicture>();
        return await db
            .Pictures.AsNoTracking()
            .Where(p => keys.Contains(p.Key))
            .Select(p => new
            {
                p.Id,
                p.Key,
                p.Width,
                p.Height,
                Widths = p.Files.Where(f => f.Format == PictureFormat.Avif).OrderBy(f => f.Width).Select(f => f.Width).ToList(),
            })
            .ToDictionaryAsync(p => p.Id, p => new FigurePicture(p.Key, p.Width, p.Height, p.Widths), stop);
    }

    /// <summary>The same, and until the transaction ends nobody removes any of them.</summary>
    public async Task<IReadOnlyDictionary<int, FigurePicture>> Held(EditionText text, CancellationToken stop)
    {
        var keys = KeysIn(text);
        if (keys.Count > 0)
            await db.HoldPictures(p => keys.Contains(p.Key), stop);
        return await Named(text, stop);
    }

    /// <summary>Writes down what the newest revision of an edition names.</summary>
    public async Task Note(Edition edition, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(edition);
        edition.Revisions[^1].Pictures.AddRange((await Held(edition.Text, stop)).Keys.Select(id => new RevisionPicture { PictureId = id }));
    }

    /// <summary>What describes the pictures of a publication now, by their name.</summary>
    public async Task<IReadOnlyDictionary<string, string>> Descriptions(Publication publication, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(publication);
        var ids = publication.Pictures.Select(p => p.PictureId).ToList();
        if (ids.Count == 0)
            return new Dictionary<string, string>(StringComparer.Ordinal);
        return await db
            .Pictures.Where(p => ids.Contains(p.Id))
            .SelectMany(
                p => p.Descriptions,
                (picture, description) =>
                    new
                    {
                        picture.Key,
                        description.Language,
                        description.Words,
                    }
            )
            .Where(d => d.Language == publication.Language)
            .ToDictionaryAsync(d => d.Key, d => d.Words, StringComparer.Ordinal, stop);
    }

    private static HashSet<string> KeysIn(EditionText text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return PartNames.Bodies.Prepend(Part.Teaser).SelectMany(part => PictureMark.In(text[part])).ToHashSet(StringComparer.Ordinal);
    }
}

internal static class HeldPictures
{
    /// <summary>Who names a picture and who removes it must not both be told that they may: until the transaction ends, one waits for the other.</summary>
    public static Task<int> HoldPictures(
        this CommentaryDb db,
        System.Linq.Expressions.Expression<Func<Picture, bool>> which,
        CancellationToken stop
    ) => db.Pictures.Where(which).ExecuteUpdateAsync(p => p.SetProperty(x => x.Width, x => x.Width), stop);
}
