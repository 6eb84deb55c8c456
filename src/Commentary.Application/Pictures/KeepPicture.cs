using Commentary.Application.Data;
using Commentary.Application.Members;
using Commentary.Application.Model;
using Commentary.Application.Pipeline;
using Commentary.Application.Press;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Commentary.Application.Pictures;

/// <summary>Keeps a picture that was made. The same one is kept once, whatever its file said besides.</summary>
public static class KeepPicture
{
    [For(Role.Author)]
    public record Command(MadePicture Made, string FileName) : IRequest<SendPicture.Sent>, IWrites;

    public class Handler(CommentaryDb db, CurrentMember member, TimeProvider clock) : IRequestHandler<Command, SendPicture.Sent>
    {
        public async Task<SendPicture.Sent> Handle(Command keep, CancellationToken cancellationToken)
        {
            ArgumentNullException.ThrowIfNull(keep);
            var picture = Picture.Keep(keep.Made, keep.FileName, member.Name, clock.GetUtcNow().UtcDateTime);
            if (
                await db
                    .Pictures.Where(p => p.Key == picture.Key || p.SentKey == picture.SentKey)
                    .Select(p => new SendPicture.Sent(p.Id, p.Key, p.Width, p.Height, true))
                    .FirstOrDefaultAsync(cancellationToken) is
                { } there
            )
                return there;
            db.Pictures.Add(picture);
            await db.SaveChangesAsync(cancellationToken);
            return new(picture.Id, picture.Key, picture.Width, picture.Height, false);
        }
    }
}
