using Commentary.Text.Drift;
using Commentary.Text.Languages;

namespace Commentary.Application.Drift;

/// <summary>
/// Which English sentences render which French ones: in order, by their lengths (Gale and Church, 1993), by the paragraphs that they begin and by the
/// figures and names that both have. Up to three may render one, one up to three, and two other two.
/// </summary>
public static class Facing
{
    /// <summary>In pairs of sentences: above it nobody asks.</summary>
    public const long MostPairs = 250_000;

    /// <summary>Of one sentence: a list of a thousand names says no more about its place.</summary>
    private const int MostAnchors = 12;

    private const double Alone = 4.5;
    private const double Joined = 2.3;
    private const double Crossed = 4;

    /// <summary>French runs some fifteen per cent longer.</summary>
    private const double FrenchPerEnglish = 1.15;

    /// <summary>Of the difference in length, for each character.</summary>
    private const double Variance = 6.8;

    /// <summary>However far two lengths are apart, a translator may have meant it.</summary>
    private const double MostForLength = 7;

    private const double OtherParagraph = 1.5;
    private const double InCommon = 1.2;
    private const int MostInCommon = 4;

    private readonly record struct Step(int French, int English, double Cost);

    private static readonly Step[] Steps =
    [
        new(1, 1, 0),
        new(1, 2, Joined),
        new(2, 1, Joined),
        new(1, 0, Alone),
        new(0, 1, Alone),
        new(2, 2, Crossed),
        new(1, 3, Crossed),
        new(3, 1, Crossed),
    ];

    /// <inheritdoc cref="Of(IReadOnlyList{Written}, IReadOnlyList{Written}, out long)"/>
    public static IReadOnlyList<(int From, int To)>? Of(IReadOnlyList<Written> french, IReadOnlyList<Written> english) =>
        Of(french, english, out _);

    /// <param name="compared">How many anchors and groups of sentences were compared: the work that it took.</param>
    /// <returns>For each French sentence the English ones that render it, from and up to; null when there are too many.</returns>
    public static IReadOnlyList<(int From, int To)>? Of(IReadOnlyList<Written> french, IReadOnlyList<Written> english, out long compared)
    {
        ArgumentNullException.ThrowIfNull(french);
        ArgumentNullException.ThrowIfNull(english);
        compared = 0;
        if ((french.Count + 1L) * (english.Count + 1L) > MostPairs)
            return null;
        var work = 0L;
        var (one, other) = (Anchors(french), Anchors(english));
        var best = new double[french.Count + 1, english.Count + 1];
        var taken = new int[french.Count + 1, english.Count + 1];
        for (var i = french.Count; i >= 0; i--)
        for (var j = english.Count; j >= 0; j--)
        {
            if (i == french.Count && j == english.Count)
                continue;
            best[i, j] = double.MaxValue;
            for (var s = 0; s < Steps.Length; s++)
            {
                var step = Steps[s];
                if (i + step.French > french.Count || j + step.English > english.Count)
                    continue;
                work++;
                var cost = step.Cost + Difference(i, j, step) + best[i + step.French, j + step.English];
                if (cost < best[i, j])
                    (best[i, j], taken[i, j]) = (cost, s);
            }
        }
        compared = work;

        var faces = new (int, int)[french.Count];
        for (var (i, j) = (0, 0); i < french.Count || j < english.Count; )
        {
            var step = Steps[taken[i, j]];
            for (var k = 0; k < step.French; k++)
                faces[i + k] = (j, j + step.English);
            (i, j) = (i + step.French, j + step.English);
        }
        return faces;

        double Difference(int i, int j, Step step) =>
            step.French == 0 || step.English == 0
                ? 0
                : Lengths(i, j, step) + OtherParagraph * Paragraphs(i, j, step) - InCommon * Math.Min(MostInCommon, Shared(i, j, step));

        double Lengths(int i, int j, Step step)
        {
            var (left, right) = (0.0, 0.0);
            for (var k = 0; k < step.French; k++)
                left += french[i + k].Text.Length;
            for (var k = 0; k < step.English; k++)
                right += FrenchPerEnglish * english[j + k].Text.Length;
            // Close to what Gale and Church take: the logarithm of how rarely chance alone parts two lengths so far.
            var apart = Math.Abs(left - right) / Math.Sqrt(Variance * (left + right) / 2);
            return Math.Min(MostForLength, apart * apart / 2 + 0.6 * apart);
        }

        // Where one begins a paragraph and the other does not, at the front and within.
        int Paragraphs(int i, int j, Step step)
        {
            var (left, right) = (0, 0);
            for (var k = 1; k < step.French; k++)
                left += french[i + k].Begins ? 1 : 0;
            for (var k = 1; k < step.English; k++)
                right += english[j + k].Begins ? 1 : 0;
            return Math.Abs(left - right) + (french[i].Begins == english[j].Begins ? 0 : 1);
        }

        // Each once: a name that two sentences have does not draw both to the one that has it.
        int Shared(int i, int j, Step step)
        {
            var shared = 0;
            for (var k = 0; k < step.French; k++)
                foreach (var anchor in one[i + k])
                {
                    work++;
                    var isNew = true;
                    for (var before = 0; before < k && isNew; before++)
                        isNew = !one[i + before].Contains(anchor);
                    for (var m = 0; m < step.English && isNew; m++)
                        if (other[j + m].Contains(anchor))
                        {
                            shared++;
                            break;
                        }
                }
            return shared;
        }
    }

    /// <summary>What does not change with the language: figures, and what has a capital and may be a name.</summary>
    private static List<HashSet<string>> Anchors(IReadOnlyList<Written> sentences) =>
        [
            .. sentences.Select(sentence =>
                sentence.Tokens.Select(Anchor).OfType<string>().Distinct().Take(MostAnchors).ToHashSet(StringComparer.Ordinal)
            ),
        ];

    /// <summary>"3,5" is "3.5" and "5,000" is "5000", "Montréal" "Montreal"; a first word that both languages write alike is a name.</summary>
    private static string? Anchor(Token token)
    {
        var text = token.Text;
        if (char.IsAsciiDigit(text[0]))
            return text.Split(',') is [{ Length: <= 3 }, .. { Length: > 0 } groups] && groups.All(group => group.Length == 3)
                ? text.Replace(",", "", StringComparison.Ordinal)
                : text.Replace(',', '.');
        return text.Length > (token.Opens ? 3 : 1) && char.IsUpper(text[0]) ? Folding.Letters(text) : null;
    }
}
