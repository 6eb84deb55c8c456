using Commentary.Application.Pipeline;
using Commentary.Application.Press;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Commentary.Application.Reading;

/// <summary>
/// The picture of a publication. Networks keep the address for years: the card of one that was replaced is there still, and that of an edition
/// which was withdrawn is not. One that was drawn again since is at another address.
/// </summary>
public static class ReadCard
{
    [ForAnyone]
    public record Query(int Publication) : IRequest<Result>;

    public record Result(string Hash, byte[] Bytes);

    public class Handler(PressDb press) : IRequestHandler<Query, Result>
    {
        public async Task<Result> Handle(Query query, CancellationToken cancellationToken)
        {
            ArgumentNullException.ThrowIfNull(query);
            return await press
                    .Cards.Where(c => c.PublicationId == query.Publication)
                    .Where(c => press.Live.Any(l => l.ArticleId == c.Publication.ArticleId && l.Language == c.Publication.Language))
                    .Select(c => new Result(c.Hash, c.Bytes))
                    .SingleOrDefaultAsync(cancellationToken)
                ?? throw new NotHere("card", query.Publication);
        }
    }
}
