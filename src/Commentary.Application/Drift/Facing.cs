using Commentary.Text.Drift;

namespace Commentary.Application.Drift;

/// <summary>
/// Which English sentences render which French ones: in order, by their lengths (Gale and Church, 1993), by the paragraphs that they begin and by the
/// figures and names that both have. Two may render one, and one two.
/// </summary>
public static class Facing
{
    /// <summary>In pairs of sentences: above it nobody asks.</summary>
    private const long MostPairs = 250_000;

    private const double Alone = 4;
    private const double Joined = 1.5;
    private const double OtherParagraph = 1.5;
    private const double InCommon = 1.2;

    private readonly record struct Step(int French, int English, double Cost);

    private static readonly Step[] Steps = [new(1, 1, 0), new(1, 2, Joined), new(2, 1, Joined), new(1, 0, Alone), new(0, 1, Alone)];

    /// <returns>For each French sentence the English ones that render it, from and up to; null when there are too many.</returns>
    public static IReadOnlyList<(int From, int To)>? Of(IReadOnlyList<Written> french, IReadOnlyList<Written> english)
    {
        ArgumentNullException.ThrowIfNull(french);
        ArgumentNullException.ThrowIfNull(english);
        if ((french.Count + 1L) * (english.Count + 1L) > MostPairs)
            return null;
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
                var cost = step.Cost + Difference(i, j, step) + best[i + step.French, j + step.English];
                if (cost < best[i, j])
                    (best[i, j], taken[i, j]) = (cost, s);
            }
        }

        var faces = new (int, int)[french.Count];
        for (var (i, j) = (0, 0); i < french.Count || j < english.Count; )
        {
            var step = Steps[taken[i, j]];
            for (var k = 0; k < step.French; k++)
                faces[i + k] = (j, j + step.English);
            (i, j) = (i + step.French, j + step.English);
        }
        return faces;

        double Difference(int i, int j, Step step)
        {
            if (step.French == 0 || step.English == 0)
                return 0;
            var (left, right) = (0.0, 0.0);
            for (var k = 0; k < step.French; k++)
                left += french[i + k].Text.Length;
            for (var k = 0; k < step.English; k++)
                right += english[j + k].Text.Length;
            // French runs some fifteen per cent longer.
            var cost = Math.Min(Alone, Math.Abs(left - 1.15 * right) / Math.Sqrt(left + right));
            if (french[i].Begins != english[j].Begins)
                cost += OtherParagraph;
            for (var k = 0; k < step.French; k++)
            for (var m = 0; m < step.English; m++)
                cost -= InCommon * Math.Min(3, one[i + k].Count(other[j + m].Contains));
            return cost;
        }
    }

    /// <summary>What does not change with the language: figures, and what has a capital within the sentence.</summary>
    private static List<HashSet<string>> Anchors(IReadOnlyList<Written> sentences) =>
        [
            .. sentences.Select(sentence =>
                sentence
                    .Tokens.Where(token =>
                        char.IsDigit(token.Text[0]) || (token.Text.Length > 1 && !token.Opens && char.IsUpper(token.Text[0]))
                    )
                    .Select(token => token.Text)
                    .ToHashSet(StringComparer.Ordinal)
            ),
        ];
}
