using Commentary.Application.Pipeline;
using Commentary.Application.Press;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Commentary.Application.Reading;

/// <summary>A file of a picture that a publication of a live edition shows, or showed: whoever has its address keeps it for years.</summary>
public static class ReadPicture
{
    [ForAnyone]
    public record Query(string Key, int Width, PictureFormat Format) : IRequest<byte[]>;

    public class Handler(PressDb press) : IRequestHandler<Query, byte[]>
    {
        public async Task<byte[]> Handle(Query query, CancellationToken cancellationToken)
        {
            ArgumentNullException.ThrowIfNull(query);
            var shown = press.PublicationPictures.Where(p =>
                p.Key == query.Key && press.Live.Any(l => l.ArticleId == p.Publication.ArticleId && l.Language == p.Publication.Language)
            );
            return await press
                    .PictureFiles.Where(f => f.Width == query.Width && f.Format == query.Format)
                    .Where(f => shown.Any(p => p.PictureId == f.PictureId))
                    .Select(f => f.Bytes)
                    .SingleOrDefaultAsync(cancellationToken)
                ?? throw new NotHere("picture", query.Key);
        }
    }
}
