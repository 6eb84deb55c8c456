using Commentary.Application.Data;
using Commentary.Application.Model;
using Commentary.Application.Pipeline;
using Commentary.Application.Press;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Commentary.Application.Pictures;

/// <summary>A file of any picture, for members.</summary>
public static class ReadPictureFile
{
    /// <param name="Width">0 for the smallest.</param>
    [For(Role.Author)]
    public record Query(string Key, int Width, PictureFormat Format) : IRequest<byte[]>;

    public class Handler(CommentaryDb db) : IRequestHandler<Query, byte[]>
    {
        public async Task<byte[]> Handle(Query query, CancellationToken cancellationToken)
        {
            ArgumentNullException.ThrowIfNull(query);
            return await db
                    .Pictures.Where(p => p.Key == query.Key)
                    .SelectMany(p => p.Files)
                    .Where(f => (query.Width == 0 || f.Width == query.Width) && f.Format == query.Format)
                    .OrderBy(f => f.Width)
                    .Select(f => f.Bytes)
                    .FirstOrDefaultAsync(cancellationToken)
                ?? throw new NotHere(nameof(Picture), query.Key);
        }
    }
}
