using System.Text;
using System.Text.RegularExpressions;
using Commentary.Text.Languages;
using Commentary.Text.Typography.Slips;

namespace Commentary.Text.Typography;

/// <summary>
/// What a proofreader would mark in a text as it was typed. Nothing is changed by it: each slip is a proposal. Thread-safe, never throws,
/// and its time grows with the text's length alone.
/// </summary>
public static class Lint
{
    private static readonly Func<Proof, IEnumerable<Slip>>[] Both = [NotationSlips.In, MarkSlips.In];

    // In the order in which they claim a place.
    private static readonly Func<Proof, IEnumerable<Slip>>[] French =
    [
        LostApostrophes.InFrench,
        NumberSlips.In,
        UnitSlips.InFrench,
        ForeignQuotes.In,
        EnglishPassages.In,
        CapitalSlips.In,
        WordSlips.In,
        .. Both,
    ];

    private static readonly Func<Proof, IEnumerable<Slip>>[] English =
    [
        LostApostrophes.InEnglish,
        UnitSlips.InEnglish,
        WordSlips.InEnglish,
        .. Both,
    ];

    /// <summary>The slips of a text without marks: a title, a teaser.</summary>
    /// <returns>In the order of the text; no two overlap.</returns>
    public static IReadOnlyList<Slip> Plain(string text, Language language)
    {
        ArgumentNullException.ThrowIfNull(text);
        return InOrder(Of(Proof.Plain(text, language), RulesOf(language)));
    }

    /// <summary>The same of Markdown: code, addresses, attributes and passages marked as another language are left alone.</summary>
    public static IReadOnlyList<Slip> Markdown(string text, Language language)
    {
        ArgumentNullException.ThrowIfNull(text);
        return InOrder(Proof.Markdown(text, language).SelectMany(proof => Of(proof, RulesOf(language))));
    }

    /// <summary>The text with these slips mended. They must be of this very text; those that overlap one before are left out.</summary>
    public static string Mend(string text, IEnumerable<Slip> slips)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(slips);
        var mended = new StringBuilder(text.Length);
        var from = 0;
        foreach (var slip in slips.OrderBy(slip => slip.Start))
        {
            if (slip.Start < from || slip.Start + slip.Length > text.Length)
                continue;
            mended.Append(text, from, slip.Start - from).Append(slip.Fix);
            from = slip.Start + slip.Length;
        }
        return mended.Append(text, from, text.Length - from).ToString();
    }

    private static Func<Proof, IEnumerable<Slip>>[] RulesOf(Language language) => language is Language.French ? French : English;

    internal static IEnumerable<Slip> Of(Proof proof, IEnumerable<Func<Proof, IEnumerable<Slip>>> rules)
    {
        var claimed = new bool[proof.Text.Length];
        foreach (var rule in rules)
        foreach (var slip in Found(rule, proof))
        {
            if (claimed.AsSpan(slip.Start, slip.Length).Contains(true) || proof.Place(slip) is not { } placed)
                continue;
            claimed.AsSpan(slip.Start, slip.Length).Fill(true);
            yield return placed;
        }
    }

    /// <summary>What a rule cannot find in two seconds it does not find: a text like that is no prose, and the desk must open with it.</summary>
    private static List<Slip> Found(Func<Proof, IEnumerable<Slip>> rule, Proof proof)
    {
        try
        {
            return [.. rule(proof)];
        }
        catch (RegexMatchTimeoutException)
        {
            return [];
        }
    }

    private static List<Slip> InOrder(IEnumerable<Slip> slips) => [.. slips.OrderBy(slip => slip.Start)];
}
