using Commentary.Application.Data;
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

namespace Commentary.Application.Pictures;

/// <summary>
/// Says what a picture shows, in both languages. Where it is public, readers are told at once: the description belongs to the picture and not to
/// a publication. A language that somebody else described meanwhile is not written over.
/// </summary>
public static class DescribePicture
{
    [For(Role.Author)]
    public record Command : IRequest<Result>, IWrites
    {
        public int Id { get; init; }
        public string French { get; init; } = "";
        public string English { get; init; } = "";

        /// <summary>What was there when the form was opened.</summary>
        public string FrenchAsOpened { get; init; } = "";
        public string EnglishAsOpened { get; init; } = "";

        public string Words(Language language) => Kept(language is Language.English ? English : French);

        public string Opened(Language language) => Kept(language is Language.English ? EnglishAsOpened : FrenchAsOpened);

        /// <summary>One paragraph: it is read out.</summary>
        private static string Kept(string words) =>
            string.Join(' ', EditionText.Kept(words).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }

    /// <param name="IsPublic">Whether readers have it before them.</param>
    public record Result(bool IsPublic);

    public class Rules : AbstractValidator<Command>
    {
        public Rules(IStringLocalizer<Texts> says)
        {
            RuleFor(c => c.French)
                .MaximumLength(PictureDescription.WordsLength)
                .WithMessage(_ => says["TextTooLong", PictureDescription.WordsLength]);
            RuleFor(c => c.English)
                .MaximumLength(PictureDescription.WordsLength)
                .WithMessage(_ => says["TextTooLong", PictureDescription.WordsLength]);
        }
    }

    public class Handler(CommentaryDb db, TimeProvider clock, IStringLocalizer<Texts> says) : IRequestHandler<Command, Result>
    {
        public async Task<Result> Handle(Command describe, CancellationToken cancellationToken)
        {
            ArgumentNullException.ThrowIfNull(describe);
            // Two who describe it at once come one after the other.
            await db.HoldPictures(p => p.Id == describe.Id, cancellationToken);
            var picture =
                await db.Pictures.Include(p => p.Descriptions).SingleOrDefaultAsync(p => p.Id == describe.Id, cancellationToken)
                ?? throw new NotHere(nameof(Picture), describe.Id);
            List<Language> changed = [];
            List<ValidationFailure> refused = [];
            foreach (var language in LanguageNames.All)
            {
                var (mine, opened, saved) = (describe.Words(language), describe.Opened(language), picture.Description(language));
                if (mine == opened || mine == saved)
                    continue;
                if (saved != opened)
                    refused.Add(new($"{language}", saved.Length > 0 ? says["DescribedMeanwhile", saved] : says["UndescribedMeanwhile"]));
                picture.Describe(language, mine);
                changed.Add(language);
            }
            if (refused.Count > 0)
                throw new ValidationException(refused);

            var isPublic = await db
                .PublicationPictures.Where(p => p.PictureId == picture.Id && changed.Contains(p.Publication.Language))
                .AnyAsync(p => db.Live.Any(l => l.PublicationId == p.PublicationId), cancellationToken);
            if (isPublic)
                db.Changes.Add(new Change { Kind = ChangeKind.Pictures, At = clock.GetUtcNow().UtcDateTime });
            await db.SaveChangesAsync(cancellationToken);
            return new(isPublic);
        }
    }
}
