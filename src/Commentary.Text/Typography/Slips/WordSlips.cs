using System.Text.RegularExpressions;

namespace Commentary.Text.Typography.Slips;

/// <summary>Ligatures and abbreviations.</summary>
internal static partial class WordSlips
{
    public static IEnumerable<Slip> In(Proof proof)
    {
        foreach (Match match in Ligature().Matches(proof.Text))
            yield return new(Rule.Ligature, match.Index, 2, match.Value[0] is 'O' ? "Œ" : "œ", true);
        foreach (var slip in InEnglish(proof))
            yield return slip;
    }

    public static IEnumerable<Slip> InEnglish(Proof proof) =>
        EtCetera()
            .Matches(proof.Text)
            .Select(match => new Slip(Rule.Abbreviation, match.Index, match.Length, match.Value[..3] + ".", true));

    // Only where œ is certain: coefficient, poète and moelle have two letters.
    [GeneratedRegex(
        @"(?<=(?<![\p{L}\p{N}_])(?:[dl][’'])?(?:[SsCcNnVvBbFfMm]|[Cc]h|[Mm]an|[Dd]és|[Rr]anc)?)[Oo]e(?=uvre|uf|uvr|il(?:s|let|lets|lère|lères|lade)?(?!\p{L})|ur(?!\p{Ll}opé)|ud|ux?(?!\p{L})|sophag|cumén|tus(?!\p{L})|dème|strog)",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 2000
    )]
    private static partial Regex Ligature();

    [GeneratedRegex(@"(?<![\p{L}\p{N}])[Ee]tc(?:\.{2,}|\.?…)", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 2000)]
    private static partial Regex EtCetera();
}
