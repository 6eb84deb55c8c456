using Commentary.Application.Data;
using Commentary.Application.Model;
using Commentary.Application.Pipeline;
using Commentary.Text.Languages;
using Commentary.Text.Links;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Commentary.Application.Articles;

/// <summary>The pieces that comment on a source already, however its address was written: the newest, and no more than one looks at.</summary>
public static class FindCommented
{
    public const int Most = 5;

    [For(Role.Author)]
    public record Query(string Url) : IRequest<IReadOnlyList<Piece>>;

    /// <param name="Title">In French, or else in English; empty while it has none.</param>
    public record Piece(int ArticleId, string Title, Language Language, Stage Stage, bool HasUnpublishedChanges);

    public class Handler(CommentaryDb db) : IRequestHandler<Query, IReadOnlyList<Piece>>
    {
        public Task<IReadOnlyList<Piece>> Handle(Query query, CancellationToken cancellationToken)
        {
            ArgumentNullException.ThrowIfNull(query);
            return db.Commented(query.Url, 0, cancellationToken);
        }
    }

    /// <param name="db">Where they are looked for.</param>
    /// <param name="url">The address as it was typed.</param>
    /// <param name="but">The article that asks, which is none of them; 0 for one that is not begun.</param>
    /// <param name="stop">Asks to stop.</param>
    internal static async Task<IReadOnlyList<Piece>> Commented(this CommentaryDb db, string url, int but, CancellationToken stop)
    {
        if (!SourceAddress.TryCanonical(url.Trim(), out var canonical))
            return [];
        var key = SourceLink.KeyOf(canonical);
        var articles = await db
            .SourceLinks.Where(s => s.CanonicalKey == key && s.ArticleId != but)
            .OrderByDescending(s => s.ArticleId)
            .Take(Most)
            .Select(s => s.ArticleId)
            .ToListAsync(stop);
        if (articles.Count == 0)
            return [];
        var editions = await db
            .Editions.Where(e => articles.Contains(e.ArticleId))
            .Select(e => new
            {
                e.ArticleId,
                e.Language,
                e.Title,
                e.Stage,
                IsChanged = e.Stage == Stage.Published && e.PublishedVersion != e.Version,
            })
            .ToListAsync(stop);
        return
        [
            .. articles.Select(id =>
            {
                var both = editions.Where(e => e.ArticleId == id).OrderBy(e => e.Language is Language.English).ToList();
                var shown = both.Find(e => e.Title.Length > 0) ?? both.FirstOrDefault();
                return new Piece(
                    id,
                    shown?.Title ?? "",
                    shown?.Language ?? Language.French,
                    shown?.Stage ?? Stage.Draft,
                    shown?.IsChanged ?? false
                );
            }),
        ];
    }
}
