using System.Runtime.CompilerServices;
using Commentary.Application.Data;
using Commentary.Application.Model;
using Commentary.Application.Pipeline;
using Commentary.Application.Press;
using Commentary.Application.Redirects.Formats;
using Commentary.Application.Resources;
using Commentary.Text.Languages;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Commentary.Application.Redirects;

/// <summary>
/// Every rule, in the order in which they are tried, as a file in one of <see cref="RuleFormats.Writable"/>. What the format cannot say is a
/// comment in it. The lines are read while they are written, so that a million rules are never in memory at once.
/// </summary>
public static class ExportRedirects
{
    [For(Role.Editor)]
    public record Query(RuleFormat Format) : IRequest<Result>;

    /// <param name="Lines">To be read once, before the scope ends in which they were asked for.</param>
    public record Result(IAsyncEnumerable<string> Lines);

    public class Rules : AbstractValidator<Query>
    {
        public Rules(IStringLocalizer<Texts> says) =>
            RuleFor(q => q.Format).Must(RuleFormats.Writable.Contains).WithMessage(_ => says["FormatInvalid"]);
    }

    public class Handler(CommentaryDb db) : IRequestHandler<Query, Result>
    {
        public async Task<Result> Handle(Query query, CancellationToken cancellationToken)
        {
            ArgumentNullException.ThrowIfNull(query);
            // A draft's slug too: the rule of an article that is not public yet sleeps, and is kept.
            var editions = await db
                .Editions.AsNoTracking()
                .Select(e => new
                {
                    e.ArticleId,
                    e.Language,
                    e.Slug,
                })
                .ToDictionaryAsync(e => (e.ArticleId, e.Language), e => e.Slug ?? "", cancellationToken);
            return new(Lines(query.Format, editions, cancellationToken));
        }

        private async IAsyncEnumerable<string> Lines(
            RuleFormat format,
            Dictionary<(int, Language), string> slugs,
            [EnumeratorCancellation] CancellationToken stop
        )
        {
            foreach (var line in RuleLines.Before(format))
                yield return line;
            var isFirst = true;
            // As Precedence orders them.
            await foreach (
                var redirect in db
                    .Redirects.AsNoTracking()
                    .OrderBy(r =>
                        r.Match == RedirectMatch.Exact ? 0
                        : r.Match == RedirectMatch.Prefix ? 1
                        : 2
                    )
                    .ThenBy(r => r.Host == "" ? 1 : 0)
                    .ThenByDescending(r => r.Query == "" ? 0 : 1 + r.Query.Length - r.Query.Replace("&", "").Length)
                    .ThenByDescending(r => r.Path.Length)
                    .ThenBy(r => r.Place)
                    .ThenBy(r => r.Id)
                    .AsAsyncEnumerable()
                    .WithCancellation(stop)
            )
            {
                var rule = redirect.Rule;
                foreach (var line in RuleLines.Of(format, new(rule, To(rule, slugs)), isFirst))
                    yield return line;
                isFirst = false;
            }
            foreach (var line in RuleLines.After(format))
                yield return line;
        }

        private static string To(RedirectRule rule, Dictionary<(int, Language), string> slugs)
        {
            if (rule.ArticleId is not { } article)
                return rule.Target ?? "";
            foreach (var language in (Language[])[rule.Language ?? Language.French, (rule.Language ?? Language.French).Other()])
                if (slugs.GetValueOrDefault((article, language)) is { Length: > 0 } slug)
                    return Addresses.Article(language, slug);
            return "";
        }
    }
}
