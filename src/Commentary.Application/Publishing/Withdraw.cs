using Commentary.Application.Articles;
using Commentary.Application.Data;
using Commentary.Application.Model;
using Commentary.Application.Pipeline;
using Commentary.Application.Press;
using Commentary.Application.Redirects;
using Commentary.Application.Resources;
using Commentary.Text.Languages;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Commentary.Application.Publishing;

/// <summary>Takes one edition out of the readers' sight. Its publications are kept, and its text stays as it is.</summary>
public static class Withdraw
{
    [For(Role.Editor)]
    public record Command(int ArticleId, Language Language) : IRequest<Edition>, IWrites;

    public class Handler(CommentaryDb db, RuleBook book, WhyNot why, TimeProvider clock, IStringLocalizer<Texts> says)
        : IRequestHandler<Command, Edition>
    {
        public async Task<Edition> Handle(Command withdraw, CancellationToken cancellationToken)
        {
            ArgumentNullException.ThrowIfNull(withdraw);
            await db.OneAtATime(withdraw.ArticleId, cancellationToken);
            var article = await db.WholeArticle(withdraw.ArticleId, cancellationToken);
            (await why.NotWithdraw(article.Id, withdraw.Language, cancellationToken)).Refuse(withdraw.Language, says);

            var live = await db.Live.SingleAsync(
                l => l.ArticleId == withdraw.ArticleId && l.Language == withdraw.Language,
                cancellationToken
            );
            db.Live.Remove(live);
            await LeaveWord(live, cancellationToken);
            var edition = article.Edition(withdraw.Language)!;
            edition.BecomeWithdrawn();
            db.Changes.Add(
                new Change
                {
                    Kind = ChangeKind.Withdrawn,
                    ArticleId = article.Id,
                    Language = withdraw.Language,
                    At = clock.GetUtcNow().UtcDateTime,
                }
            );
            await db.SaveChangesAsync(cancellationToken);
            return edition;
        }

        /// <summary>
        /// Links to it are out there: they lead to the other edition while that is public, and else are told that it was taken back. Publishing it
        /// again takes the rule away.
        /// </summary>
        private async Task LeaveWord(LiveEdition live, CancellationToken stop)
        {
            var address = Addresses.Article(live.Language, live.Slug);
            var hasOther = await db.Live.AnyAsync(l => l.ArticleId == live.ArticleId && l.Language != live.Language, stop);
            var rule = new RedirectRule { Path = address, Answer = hasOther ? RedirectAnswer.Found : RedirectAnswer.Gone }.LeadingTo(
                RedirectTarget.Article(live.ArticleId, live.Language.Other())
            );
            await book.Begin(BatchKind.Publication, address, stop);
            await book.Make(rule, RedirectOrigin.Slug, stop);
            if (!hasOther)
                // Nothing of the piece is left: every address that it ever had says so, in either language.
                foreach (var former in await db.Redirects.Of(live.ArticleId).Where(r => r.Answer != RedirectAnswer.Gone).ToListAsync(stop))
                    book.Change(former, former.Rule with { Answer = RedirectAnswer.Gone });
            await book.Close(stop);
        }
    }
}
