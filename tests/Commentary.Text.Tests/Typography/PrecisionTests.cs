using AwesomeAssertions;
using Commentary.Text.Languages;
using Commentary.Text.Typography;
using Xunit;

namespace Commentary.Text.Tests.Typography;

/// <summary>How many of the slips that "accept all" mends are slips, on sentences that no rule was tuned to (<c>docs/typography/precision.md</c>).</summary>
public class PrecisionTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData("French", "Written by one who knew them", Language.French)]
    [InlineData("French", "Written by a stranger to the rules", Language.French)]
    [InlineData("English", "Written by one who knew them", Language.English)]
    [InlineData("English", "Written by a stranger to the rules", Language.English)]
    public void What_is_certain_is_a_slip(string section, string part, Language language)
    {
        var (found, wrong, missed) = (0, new List<string>(), new List<string>());
        foreach (var row in CaseTables.Of("precision").Where(row => row.Section == section && row.Part == part))
        {
            var typed = CaseTables.Read(row.Cells[0]);
            var right = row.Cells[1] is "—" ? typed : CaseTables.Read(row.Cells[1]);
            var certain = Lint.Plain(typed, language).Where(slip => slip.IsCertain).ToList();
            found += certain.Count;
            wrong.AddRange(
                certain
                    .Select(slip => Lint.Mend(typed, [slip]))
                    .Where(mended => Distance(mended, right) >= Distance(typed, right))
                    .Select(CaseTables.Show)
            );
            if (Distance(Lint.Mend(typed, certain), right) > 0)
                missed.Add(CaseTables.Show(typed));
        }
        output.WriteLine($"{section}, {part}: {found} certain, {wrong.Count} of them wrong: {string.Join(" | ", wrong)}");
        output.WriteLine($"Sentences not wholly right by what is certain: {missed.Count}: {string.Join(" | ", missed)}");

        found.Should().BeGreaterThan(5);
        wrong.Should().HaveCountLessThanOrEqualTo(language is Language.French ? 1 : 0);
    }

    /// <summary>In characters (Levenshtein).</summary>
    private static int Distance(string one, string other)
    {
        var row = Enumerable.Range(0, other.Length + 1).ToArray();
        for (var i = 1; i <= one.Length; i++)
        {
            var (corner, left) = (row[0], row[0] = i);
            for (var j = 1; j <= other.Length; j++)
            {
                var above = row[j];
                row[j] = left = Math.Min(Math.Min(above, left) + 1, corner + (one[i - 1] == other[j - 1] ? 0 : 1));
                corner = above;
            }
        }
        return row[^1];
    }
}
