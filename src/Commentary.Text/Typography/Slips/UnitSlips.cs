using System.Text.RegularExpressions;

namespace Commentary.Text.Typography.Slips;

/// <summary>
/// A number with a unit of one letter at it, which setting leaves alone: <c>65W</c> may be a model. Letters that name generations, resolutions
/// and paper (<c>5G</c>, <c>4K</c>, <c>A4</c>) are none of them.
/// </summary>
internal static partial class UnitSlips
{
    public static IEnumerable<Slip> InFrench(Proof proof) => In(proof, "WVmgs");

    /// <summary>“The 90s” has no seconds.</summary>
    public static IEnumerable<Slip> InEnglish(Proof proof) => In(proof, "WVmg");

    private static IEnumerable<Slip> In(Proof proof, string units)
    {
        foreach (Match match in Closed().Matches(proof.Text))
            if (units.Contains(match.Groups["unit"].Value, StringComparison.Ordinal))
                yield return new(
                    Rule.Unit,
                    match.Index,
                    match.Length,
                    match.Groups["number"].Value + Signs.NoBreak + match.Groups["unit"].Value,
                    IsCertain: false
                );
    }

    [GeneratedRegex(
        @"(?<![\p{L}\p{N}.,$€£/_–-])(?<number>[0-9]+(?:[.,][0-9]+)?)(?<unit>[A-Za-z])(?![\p{L}\p{N}/_'’²³-]|\.[\p{L}\p{N}])",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 2000
    )]
    private static partial Regex Closed();
}
