using Commentary.Application.Checking;
using Commentary.Application.Resources;
using Commentary.Text.Languages;
using FluentValidation;
using FluentValidation.Results;
using Microsoft.Extensions.Localization;

namespace Commentary.Application.Publishing;

internal static class ReasonRefusals
{
    /// <summary>Refuses with every reason at once, each beside the field that it is about: <c>French.Title</c>.</summary>
    public static void Refuse(this IReadOnlyList<Reason> reasons, Language language, IStringLocalizer<Texts> says)
    {
        if (reasons.Count > 0)
            throw new ValidationException(
                reasons.Select(reason => new ValidationFailure(Field(reason, language), says[reason.ToString()])
                {
                    ErrorCode = reason.ToString(),
                })
            );
    }

    /// <summary>The same for what a check found that stops a publication: the sentence, and what it is about.</summary>
    public static void Refuse(this IReadOnlyList<Finding> findings, Language language, IStringLocalizer<Texts> says)
    {
        if (findings.Count > 0)
            throw new ValidationException(
                findings.Select(finding => new ValidationFailure(
                    finding.Field.StartsWith("Source.", StringComparison.Ordinal) ? finding.Field : $"{language}.{finding.Field}",
                    says[finding.Sentence, [.. finding.Said]]
                )
                {
                    ErrorCode = finding.Sentence,
                })
            );
    }

    private static string Field(Reason reason, Language language) =>
        reason switch
        {
            Reason.SourceMissing => "Source.Url",
            Reason.TitleMissing => $"{language}.Title",
            Reason.SlugMissing or Reason.SlugTaken => $"{language}.Slug",
            Reason.SummaryMissing => $"{language}.Summary",
            Reason.NeutralMissing => $"{language}.Neutral",
            Reason.ExampleMissing => $"{language}.Example",
            Reason.OptimisticMissing => $"{language}.Optimistic",
            Reason.PessimisticMissing => $"{language}.Pessimistic",
            _ => "",
        };
}
