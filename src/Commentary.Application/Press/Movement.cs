using System.Globalization;

namespace Commentary.Application.Press;

/// <summary>
/// How the readers who answered moved: for each step that they stood on before the two readings, where they stand after. Steps are 1 (no) to
/// 5 (yes). Sums and nothing else.
/// </summary>
public class Movement
{
    public const int Steps = 5;

    private readonly int[] counts = new int[Steps * Steps];

    public Movement() { }

    public Movement(IEnumerable<(int Before, int After, int Count)> voices)
    {
        ArgumentNullException.ThrowIfNull(voices);
        foreach (var (before, after, count) in voices)
            counts[((before - 1) * Steps) + after - 1] += count;
    }

    public int this[int before, int after] => counts[((before - 1) * Steps) + after - 1];

    public int Total => counts.Sum();
    public int TowardsYes => Where((before, after) => after > before);
    public int TowardsNo => Where((before, after) => after < before);
    public int Stayed => Where((before, after) => after == before);

    public int Before(int step) => Where((before, _) => before == step);

    public int After(int step) => Where((_, after) => after == step);

    /// <summary>The 25 numbers, by the step before and then by the step after, with commas between.</summary>
    public override string ToString() => string.Join(',', counts.Select(count => count.ToString(CultureInfo.InvariantCulture)));

    public static Movement Parse(string numbers)
    {
        ArgumentNullException.ThrowIfNull(numbers);
        var movement = new Movement();
        var place = 0;
        foreach (var number in numbers.Split(','))
            movement.counts[place++] = int.Parse(number, NumberStyles.None, CultureInfo.InvariantCulture);
        return movement;
    }

    private int Where(Func<int, int, bool> isMeant)
    {
        var sum = 0;
        for (var before = 1; before <= Steps; before++)
        for (var after = 1; after <= Steps; after++)
            if (isMeant(before, after))
                sum += this[before, after];
        return sum;
    }
}
