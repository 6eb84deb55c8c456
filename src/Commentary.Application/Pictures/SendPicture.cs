using System.Security.Cryptography;
using Commentary.Application.Data;
using Commentary.Application.Model;
using Commentary.Application.Pipeline;
using Commentary.Application.Press;
using Commentary.Application.Resources;
using FluentValidation;
using FluentValidation.Results;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Commentary.Application.Pictures;

/// <summary>Makes a picture of a file that somebody sent. It takes seconds, so that nothing is locked meanwhile: what was made is kept at the end.</summary>
public static class SendPicture
{
    /// <summary>In bytes: what the best phones make, and half as much again.</summary>
    public const int MostBytes = 25 * 1024 * 1024;

    /// <summary>Pixels. Whoever decodes more needs more memory than a site has.</summary>
    public const int MostPixels = 64_000_000;

    [For(Role.Author)]
    public record Command(byte[] Bytes, string FileName) : IRequest<Sent>;

    /// <param name="WasThere">Whether somebody had sent it before.</param>
    public record Sent(int Id, string Key, int Width, int Height, bool WasThere);

    public class Handler(CommentaryDb db, MakePicture make, IMediator mediator, IStringLocalizer<Texts> says)
        : IRequestHandler<Command, Sent>
    {
        public async Task<Sent> Handle(Command send, CancellationToken cancellationToken)
        {
            ArgumentNullException.ThrowIfNull(send);
            var print = Convert.ToHexStringLower(SHA256.HashData(send.Bytes));
            var known = await db
                .Pictures.Where(p => p.SentKey == print)
                .Select(p => new Sent(p.Id, p.Key, p.Width, p.Height, true))
                .SingleOrDefaultAsync(cancellationToken);
            return known
                ?? await mediator.Send(new KeepPicture.Command(await Made(send, cancellationToken), send.FileName), cancellationToken);
        }

        private async Task<MadePicture> Made(Command send, CancellationToken stop)
        {
            try
            {
                return send.Bytes.Length switch
                {
                    0 => throw new UnfitPicture(WhyUnfit.Empty),
                    > MostBytes => throw new UnfitPicture(WhyUnfit.TooHeavy),
                    _ => await make(send.Bytes, stop),
                };
            }
            catch (UnfitPicture unfit)
            {
                var why = says[$"Unfit{unfit.Why}", MostBytes / (1024 * 1024), MostPixels / 1_000_000];
                throw new ValidationException([
                    new ValidationFailure("Upload", send.FileName.Length > 0 ? says["UnfitFile", send.FileName, why.Value] : why.Value),
                ]);
            }
        }
    }
}
