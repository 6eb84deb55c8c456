using Commentary.Application.Data;
using Commentary.Application.Members;
using Commentary.Application.Model;
using Commentary.Application.Pipeline;
using Commentary.Application.Press;
using Commentary.Application.Resources;
using Commentary.Text.Languages;
using FluentValidation;
using FluentValidation.Results;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Commentary.Application.Redirects;

/// <summary>Gives an article a code that an editor chose, besides those it has. It is the article's for ever: nobody can take it away.</summary>
public static class AddShortLink
{
    [For(Role.Editor)]
    public record Command : IRequest<Result>, IWrites
    {
        /// <summary>The article: an address it has or had, long or short, or its title.</summary>
        public string Article { get; init; } = "";
        public string Code { get; init; } = "";
    }

    public enum Result
    {
        Made,
        Unchanged,
    }

    public class Rules : AbstractValidator<Command>
    {
        public Rules(IStringLocalizer<Texts> says) =>
            RuleFor(c => c.Code)
                .Must(code => ShortAddress.IsCode(Normal(code)))
                .WithMessage(_ => says["CodeInvalid", ShortAddress.MinChosenLength, ShortLink.CodeLength])
                .Must(code => !ShortAddress.IsReserved(Normal(code)))
                .WithMessage(_ => says["CodeReserved"]);
    }

    public class Handler(CommentaryDb db, CurrentMember member, TimeProvider clock, IStringLocalizer<Texts> says)
        : IRequestHandler<Command, Result>
    {
        public async Task<Result> Handle(Command add, CancellationToken cancellationToken)
        {
            ArgumentNullException.ThrowIfNull(add);
            var code = Normal(add.Code);
            var found = await ByAddress(add.Article.Trim(), cancellationToken) is { } named
                ? [named]
                : await ByTitle(add.Article.Trim(), cancellationToken);
            if (found is not [var article])
                throw Refused(nameof(Command.Article), says[found.Count == 0 ? "ShortArticleNotFound" : "ShortArticleUnsure"]);
            var taken = await db
                .ShortLinks.Where(l => l.Code == code)
                .Select(l => (int?)l.ArticleId)
                .SingleOrDefaultAsync(cancellationToken);
            if (taken == article)
                return Result.Unchanged;
            if (taken is not null)
                throw Refused(nameof(Command.Code), says["CodeTaken"]);

            var now = clock.GetUtcNow().UtcDateTime;
            db.ShortLinks.Add(
                new()
                {
                    Code = code,
                    ArticleId = article,
                    IsChosen = true,
                    MadeAt = now,
                    MadeBy = member.Name,
                }
            );
            db.Changes.Add(
                new Change
                {
                    Kind = ChangeKind.Redirects,
                    ArticleId = article,
                    At = now,
                }
            );
            await db.SaveChangesAsync(cancellationToken);
            return Result.Made;
        }

        /// <summary>Only what was public: a code must not tell of a draft, nor call it gone.</summary>
        private async Task<int?> ByAddress(string typed, CancellationToken stop)
        {
            if (OldAddress.Of(typed) is not { Path: var path })
                return null;
            if (ShortAddress.Read(path) is var (code, _))
                return await db.ShortLinks.Where(l => l.Code == code).Select(l => (int?)l.ArticleId).SingleOrDefaultAsync(stop);
            foreach (var language in LanguageNames.All)
                if (path.StartsWith(Addresses.Article(language, ""), StringComparison.Ordinal))
                {
                    var slug = path[Addresses.Article(language, "").Length..];
                    return await db
                        .Publications.Where(p => p.Language == language && p.Slug == slug)
                        .OrderByDescending(p => p.Id)
                        .Select(p => (int?)p.ArticleId)
                        .FirstOrDefaultAsync(stop);
                }
            return null;
        }

        private Task<List<int>> ByTitle(string title, CancellationToken stop) =>
            db.Publications.Where(p => p.Title == title).Select(p => p.ArticleId).Distinct().OrderBy(id => id).Take(2).ToListAsync(stop);
    }

    private static string Normal(string code) => code.Trim().ToLowerInvariant();

    private static ValidationException Refused(string field, string says) => new([new ValidationFailure(field, says)]);
}
