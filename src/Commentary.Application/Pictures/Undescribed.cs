using Commentary.Application.Data;
using Commentary.Application.Model;
using Commentary.Text.HouseFormat;
using Commentary.Text.Languages;
using Commentary.Text.Markdown;
using Microsoft.EntityFrameworkCore;

namespace Commentary.Application.Pictures;

/// <summary>A picture that a text names and that its language does not describe, or that is not there at all.</summary>
/// <param name="Id">Null for a name that is no picture's.</param>
/// <param name="Part">Where it stands first.</param>
public sealed record Undescribed(int? Id, string Key, string FileName, Part Part);

internal static class UndescribedPictures
{
    public static async Task<IReadOnlyList<Undescribed>> UndescribedIn(
        this CommentaryDb db,
        EditionText text,
        Language language,
        CancellationToken stop
    )
    {
        ArgumentNullException.ThrowIfNull(text);
        var named = PartNames
            .Bodies.SelectMany(part => PictureMark.In(text[part]).Select(key => (Key: key, Part: part)))
            .DistinctBy(name => name.Key)
            .ToList();
        if (named.Count == 0)
            return [];
        var keys = named.Select(name => name.Key).ToList();
        var there = await db
            .Pictures.Where(p => keys.Contains(p.Key))
            .Select(p => new
            {
                p.Id,
                p.Key,
                p.FileName,
                IsDescribed = p.Descriptions.Any(d => d.Language == language),
            })
            .ToDictionaryAsync(p => p.Key, StringComparer.Ordinal, stop);
        return
        [
            .. named
                .Where(name => there.GetValueOrDefault(name.Key) is not { IsDescribed: true })
                .Select(name => new Undescribed(
                    there.GetValueOrDefault(name.Key)?.Id,
                    name.Key,
                    there.GetValueOrDefault(name.Key)?.FileName ?? "",
                    name.Part
                )),
        ];
    }
}
