using Commentary.Application.Resources;
using Commentary.Text.Languages;
using FluentValidation;
using FluentValidation.Results;
using Microsoft.Extensions.Localization;

namespace Commentary.Application.Scheduling;

internal static class MomentRules
{
    /// <summary>How far ahead: a year with a digit too many is a slip.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromDays(2 * 366);

    /// <summary>A moment (UTC) that was typed, and is to come: <c>French.At</c> is the field.</summary>
    public static IRuleBuilderOptionsConditions<T, DateTime?> IsToCome<T>(
        this IRuleBuilder<T, DateTime?> rule,
        Func<T, Language> language,
        TimeProvider clock,
        IStringLocalizer<Texts> says
    ) =>
        rule.Custom(
            (at, context) =>
            {
                var now = clock.GetUtcNow().UtcDateTime;
                if (at is null || at <= now || at > now + Longest)
                    context.AddFailure(new ValidationFailure($"{language(context.InstanceToValidate)}.At", says["NoMomentToCome"]));
            }
        );
}
