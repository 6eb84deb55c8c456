using Commentary.Application.Data;
using Commentary.Application.Model;
using Commentary.Application.Pipeline;
using Commentary.Application.Resources;
using FluentValidation;
using FluentValidation.Results;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Commentary.Application.Pictures;

/// <summary>
/// Removes a picture that nothing shows. What a publication, a draft or somebody's unsaved words name stays, whoever asks; what only older
/// revisions name goes when whoever removes it says so.
/// </summary>
public static class RemovePicture
{
    [For(Role.Author)]
    public record Command(int Id, bool EvenFromHistory = false) : IRequest<Unit>, IWrites;

    public class Handler(CommentaryDb db, IStringLocalizer<Texts> says) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command remove, CancellationToken cancellationToken)
        {
            ArgumentNullException.ThrowIfNull(remove);
            // Whoever is naming it at this moment is waited for, or waits.
            await db.HoldPictures(p => p.Id == remove.Id, cancellationToken);
            var picture =
                await db.Pictures.SingleOrDefaultAsync(p => p.Id == remove.Id, cancellationToken)
                ?? throw new NotHere(nameof(Picture), remove.Id);
            if (await WhyNot(picture, remove.EvenFromHistory, cancellationToken) is { } reason)
                throw new ValidationException([new ValidationFailure("", says[reason])]);
            await db.RevisionPictures.Where(n => n.PictureId == picture.Id).ExecuteDeleteAsync(cancellationToken);
            db.Pictures.Remove(picture);
            await db.SaveChangesAsync(cancellationToken);
            return Unit.Value;
        }

        private async Task<string?> WhyNot(Picture picture, bool evenFromHistory, CancellationToken stop)
        {
            if (await db.PublicationPictures.AnyAsync(p => p.PictureId == picture.Id, stop))
                return "PictureIsPublished";
            if (await db.InDrafts().AnyAsync(n => n.PictureId == picture.Id, stop))
                return "PictureInDraft";
            if (await db.IsTyped(picture.Key, stop))
                return "PictureIsTyped";
            return !evenFromHistory && await db.RevisionPictures.AnyAsync(n => n.PictureId == picture.Id, stop) ? "PictureInHistory" : null;
        }
    }
}
