using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace Commentary.Text.Typography.Slips;

/// <summary>
/// English words in a row in a French text that are not marked as such. They are known by their little words, which French has not; a term that
/// French has taken over stays what it is.
/// </summary>
internal static partial class EnglishPassages
{
    private const int MostWords = 12;

    private static readonly FrozenSet<string> English = Set(
        "the of and for with from this that these those is are was were will would should could your our their his her you they what when how why which "
            + "into about than then not be been has have had it its by at an to we my all"
    );

    private static readonly FrozenSet<string> French = Set(
        "le la les de du des un une et ou au aux en est sont que qui dans sur par pour ce cette ces se sa son ses il elle ils elles ne pas plus comme mais "
            + "si nous vous leur leurs avec sans y car donc ni puis selon entre vers chez sous ont dont ainsi"
    );

    private static readonly FrozenSet<string> EitherWay = Set("a on");

    public static IEnumerable<Slip> In(Proof proof)
    {
        if (!proof.IsMarkdown)
            yield break;
        var words = Word().Matches(proof.Text);
        for (var at = 0; at < words.Count; at++)
        {
            if (!English.Contains(words[at].Value.ToLowerInvariant()))
                continue;
            var (first, last) = (at, at);
            while (first > 0 && at - first < MostWords && Joins(proof.Text, words[first - 1], words[first]) && IsForeign(words[first - 1]))
                first--;
            while (
                last < words.Count - 1
                && last - at < MostWords
                && Joins(proof.Text, words[last], words[last + 1])
                && IsForeign(words[last + 1])
            )
                last++;
            at = last;
            // Words of both languages belong to it where it goes on behind them.
            while (last > first && EitherWay.Contains(words[last].Value.ToLowerInvariant()))
                last--;
            if (last == first)
                continue;
            var (start, end) = (words[first].Index, words[last].Index + words[last].Length);
            var slip = new Slip(Rule.EnglishWords, start, end - start, $"*{proof.Text[start..end]}*{{lang=en}}", false);
            // Emphasised already, or the words of a link: a mark more would say something else.
            if (proof.Place(slip) is { } placed && !IsMarked(proof.Source, placed))
                yield return slip;
        }
    }

    private static bool IsForeign(Match word) => word.Value.All(char.IsAscii) && !French.Contains(word.Value.ToLowerInvariant());

    private static bool Joins(string text, Match one, Match other) =>
        other.Index - one.Index - one.Length == 1 && text[other.Index - 1] is ' ';

    private static bool IsMarked(string source, Slip slip) =>
        (slip.Start > 0 && source[slip.Start - 1] is '*' or '_' or '[')
        || (slip.Start + slip.Length < source.Length && source[slip.Start + slip.Length] is '*' or '_' or ']');

    private static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet();

    [GeneratedRegex(
        @"(?<![\p{L}\p{N}'’\uFFFC-])\p{L}+(?:['’-]\p{L}+)*(?![\p{L}\p{N}\uFFFC])",
        RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 2000
    )]
    private static partial Regex Word();
}
