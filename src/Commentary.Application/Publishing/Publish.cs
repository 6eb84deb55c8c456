using Commentary.Application.Articles;
using Commentary.Application.Checking;
using Commentary.Application.Data;
using Commentary.Application.Model;
using Commentary.Application.Pipeline;
using Commentary.Application.Press;
using Commentary.Application.Redirects;
using Commentary.Application.Resources;
using Commentary.Application.Topics;
using Commentary.Text.Languages;
using FluentValidation;
using MediatR;
using Microsoft.Extensions.Localization;

namespace Commentary.Application.Publishing;

/// <summary>Shows readers the saved text of one edition. A slug that was public and has changed leaves a redirect, in the same transaction.</summary>
public static class Publish
{
    [For(Role.Editor)]
    public record Command(int ArticleId, Language Language) : IRequest<Publication>, IWrites
    {
        /// <summary>For a piece that was first public elsewhere; now, when it is not said.</summary>
        public DateTime? At { get; init; }

        /// <summary>The revision that whoever publishes has seen; the newest, when it is not said.</summary>
        public int? Version { get; init; }

        /// <summary>What readers are told was corrected; plain text, or nothing.</summary>
        public string? CorrectionNote { get; init; }

        /// <summary>Whether a machine helped; as it was declared last, when it is not said.</summary>
        public bool? IsMachineHelped { get; init; }
    }

    public class Rules : AbstractValidator<Command>
    {
        public Rules(IStringLocalizer<Texts> says) =>
            RuleFor(c => c.CorrectionNote).MaximumLength(Making.NoteLength).WithMessage(_ => says["TextTooLong", Making.NoteLength]);
    }

    public class Handler(
        CommentaryDb db,
        ShortCodes codes,
        WhyNot why,
        Checklist checklist,
        HowMade how,
        DrawCard draw,
        TimeProvider clock,
        ShowReaders readers,
        IStringLocalizer<Texts> says
    ) : IRequestHandler<Command, Publication>
    {
        public async Task<Publication> Handle(Command publish, CancellationToken cancellationToken)
        {
            ArgumentNullException.ThrowIfNull(publish);
            await db.OneAtATime(publish.ArticleId, cancellationToken);
            var article = await db.WholeArticle(publish.ArticleId, cancellationToken);
            if (publish.Version is { } seen && article.Edition(publish.Language) is { } newest && newest.Version != seen)
                throw new SavedMeanwhile(null, [EditionConflict.Unseen(newest)]);
            (await why.NotPublish(article, publish.Language, cancellationToken)).Refuse(publish.Language, says);
            (await checklist.Stops(article, publish.Language, cancellationToken)).Refuse(publish.Language, says);

            var edition = article.Edition(publish.Language)!;
            // Their names are copied: nobody renames or merges them meanwhile.
            await db.HoldTopics([.. edition.Topics.Select(t => t.TopicId)], cancellationToken);
            var now = clock.GetUtcNow().UtcDateTime;
            var publication = Typesetter.Set(
                edition.Text,
                edition.Language,
                article.Source.Text,
                edition.Topics.OrderBy(t => t.Place).Select(t => t.Topic.Name(edition.Language)),
                await how.Imprint(article, edition, publish, now, cancellationToken)
            );
            db.Publications.Add(publication);
            db.Cards.Add(PublicationCard.Of(publication, draw));
            await readers.Show(publication, cancellationToken);
            await codes.Give(article.Id, cancellationToken);
            edition.BecomePublished();
            db.Changes.Add(
                new Change
                {
                    Kind = ChangeKind.Published,
                    ArticleId = article.Id,
                    Language = publish.Language,
                    At = now,
                }
            );
            await db.SaveChangesAsync(cancellationToken);
            return publication;
        }
    }
}
