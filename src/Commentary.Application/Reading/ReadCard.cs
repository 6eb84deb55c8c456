using Commentary.Application.Pipeline;
using Commentary.Application.Press;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Commentary.Application.Reading;

/// <summary>
/// The picture of a publication. Networks keep the address for years: the card of one that was replaced is there still, and that of an edition
/// which was withdrawn is not.
/// </summary>
public static class ReadCard
{
    [ForAnyone]
    public record Query(int Publication, string Hash) : IRequest<byte[]>;

    public class Handler(PressDb press) : IRequestHandler<Query, byte[]>
    {
        public async Task<byte[]> Handle(Query query, CancellationToken cancellationToken)
        {
            ArgumentNullException.ThrowIfNull(query);
            return await press
                    .Cards.Where(c => c.PublicationId == query.Publication && c.Hash == query.Hash)
                    .Where(c => press.Live.Any(l => l.ArticleId == c.Publication.ArticleId && l.Language == c.Publication.Language))
                    .Select(c => c.Bytes)
                    .SingleOrDefaultAsync(cancellationToken)
                ?? throw new NotHere("card", query.Publication);
        }
    }
}
