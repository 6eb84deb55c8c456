using System.Collections.Frozen;
using Commentary.Application.Data;
using Commentary.Application.Pipeline;
using Commentary.Application.Press;
using Commentary.Text.Languages;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Commentary.Application.Redirects;

/// <summary>Builds the snapshot from all rules: the one place that reads the whole table, because answers must not read any.</summary>
public static class LoadSnapshot
{
    [ForAnyone]
    public record Query : IRequest<RedirectSnapshot>;

    public class Handler(CommentaryDb db) : IRequestHandler<Query, RedirectSnapshot>
    {
        public async Task<RedirectSnapshot> Handle(Query query, CancellationToken cancellationToken)
        {
            var live = (
                await db
                    .Live.AsNoTracking()
                    .Where(l => db.Redirects.Any(r => r.ArticleId == l.ArticleId))
                    .Select(l => new
                    {
                        l.ArticleId,
                        l.Language,
                        l.Slug,
                    })
                    .ToListAsync(cancellationToken)
            ).ToDictionary(l => (l.ArticleId, l.Language), l => Addresses.Article(l.Language, l.Slug));

            Dictionary<string, RedirectSnapshot.Rule> rules = new(StringComparer.Ordinal);
            await foreach (
                var rule in db.Redirects.AsNoTracking().Where(r => r.IsOn).AsAsyncEnumerable().WithCancellation(cancellationToken)
            )
                if (rule.Answer is RedirectAnswer.Gone)
                    rules[rule.Path] = new(rule.Answer, null, null);
                else if (rule.Target is { } address)
                    rules[rule.Path] = new(rule.Answer, address, address);
                else if (Edition(rule, Language.French) is { } french && Edition(rule, Language.English) is { } english)
                    rules[rule.Path] = new(rule.Answer, french, english);
            return new RedirectSnapshot(rules.ToFrozenDictionary(StringComparer.Ordinal));

            // The edition that the rule names, else the reader's; whichever there is when that one is not public. A rule to an article that
            // is not public at all sleeps until it is.
            string? Edition(Redirect rule, Language reader)
            {
                var language = rule.Language ?? reader;
                return live.GetValueOrDefault((rule.ArticleId ?? 0, language))
                    ?? live.GetValueOrDefault((rule.ArticleId ?? 0, language.Other()));
            }
        }
    }
}
