using Commentary.Application.Data;
using Commentary.Application.Model;
using Commentary.Application.Pipeline;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Commentary.Application.Redirects.Misses;

/// <summary>Says that nothing is to be done about an address, or takes that back. It is counted on.</summary>
public static class SetMissAside
{
    [For(Role.Editor)]
    public record Command(long Id, bool IsIgnored = true) : IRequest<string>, IWrites;

    public class Handler(CommentaryDb db) : IRequestHandler<Command, string>
    {
        /// <returns>The path.</returns>
        public async Task<string> Handle(Command set, CancellationToken cancellationToken)
        {
            ArgumentNullException.ThrowIfNull(set);
            var miss =
                await db.Misses.SingleOrDefaultAsync(m => m.Id == set.Id, cancellationToken) ?? throw new NotHere(nameof(Miss), set.Id);
            miss.IsIgnored = set.IsIgnored;
            await db.SaveChangesAsync(cancellationToken);
            return miss.Path;
        }
    }
}
