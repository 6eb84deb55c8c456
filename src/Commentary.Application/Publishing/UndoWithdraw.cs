using Commentary.Application.Articles;
using Commentary.Application.Data;
using Commentary.Application.Model;
using Commentary.Application.Pipeline;
using Commentary.Application.Press;
using Commentary.Application.Resources;
using Commentary.Text.Languages;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Commentary.Application.Publishing;

/// <summary>
/// Shows readers again the publication that they saw before the edition was withdrawn, with its date and at its address. What was saved since
/// stays unpublished. Nothing happens to an edition that is public by now.
/// </summary>
public static class UndoWithdraw
{
    [For(Role.Editor)]
    public record Command(int ArticleId, Language Language) : IRequest<Edition>, IWrites;

    public class Handler(CommentaryDb db, ShowReaders readers, WhyNot why, TimeProvider clock, IStringLocalizer<Texts> says)
        : IRequestHandler<Command, Edition>
    {
        public async Task<Edition> Handle(Command undo, CancellationToken cancellationToken)
        {
            ArgumentNullException.ThrowIfNull(undo);
            await db.OneAtATime(undo.ArticleId, cancellationToken);
            var article = await db.WholeArticle(undo.ArticleId, cancellationToken);
            if (article.Edition(undo.Language) is not { Stage: not Stage.Draft } edition)
                throw new NotHere(nameof(Publication), undo.ArticleId);
            if (edition.Stage is Stage.Published)
                return edition;
            (await why.NotShowAgain(article.Id, undo.Language, cancellationToken)).Refuse(undo.Language, says);

            var last = await db
                .Publications.Where(p => p.ArticleId == article.Id && p.Language == undo.Language)
                .OrderByDescending(p => p.Id)
                .FirstAsync(cancellationToken);
            await readers.Show(last, cancellationToken);
            edition.BecomePublishedAgain();
            db.Changes.Add(
                new Change
                {
                    Kind = ChangeKind.Published,
                    ArticleId = article.Id,
                    Language = undo.Language,
                    At = clock.GetUtcNow().UtcDateTime,
                }
            );
            await db.SaveChangesAsync(cancellationToken);
            return edition;
        }
    }
}
