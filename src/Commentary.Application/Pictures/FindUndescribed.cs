using Commentary.Application.Articles;
using Commentary.Application.Data;
using Commentary.Application.Model;
using Commentary.Application.Pipeline;
using Commentary.Text.HouseFormat;
using Commentary.Text.Languages;
using Commentary.Text.Markdown;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Commentary.Application.Pictures;

/// <summary>The pictures that the draft of an edition names and that its language does not describe, or that are not there at all.</summary>
public static class FindUndescribed
{
    [For(Role.Author)]
    public record Query(int ArticleId, Language Language) : IRequest<IReadOnlyList<Undescribed>>;

    /// <param name="Id">Null for a name that is no picture's.</param>
    /// <param name="Part">Where it stands first.</param>
    public record Undescribed(int? Id, string Key, string FileName, Part Part);

    /// <summary>The same of any text, for whoever has it at hand.</summary>
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

    public class Handler(CommentaryDb db) : IRequestHandler<Query, IReadOnlyList<Undescribed>>
    {
        public async Task<IReadOnlyList<Undescribed>> Handle(Query query, CancellationToken cancellationToken)
        {
            ArgumentNullException.ThrowIfNull(query);
            var article = await db.WholeArticle(query.ArticleId, cancellationToken);
            var text = article.Edition(query.Language)?.Text ?? EditionText.Empty;
            return await db.UndescribedIn(text, query.Language, cancellationToken);
        }
    }
}
