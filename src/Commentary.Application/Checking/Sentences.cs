using System.Text.RegularExpressions;

namespace Commentary.Application.Checking;

/// <summary>What is found in a text sentence by sentence.</summary>
internal static partial class Sentences
{
    /// <summary>In letters and digits: shorter ones are formulas that may come back.</summary>
    private const int WorthSaying = 30;

    /// <param name="First">The place among the texts where it stands first.</param>
    internal sealed record Again(string Sentence, int First, int Second);

    /// <summary>Sentences that stand twice, in one text or in two, whatever their punctuation and case.</summary>
    public static IEnumerable<Again> Repeated(IReadOnlyList<string> texts)
    {
        Dictionary<string, int> seen = new(StringComparer.Ordinal);
        HashSet<string> told = new(StringComparer.Ordinal);
        for (var place = 0; place < texts.Count; place++)
            foreach (var part in End().Split(texts[place]))
            {
                var sentence = part.Trim();
                var key = new string([.. sentence.Where(char.IsLetterOrDigit)]).ToUpperInvariant();
                if (key.Length < WorthSaying || seen.TryAdd(key, place))
                    continue;
                if (told.Add(key))
                    yield return new(sentence, seen[key], place);
            }
    }

    [GeneratedRegex(@"(?<=[.!?…][»”""’)]?)\s+|\n+", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 2000)]
    private static partial Regex End();
}
