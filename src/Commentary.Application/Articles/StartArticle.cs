using Commentary.Application.Data;
using Commentary.Application.Members;
using Commentary.Application.Model;
using Commentary.Application.Pipeline;
using Commentary.Application.Resources;
using Commentary.Text.Languages;
using FluentValidation;
using MediatR;
using Microsoft.Extensions.Localization;

namespace Commentary.Application.Articles;

/// <summary>Begins an article from the link to the news, or from a title.</summary>
public static class StartArticle
{
    [For(Role.Author)]
    public record Command : IRequest<int>, IWrites
    {
        public string SourceUrl { get; init; } = "";
        public string Title { get; init; } = "";
    }

    public class Rules : AbstractValidator<Command>
    {
        public Rules(IStringLocalizer<Texts> says)
        {
            RuleFor(c => new SourceText(c.SourceUrl, "", "", "", null)).SetValidator(new SourceRules(says)).OverridePropertyName("Source");
            RuleFor(c => c.Title)
                .MaximumLength(Edition.TitleLength)
                .WithMessage(c => says["TitleTooLong", Edition.TitleLength, c.Title.Length]);
            RuleFor(c => c.SourceUrl + c.Title)
                .Must(typed => !string.IsNullOrWhiteSpace(typed))
                .WithMessage(_ => says["NothingToStart"])
                .OverridePropertyName("");
        }
    }

    public class Handler(CommentaryDb db, CurrentMember member, TimeProvider clock) : IRequestHandler<Command, int>
    {
        public async Task<int> Handle(Command start, CancellationToken cancellationToken)
        {
            ArgumentNullException.ThrowIfNull(start);
            var now = clock.GetUtcNow().UtcDateTime;
            var article = Article.Begin(now);
            article.Source.Write(SourceText.Empty with { Url = start.SourceUrl.Trim() });
            db.Articles.Add(article);
            await db.SaveChangesAsync(cancellationToken);

            var title = (EditionText.Empty with { Title = start.Title }).Kept().Title;
            var slug = await db.FreeSlug(Slug.From(title, Language.French), Language.French, article.Id, cancellationToken);
            article.EditionOrNew(Language.French).Write(EditionText.Empty with { Title = title, Slug = slug }, member.Name, now);
            await db.SaveChangesAsync(cancellationToken);
            return article.Id;
        }
    }
}
