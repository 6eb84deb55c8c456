using Commentary.Application.Data;
using Commentary.Application.Press;
using Commentary.Application.Redirects;
using Microsoft.EntityFrameworkCore;

namespace Commentary.Application.Publishing;

/// <summary>Makes a publication the one that readers see, and its addresses lead to it.</summary>
public class ShowReaders(CommentaryDb db, RuleBook book, SiteOptions site)
{
    public async Task Show(Publication publication, CancellationToken stop)
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
        var hidden = await db.Redirects.Where(r => r.Match == RedirectMatch.Exact && r.Path == address && r.Host == "").ToListAsync(stop);
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
