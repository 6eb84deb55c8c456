using Commentary.Application.Data;
using Commentary.Application.Model;
using Commentary.Application.Pipeline;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Commentary.Application.Redirects;

/// <summary>The article that a code was given to: nothing is printed for a code that leads nowhere.</summary>
public static class FindShortLink
{
    [For(Role.Author)]
    public record Query(string Code) : IRequest<int?>;

    public class Handler(CommentaryDb db) : IRequestHandler<Query, int?>
    {
        public Task<int?> Handle(Query query, CancellationToken cancellationToken)
        {
            ArgumentNullException.ThrowIfNull(query);
            return db.ShortLinks.Where(l => l.Code == query.Code).Select(l => (int?)l.ArticleId).SingleOrDefaultAsync(cancellationToken);
        }
    }
}
