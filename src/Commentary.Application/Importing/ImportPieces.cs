using Commentary.Application.Model;
using Commentary.Application.Pipeline;
using Commentary.Application.Resources;
using Commentary.Text.Files;
using Commentary.Text.HouseFormat;
using Commentary.Text.Links;
using FluentValidation;
using FluentValidation.Results;
using MediatR;
using Microsoft.Extensions.Localization;

namespace Commentary.Application.Importing;

/// <summary>Takes in every piece of a text, or none: where one is refused, nothing of the text is lost to the others.</summary>
public static class ImportPieces
{
    [For(Role.Author)]
    public record Command(ImportManuscript.Command File) : IRequest<IReadOnlyList<ImportManuscript.Result>>, IWrites;

    public class Handler(IMediator mediator, IStringLocalizer<Texts> says)
        : IRequestHandler<Command, IReadOnlyList<ImportManuscript.Result>>
    {
        public async Task<IReadOnlyList<ImportManuscript.Result>> Handle(Command import, CancellationToken cancellationToken)
        {
            ArgumentNullException.ThrowIfNull(import);
            var pieces = import.File.Bytes.Length > ImportManuscript.MostBytes ? [] : PieceFile.Read(import.File.Bytes).Pieces;
            var first = await mediator.Send(import.File, cancellationToken);
            List<ImportManuscript.Result> taken = [first];
            for (var piece = 1; piece < pieces.Count && first.Outcome is not ImportManuscript.Outcome.Refused; piece++)
            {
                // What was asked for the text names its first piece. Another is one of its own, or the other edition of one before it.
                var other = Enumerable
                    .Range(0, piece)
                    .Where(before => AreEditions(pieces[before], pieces[piece]))
                    .Select(before => (int?)before)
                    .LastOrDefault();
                var next = await mediator.Send(
                    import.File with
                    {
                        Piece = piece,
                        Title = "",
                        SourceUrl = "",
                        Into = other is { } place ? taken[place].ArticleId : null,
                        IsAnother = other is null,
                    },
                    cancellationToken
                );
                if (next.Outcome is ImportManuscript.Outcome.Refused)
                    throw new ValidationException([
                        new ValidationFailure(
                            "",
                            says[
                                "PieceRefused",
                                piece + 1,
                                says[next.Refusal.ToString(), string.Join(", ", next.Parts.Select(part => $"{part}"))]
                            ]
                        ),
                    ]);
                taken.Add(next);
            }
            return taken;
        }

        private static bool AreEditions(Manuscript one, Manuscript other) =>
            one.Language != other.Language
            && SourceAddress.TryCanonical(one.SourceUrl, out var canonical)
            && SourceAddress.TryCanonical(other.SourceUrl, out var same)
            && canonical == same;
    }
}
