using System.Text.RegularExpressions;
using Commentary.Application.Model;
using Commentary.Application.Resources;
using Commentary.Text.Languages;
using Commentary.Text.Links;
using FluentValidation;
using Microsoft.Extensions.Localization;

namespace Commentary.Application.Articles;

/// <summary>What may be kept as a draft: unfinished is fine, unkeepable is not.</summary>
public class EditionRules : AbstractValidator<EditionText>
{
    public EditionRules(IStringLocalizer<Texts> says)
    {
        RuleFor(t => t.Title)
            .MaximumLength(Edition.TitleLength)
            .WithMessage(t => says["TitleTooLong", Edition.TitleLength, t.Title.Length]);
        RuleFor(t => t.Slug)
            // What can be made a slug is made one when it is saved.
            .Must(slug => slug.Trim().Length == 0 || Slug.From(slug, Language.French).Length > 0)
            .WithMessage(_ => says["SlugInvalid", Slug.MaxLength]);
        RuleFor(t => t.Teaser).MaximumLength(Edition.BodyLength).WithMessage(_ => says["TextTooLong", Edition.BodyLength]);
        RuleFor(t => t.Summary).MaximumLength(Edition.BodyLength).WithMessage(_ => says["TextTooLong", Edition.BodyLength]);
        RuleFor(t => t.Neutral).MaximumLength(Edition.BodyLength).WithMessage(_ => says["TextTooLong", Edition.BodyLength]);
        RuleFor(t => t.Example).MaximumLength(Edition.BodyLength).WithMessage(_ => says["TextTooLong", Edition.BodyLength]);
        RuleFor(t => t.Optimistic).MaximumLength(Edition.BodyLength).WithMessage(_ => says["TextTooLong", Edition.BodyLength]);
        RuleFor(t => t.Pessimistic).MaximumLength(Edition.BodyLength).WithMessage(_ => says["TextTooLong", Edition.BodyLength]);
        RuleFor(t => t.Question).MaximumLength(Edition.QuestionLength).WithMessage(_ => says["TextTooLong", Edition.QuestionLength]);
    }
}

/// <summary>What may be kept about the source.</summary>
public partial class SourceRules : AbstractValidator<SourceText>
{
    public SourceRules(IStringLocalizer<Texts> says)
    {
        RuleFor(s => s.Url).Must(url => SourceLink.Holds(url.Trim())).WithMessage(_ => says["UrlTooLong", SourceLink.UrlLength]);
        RuleFor(s => s.Url)
            .Must(url =>
                SourceAddress.WithoutUnseen(url).Trim() is var seen && (seen.Length == 0 || SourceAddress.TryCanonical(seen, out _))
            )
            .WithMessage(_ => says["UrlInvalid"]);
        RuleFor(s => s.Title).MaximumLength(SourceLink.NameLength).WithMessage(_ => says["NameTooLong", SourceLink.NameLength]);
        RuleFor(s => s.Publisher).MaximumLength(SourceLink.NameLength).WithMessage(_ => says["NameTooLong", SourceLink.NameLength]);
        RuleFor(s => s.Author).MaximumLength(SourceLink.NameLength).WithMessage(_ => says["NameTooLong", SourceLink.NameLength]);
        RuleFor(s => s.Picture)
            .Must(url => url.Trim().Length == 0 || (SourceLink.Holds(url.Trim()) && SourceAddress.TryCanonical(url.Trim(), out _)))
            .WithMessage(_ => says["PictureInvalid", SourceLink.UrlLength]);
        RuleFor(s => s.Language)
            .Must(code => string.IsNullOrEmpty(code) || LanguageCode().IsMatch(code))
            .WithMessage(_ => says["LanguageInvalid"]);
    }

    /// <summary>A language and at most a region: all of BCP 47 that a credit needs.</summary>
    [GeneratedRegex(
        "^[a-z]{2,3}(-[A-Z]{2})?$",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 100
    )]
    private static partial Regex LanguageCode();
}
