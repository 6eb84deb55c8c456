using Commentary.Application.Data;
using Commentary.Application.Model;
using Commentary.Application.Pipeline;
using Commentary.Text.Languages;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Commentary.Application.Pictures;

/// <summary>The pictures, the newest first, found again by what describes them, by the name of their file or by who sent them.</summary>
public static class ListPictures
{
    public const int PageSize = 24;

    public enum Which
    {
        All,

        /// <summary>No draft and no publication names it.</summary>
        Unused,

        /// <summary>Not described in one of the languages, or in neither.</summary>
        Undescribed,
    }

    [For(Role.Author)]
    public record Query(string Words = "", Which Which = Which.All, int Page = 1) : IRequest<Result>;

    public record Result(IReadOnlyList<Row> Rows, int Page, int Pages, int Total);

    /// <param name="SmallWidth">Of its smallest files.</param>
    public record Row(
        int Id,
        string Key,
        string FileName,
        int Width,
        int Height,
        int SmallWidth,
        DateTime SentAt,
        string SentBy,
        string French,
        string English,
        bool InDraft,
        bool IsLive
    )
    {
        public string Description(Language language) => language is Language.English ? English : French;
    }

    public class Handler(CommentaryDb db) : IRequestHandler<Query, Result>
    {
        public async Task<Result> Handle(Query query, CancellationToken cancellationToken)
        {
            ArgumentNullException.ThrowIfNull(query);
            var pictures = db.Pictures.AsNoTracking();
            foreach (var word in query.Words.Words())
            {
                var part = word.Anywhere();
                pictures = pictures.Where(p =>
                    EF.Functions.Like(p.Folded, part, Searching.Escape)
                    || p.Descriptions.Any(d => EF.Functions.Like(d.Folded, part, Searching.Escape))
                );
            }
            var (drafts, live) = (db.InDrafts(), db.PublicationPictures.Where(p => db.Live.Any(l => l.PublicationId == p.PublicationId)));
            pictures = query.Which switch
            {
                Which.Unused => pictures.Where(p =>
                    !db.PublicationPictures.Any(shown => shown.PictureId == p.Id) && !drafts.Any(n => n.PictureId == p.Id)
                ),
                Which.Undescribed => pictures.Where(p => p.Descriptions.Count < LanguageNames.All.Count),
                _ => pictures,
            };
            var total = await pictures.CountAsync(cancellationToken);
            var pages = Math.Max(1, (total + PageSize - 1) / PageSize);
            var page = Math.Clamp(query.Page, 1, pages);
            var rows = await pictures
                .OrderByDescending(p => p.SentAt)
                .ThenByDescending(p => p.Id)
                .Skip((page - 1) * PageSize)
                .Take(PageSize)
                .Select(p => new Row(
                    p.Id,
                    p.Key,
                    p.FileName,
                    p.Width,
                    p.Height,
                    p.Files.Min(f => f.Width),
                    p.SentAt,
                    p.SentBy,
                    p.Descriptions.Where(d => d.Language == Language.French).Select(d => d.Words).FirstOrDefault() ?? "",
                    p.Descriptions.Where(d => d.Language == Language.English).Select(d => d.Words).FirstOrDefault() ?? "",
                    drafts.Any(n => n.PictureId == p.Id),
                    live.Any(shown => shown.PictureId == p.Id)
                ))
                .ToListAsync(cancellationToken);
            return new(rows, page, pages, total);
        }
    }
}
