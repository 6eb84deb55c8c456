using Commentary.Application.Data;
using Commentary.Application.Drift;
using Commentary.Application.Members;
using Commentary.Application.Model;
using Commentary.Application.Pipeline;
using Commentary.Text.Languages;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Commentary.Application.Articles;

/// <summary>Makes an older text of one edition the newest: a revision like any other, by the same guard. Nothing else of the piece changes.</summary>
public static class RestoreRevision
{
    /// <param name="Number">Of the revision that is to come back.</param>
    /// <param name="Opened">The newest that whoever restores has seen.</param>
    [For(Role.Author)]
    public record Command(int ArticleId, Language Language, int Number, int Opened) : IRequest<Result>, IWrites;

    public enum Result
    {
        Restored,

        /// <summary>The text was that already.</summary>
        Unchanged,
    }

    public class Handler(CommentaryDb db, IMediator mediator, Following following, CurrentMember member, TimeProvider clock)
        : IRequestHandler<Command, Result>
    {
        public async Task<Result> Handle(Command restore, CancellationToken cancellationToken)
        {
            ArgumentNullException.ThrowIfNull(restore);
            var article = await db.WholeArticle(restore.ArticleId, cancellationToken);
            var edition = article.Edition(restore.Language) ?? throw new NotHere(nameof(Edition), restore.ArticleId);
            var text =
                await db
                    .Revisions.Where(r => r.EditionId == edition.Id && r.Number == restore.Number)
                    .Select(r => r.Text)
                    .SingleOrDefaultAsync(cancellationToken)
                ?? throw new NotHere(nameof(Revision), restore.Number);
            // A whole text takes another's place: there is nothing to join it with.
            if (edition.Version != restore.Opened)
                throw new SavedMeanwhile(null, [EditionConflict.Unseen(edition)]);

            // An address that another piece has by now stays with it.
            if (text.Slug.Length == 0 || await db.FreeSlug(text.Slug, restore.Language, article.Id, cancellationToken) != text.Slug)
                text = text with { Slug = edition.Slug ?? "" };
            if (text == edition.Text)
                return Result.Unchanged;
            // An older text is shown before it comes back, with what is empty in it.
            SaveDraft.Command form = new()
            {
                ArticleId = restore.ArticleId,
                Emptied = Merge.Texts.ToDictionary(field => $"{restore.Language}.{field}", _ => SaveDraft.WhenEmptied.LeaveEmpty),
            };
            var restored = EditionDrift.Fields.Where(field => text.Field(field) != edition.Text.Field(field)).ToList();
            await mediator.Send(
                restore.Language is Language.English
                    ? form with
                    {
                        English = text,
                        OpenedEnglish = restore.Opened,
                    }
                    : form with
                    {
                        French = text,
                        OpenedFrench = restore.Opened,
                    },
                cancellationToken
            );
            edition.Revisions[^1].RestoredFrom = restore.Number;
            await db.SaveChangesAsync(cancellationToken);
            if (restore.Language is Language.English)
                await following.Restore(article, restored, restore.Number, member.Name, clock.GetUtcNow().UtcDateTime, cancellationToken);
            return Result.Restored;
        }
    }
}
