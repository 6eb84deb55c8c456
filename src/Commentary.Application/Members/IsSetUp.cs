using Commentary.Application.Data;
using Commentary.Application.Pipeline;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Commentary.Application.Members;

/// <summary>Whether anybody can sign in at all.</summary>
public static class IsSetUp
{
    [ForAnyone]
    public record Query : IRequest<bool>;

    public class Handler(CommentaryDb db) : IRequestHandler<Query, bool>
    {
        public Task<bool> Handle(Query query, CancellationToken cancellationToken) => db.Users.AnyAsync(cancellationToken);
    }
}
