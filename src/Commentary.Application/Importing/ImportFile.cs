using Commentary.Application.Model;
using Commentary.Application.Pipeline;
using Commentary.Application.Redirects;
using Commentary.Application.Resources;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Commentary.Application.Importing;

/// <summary>The whole way of one file: taken in, published if asked, its old addresses led to it. One transaction, or a rehearsal of one.</summary>
public static class ImportFile
{
    [For(Role.Editor)]
    public record Command : IRequest<Result>, IRehearsable
    {
        public ImportManuscript.Command Manuscript { get; init; } = new();
        public bool Publish { get; init; }

        /// <summary>The addresses at which the piece was found before, as paths or whole URLs.</summary>
        public IReadOnlyList<string> LegacyAddresses { get; init; } = [];
        public bool DryRun { get; init; }
    }

    /// <param name="IsPublic">Whether readers see this revision now.</param>
    /// <param name="WhyNotPublished">The sentences that say why it was asked for and not done.</param>
    /// <param name="Legacy">Each old address, with what became of it, or the sentence that says why it was refused.</param>
    public record Result(
        ImportManuscript.Result Manuscript,
        bool IsPublic,
        IReadOnlyList<string> WhyNotPublished,
        IReadOnlyList<LegacyAddress> Legacy
    );

    public record LegacyAddress(string Address, WriteRedirect.Result? Written, string? Refusal);

    public class Handler(IMediator mediator, Data.CommentaryDb db, SiteOptions site, TimeProvider clock, IStringLocalizer<Texts> says)
        : IRequestHandler<Command, Result>
    {
        public async Task<Result> Handle(Command import, CancellationToken cancellationToken)
        {
            ArgumentNullException.ThrowIfNull(import);
            var piece = await mediator.Send(import.Manuscript with { MustBeOne = import.LegacyAddresses.Count > 0 }, cancellationToken);
            if (piece.Outcome is ImportManuscript.Outcome.Refused)
                return new(piece, false, [], []);

            IReadOnlyList<string> whyNot = [];
            var edition = db.Editions.Local.Single(e => e.ArticleId == piece.ArticleId && e.Language == piece.Language);
            // What this file did not write, or what somebody took away since, is not its to publish.
            var isTheirs =
                edition.Version != piece.Version
                || (piece.Outcome is ImportManuscript.Outcome.Unchanged && edition.Stage is Stage.Withdrawn);
            var isPublic = edition.Stage is Stage.Published && !edition.HasUnpublishedChanges;
            if (import.Publish && !isPublic && isTheirs)
                whyNot = [says["EditedSincePublish"]];
            else if (import.Publish && !isPublic)
                whyNot = await Publish(piece, cancellationToken);
            List<LegacyAddress> legacy = [];
            foreach (var address in import.LegacyAddresses)
                legacy.Add(await Lead(address, piece, cancellationToken));
            return new(piece, edition.Stage is Stage.Published && !edition.HasUnpublishedChanges, whyNot, legacy);
        }

        /// <summary>On the day that the file gives, where readers never saw the piece before.</summary>
        private async Task<IReadOnlyList<string>> Publish(ImportManuscript.Result piece, CancellationToken stop)
        {
            DateTime? at = null;
            if (
                piece.FrontMatter is { Date: { } date } matter
                && !await db.Publications.AnyAsync(p => p.ArticleId == piece.ArticleId && p.Language == piece.Language, stop)
            )
                at = matter.HasOffset ? date.UtcDateTime : site.Utc(date.DateTime);
            return at > clock.GetUtcNow().UtcDateTime
                ? [says["DatedAhead", $"{piece.FrontMatter!.Date:yyyy-MM-dd}"]]
                : await Refusals(() => mediator.Send(new Publishing.Publish.Command(piece.ArticleId, piece.Language) { At = at }, stop));
        }

        private async Task<LegacyAddress> Lead(string address, ImportManuscript.Result piece, CancellationToken stop)
        {
            WriteRedirect.Result? written = null;
            var refusals = await Refusals(async () =>
                written = await mediator.Send(
                    new WriteRedirect.Command
                    {
                        From = address,
                        Target = RedirectTarget.Article(piece.ArticleId, piece.Language),
                        Answer = RedirectAnswer.MovedPermanently,
                        Origin = RedirectOrigin.Import,
                    },
                    stop
                )
            );
            return new(address, written, refusals.Count > 0 ? refusals[0] : null);
        }

        private static async Task<IReadOnlyList<string>> Refusals(Func<Task> send)
        {
            try
            {
                await send();
                return [];
            }
            catch (ValidationException refused)
            {
                return [.. refused.Errors.Select(e => e.ErrorMessage)];
            }
        }
    }
}
