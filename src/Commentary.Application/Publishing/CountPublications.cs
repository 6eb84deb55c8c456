using Commentary.Application.Data;
using Commentary.Application.Model;
using Commentary.Application.Pipeline;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Commentary.Application.Publishing;

/// <summary>How many publications there are, those that were replaced or withdrawn too: so many does <see cref="TypesetAgain"/> look at.</summary>
public static class CountPublications
{
    [For(Role.Administrator)]
    public record Query : IRequest<int>;

    public class Handler(CommentaryDb db) : IRequestHandler<Query, int>
    {
        public Task<int> Handle(Query query, CancellationToken cancellationToken) => db.Publications.CountAsync(cancellationToken);
    }
}
