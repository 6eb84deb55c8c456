using Commentary.Application.Data;
using Commentary.Application.Members;
using Commentary.Application.Model;
using Commentary.Application.Pipeline;
using Commentary.Application.Resources;
using Commentary.Application.Sources;
using Commentary.Text.Languages;
using Commentary.Text.Links;
using FluentValidation;
using FluentValidation.Results;
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

        /// <summary>
        /// Where somebody can be asked: the pieces of which they were told, as <see cref="FindCommented.Told"/> writes them, empty at first. Where
        /// there is another one on this source they are refused, for them to say again. Null where nobody can.
        /// </summary>
        public string? ToldOf { get; init; }

        /// <summary>The fields, such as <c>French.Title</c>, that hold characters which nobody sees, and which are not kept.</summary>
        public IEnumerable<string> HasUnseen() =>
            (SourceText.Empty with { Url = SourceUrl })
                .HasUnseen()
                .Select(field => $"Source.{field}")
                .Concat((EditionText.Empty with { Title = Title }).HasUnseen().Select(field => $"French.{field}"));
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

    public class Handler(
        CommentaryDb db,
        CurrentMember member,
        SiteOptions site,
        ReadingBell bell,
        TimeProvider clock,
        IStringLocalizer<Texts> says
    ) : IRequestHandler<Command, int>
    {
        public async Task<int> Handle(Command start, CancellationToken cancellationToken)
        {
            ArgumentNullException.ThrowIfNull(start);
            await RefuseTheCommented(start, cancellationToken);
            var now = clock.GetUtcNow().UtcDateTime;
            var article = Article.Begin(now);
            article.Source.Write(SourceText.Empty with { Url = SourceAddress.WithoutUnseen(start.SourceUrl).Trim() });
            // The desk opens at once; what the page says of itself comes after.
            var isToRead = site.ReadsSources && article.Source.AskReading(now);
            db.Articles.Add(article);
            await db.SaveChangesAsync(cancellationToken);

            var title = (EditionText.Empty with { Title = start.Title }).Kept().Title;
            var slug = await db.FreeSlug(Slug.From(title, Language.French), Language.French, article.Id, cancellationToken);
            article.EditionOrNew(Language.French).Write(EditionText.Empty with { Title = title, Slug = slug }, member.Name, now);
            await db.SaveChangesAsync(cancellationToken);
            if (isToRead)
                bell.Ring();
            return article.Id;
        }

        private async Task RefuseTheCommented(Command start, CancellationToken stop)
        {
            if (start.ToldOf is { } told && !FindCommented.IsTold(told, await db.Commented(start.SourceUrl, 0, stop)))
                throw new ValidationException([new ValidationFailure("Source.Url", says["SourceCommented"])]);
        }
    }
}
