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
using Microsoft.EntityFrameworkCore;
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
        RuleBook book,
        ShortCodes codes,
        WhyNot why,
        Checklist checklist,
        HowMade how,
        DrawCard draw,
        TimeProvider clock,
        SiteOptions site,
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
            await Show(publication, cancellationToken);
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

        private async Task Show(Publication publication, CancellationToken stop)
        {
            var live = await db.Live.SingleOrDefaultAsync(
                l => l.ArticleId == publication.ArticleId && l.Language == publication.Language,
                stop
            );
            if (live is null)
            {
                var first = await db
                    .Publications.Where(p => p.ArticleId == publication.ArticleId && p.Language == publication.Language)
                    .MinAsync(p => (DateTime?)p.PublishedAt, stop);
                live = new LiveEdition
                {
                    ArticleId = publication.ArticleId,
                    Language = publication.Language,
                    FirstPublishedAt = first ?? publication.PublishedAt,
                    Month = site.Month(first ?? publication.PublishedAt),
                };
                db.Live.Add(live);
            }
            live.Show(publication);
            await LeaveRedirects(publication, stop);
        }

        /// <summary>Every slug that this edition had in public leads to it; a rule at the address it has now would be hidden by the page.</summary>
        private async Task LeaveRedirects(Publication publication, CancellationToken stop)
        {
            var address = Addresses.Article(publication.Language, publication.Slug);
            var hidden = await db
                .Redirects.Where(r => r.Match == RedirectMatch.Exact && r.Path == address && r.Host == "")
                .ToListAsync(stop);
            var former = await db
                .Publications.Where(p => p.ArticleId == publication.ArticleId && p.Language == publication.Language)
                .Where(p => p.Slug != publication.Slug)
                .Select(p => p.Slug)
                .Distinct()
                .ToListAsync(stop);
            // A rule that was made before the piece had an address follows it from here on.
            var waiting = await db.Redirects.Where(r => r.TargetPath == address).ToListAsync(stop);
            // While nothing of the piece was public, its addresses in the other language said so.
            var gone = await db
                .Redirects.Of(publication.ArticleId)
                .Where(r => r.Answer == RedirectAnswer.Gone && r.Path != address)
                .ToListAsync(stop);
            if (hidden.Count == 0 && former.Count == 0 && waiting.Count == 0 && gone.Count == 0)
                return;

            await book.Begin(BatchKind.Publication, address, stop);
            hidden.ForEach(book.Remove);
            foreach (var rule in gone)
                book.Change(rule, rule.Rule with { Answer = RedirectAnswer.Found });
            foreach (var rule in waiting)
                book.Change(rule, rule.Rule.LeadingTo(RedirectTarget.Article(publication.ArticleId, publication.Language)));
            foreach (var slug in former)
            {
                var rule = new RedirectRule { Path = Addresses.Article(publication.Language, slug) }.LeadingTo(
                    RedirectTarget.Article(publication.ArticleId, publication.Language)
                );
                // A rule that was made there before the piece had the slug gives way to it for good.
                if (await db.Redirects.SingleOrDefaultAsync(r => r.Key == rule.Key, stop) is not { } there)
                    await book.Make(rule, RedirectOrigin.Slug, stop);
                else
                    book.Change(there, rule with { Note = there.Note, Group = there.Group });
            }
            await book.Close(stop);
        }
    }
}
