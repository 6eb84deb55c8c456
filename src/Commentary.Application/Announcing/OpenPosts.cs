using Commentary.Application.Articles;
using Commentary.Application.Data;
using Commentary.Application.Model;
using Commentary.Application.Pipeline;
using Commentary.Application.Press;
using Commentary.Application.Redirects;
using Commentary.Text.Languages;
using Commentary.Text.Networks;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Commentary.Application.Announcing;

/// <summary>What each network is told of an edition: what is proposed, and what an editor wrote instead.</summary>
public static class OpenPosts
{
    /// <param name="Origin">The public address that goes before a path, such as <c>https://commentary.example</c>.</param>
    [For(Role.Author)]
    public record Query(int ArticleId, Language Language, string Origin) : IRequest<Result>;

    /// <param name="IsBegun">Whether there is anything to tell of.</param>
    /// <param name="Link">The short link that fixes the language; empty until the piece is public.</param>
    /// <param name="Card">The path of the picture that networks show; empty where there is none.</param>
    public record Result(
        int ArticleId,
        Language Language,
        bool IsBegun,
        string Title,
        string Link,
        string Card,
        IReadOnlyList<string> Hashtags,
        IReadOnlyList<Post> Posts
    );

    /// <param name="Proposed">What the teaser, the topics and the link make.</param>
    public record Post(Network Network, string Text, string Proposed, int Version, string SavedBy, DateTime? SavedAt)
    {
        /// <summary>Whether it is an editor's own.</summary>
        public bool IsOwn => Text != Proposed;
    }

    public class Handler(CommentaryDb db) : IRequestHandler<Query, Result>
    {
        public async Task<Result> Handle(Query query, CancellationToken cancellationToken)
        {
            ArgumentNullException.ThrowIfNull(query);
            var article = await db.WholeArticle(query.ArticleId, cancellationToken);
            var edition = article.Edition(query.Language);
            var live = await db
                .Live.Where(l => l.ArticleId == article.Id && l.Language == query.Language)
                .Select(l => new { l.PublicationId, l.Publication.Card })
                .SingleOrDefaultAsync(cancellationToken);
            var code = live is null
                ? null
                : await db
                    .ShortLinks.Where(l => l.ArticleId == article.Id && !l.IsChosen)
                    .Select(l => l.Code)
                    .FirstOrDefaultAsync(cancellationToken);
            var link = code is null ? "" : query.Origin + ShortAddress.Of(code, query.Language);
            var text = edition?.Text ?? EditionText.Empty;
            IReadOnlyList<string> hashtags = edition is null
                ? []
                : [.. edition.Topics.OrderBy(t => t.Place).Select(t => t.Topic.Name(query.Language).Hashtag)];
            var rows = edition is null
                ? []
                : await db
                    .SocialPosts.AsNoTracking()
                    .Where(p => p.EditionId == edition.Id)
                    .ToDictionaryAsync(p => p.Network, cancellationToken);
            return new(
                article.Id,
                query.Language,
                edition is { Version: > 0 },
                text.Title,
                link,
                live is { Card.Length: > 0 } ? Addresses.Card(live.PublicationId, live.Card) : "",
                hashtags,
                [.. NetworkNames.All.Select(Of)]
            );

            Post Of(Network network)
            {
                var proposed = PostText.Propose(network, query.Language, text.Teaser, text.Title, hashtags, link);
                return rows.TryGetValue(network, out var row)
                    ? new(network, row.Text.Length > 0 ? row.Text : proposed, proposed, row.Version, row.SavedBy, row.SavedAt)
                    : new(network, proposed, proposed, 0, "", null);
            }
        }
    }
}
