using Commentary.Application.Data;
using Commentary.Application.Model;
using Commentary.Application.Pipeline;
using Commentary.Application.Press;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Commentary.Application.Redirects;

/// <summary>Gives a code to articles that were published before there were any. Some at a time; asked again, it goes on.</summary>
public static class GiveShortLinks
{
    public const int Most = 200;

    [For(Role.Editor)]
    public record Command : IRequest<int>, IWrites;

    public class Handler(CommentaryDb db, ShortCodes codes, TimeProvider clock) : IRequestHandler<Command, int>
    {
        public async Task<int> Handle(Command give, CancellationToken cancellationToken)
        {
            var articles = await Without(db).OrderBy(id => id).Take(Most).ToListAsync(cancellationToken);
            foreach (var article in articles)
            {
                await codes.Give(article, cancellationToken);
                db.Changes.Add(
                    new Change
                    {
                        Kind = ChangeKind.Redirects,
                        ArticleId = article,
                        At = clock.GetUtcNow().UtcDateTime,
                    }
                );
                // The next code is looked for among those that are there.
                await db.SaveChangesAsync(cancellationToken);
            }
            return articles.Count;
        }
    }

    /// <summary>The articles that are public, or were, and have no code of their own.</summary>
    internal static IQueryable<int> Without(CommentaryDb db) =>
        db.Publications.Where(p => !db.ShortLinks.Any(l => l.ArticleId == p.ArticleId && !l.IsChosen)).Select(p => p.ArticleId).Distinct();
}
