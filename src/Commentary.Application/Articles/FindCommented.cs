using System.Globalization;
using Commentary.Application.Data;
using Commentary.Application.Model;
using Commentary.Application.Pipeline;
using Commentary.Text.Languages;
using Commentary.Text.Links;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Commentary.Application.Articles;

/// <summary>
/// The pieces that comment on a source already, however its address was written, and those whose address is like it: the newest, and no more
/// than one looks at.
/// </summary>
public static class FindCommented
{
    public const int Most = 5;

    [For(Role.Author)]
    public record Query(string Url) : IRequest<IReadOnlyList<Piece>>;

    /// <param name="Title">In French, or else in English; empty while it has none.</param>
    /// <param name="SavedBy">Who saved it last, and when (UTC).</param>
    /// <param name="Perhaps">The address that it comments on, where that is only like the one asked for; null where it is the same.</param>
    public record Piece(
        int ArticleId,
        string Title,
        Language Language,
        Stage Stage,
        bool HasUnpublishedChanges,
        string SavedBy,
        DateTime? SavedAt,
        string? Perhaps
    );

    public class Handler(CommentaryDb db) : IRequestHandler<Query, IReadOnlyList<Piece>>
    {
        public Task<IReadOnlyList<Piece>> Handle(Query query, CancellationToken cancellationToken)
        {
            ArgumentNullException.ThrowIfNull(query);
            return db.Commented(query.Url, 0, cancellationToken);
        }
    }

    /// <summary>
    /// Whether somebody was told of all these pieces before, by their numbers: having been told of one source is not having been told of
    /// another.
    /// </summary>
    public static bool IsTold(string? told, IReadOnlyList<Piece> pieces) =>
        pieces.All(piece => (told ?? "").Split(' ').Contains(piece.ArticleId.ToString(CultureInfo.InvariantCulture)));

    /// <summary>What <see cref="IsTold"/> understands.</summary>
    public static string Told(IReadOnlyList<Piece> pieces) =>
        string.Join(' ', pieces.Select(piece => piece.ArticleId.ToString(CultureInfo.InvariantCulture)));

    /// <param name="db">Where they are looked for.</param>
    /// <param name="url">The address as it was typed.</param>
    /// <param name="but">The article that asks, which is none of them; 0 for one that is not begun.</param>
    /// <param name="stop">Asks to stop.</param>
    internal static async Task<IReadOnlyList<Piece>> Commented(this CommentaryDb db, string url, int but, CancellationToken stop)
    {
        if (!SourceAddress.TryCanonical(SourceAddress.WithoutUnseen(url).Trim(), out var canonical))
            return [];
        var (key, likeness) = (SourceLink.KeyOf(canonical), SourceLink.LikenessOf(canonical));
        var articles = await db
            .SourceLinks.Where(s => s.LikenessKey == likeness && s.ArticleId != but)
            .OrderByDescending(s => s.CanonicalKey == key)
            .ThenByDescending(s => s.ArticleId)
            .Take(Most)
            .Select(s => new { s.ArticleId, Perhaps = s.CanonicalKey == key ? null : s.Url })
            .ToListAsync(stop);
        return await db.Pieces([.. articles.Select(a => (a.ArticleId, a.Perhaps))], stop);
    }

    /// <summary>These articles, as somebody is told of them.</summary>
    internal static async Task<IReadOnlyList<Piece>> Pieces(
        this CommentaryDb db,
        IReadOnlyList<(int Id, string? Perhaps)> articles,
        CancellationToken stop
    )
    {
        if (articles.Count == 0)
            return [];
        var ids = articles.Select(a => a.Id).ToList();
        var editions = await db
            .Editions.Where(e => ids.Contains(e.ArticleId))
            .Select(e => new
            {
                e.ArticleId,
                e.Language,
                e.Title,
                e.Stage,
                e.SavedBy,
                e.SavedAt,
                IsChanged = e.Stage == Stage.Published && e.PublishedVersion != e.Version,
            })
            .ToListAsync(stop);
        return
        [
            .. articles.Select(article =>
            {
                var both = editions.Where(e => e.ArticleId == article.Id).OrderBy(e => e.Language is Language.English).ToList();
                var shown = both.Find(e => e.Title.Length > 0) ?? both.FirstOrDefault();
                return new Piece(
                    article.Id,
                    shown?.Title ?? "",
                    shown?.Language ?? Language.French,
                    shown?.Stage ?? Stage.Draft,
                    shown?.IsChanged ?? false,
                    shown?.SavedBy ?? "",
                    shown?.SavedAt,
                    article.Perhaps
                );
            }),
        ];
    }
}
