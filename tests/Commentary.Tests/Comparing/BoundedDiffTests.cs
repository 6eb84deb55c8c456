using Commentary.Application.Articles;
using Commentary.Application.Comparing;

namespace Commentary.Tests.Comparing;

/// <summary>Paragraphs and words are compared in work that grows as they do, whatever somebody typed.</summary>
public class BoundedDiffTests
{
    private const int Many = 20_000;

    private static readonly Dictionary<string, Func<int, (string[] Before, string[] After)>> Hostile = new(StringComparer.Ordinal)
    {
        ["the same, one less"] = n => (Same(n), Same(n - 1)),
        ["the same, half as many"] = n => (Same(n), Same(n / 2)),
        ["the same, a stranger in the middle"] = n => (Same(n), [.. Same(n / 2), "x", .. Same(n / 2)]),
        ["nothing in common"] = n => (Each(n, i => $"a{i}"), Each(n, i => $"b{i}")),
        ["one in two is the same"] = n => (Each(n, i => i % 2 == 0 ? "a" : $"b{i}"), Each(n, i => i % 2 == 0 ? "a" : $"c{i}")),
        ["in turns"] = n => (Each(n, i => i % 2 == 0 ? "a" : "b"), Each(n, i => i % 2 == 0 ? "b" : "a")),
        ["turned round"] = n => (Each(n, i => $"{i}"), Each(n, i => $"{n - i}")),
        ["two at random"] = n => (Each(n, i => $"{i * 7919 % 13 % 2}"), Each(n, i => $"{i * 104729 % 17 % 2}")),
    };

    public static TheoryData<string> Names => [.. Hostile.Keys];

    private static string[] Same(int number) => Each(number, _ => "a");

    private static string[] Each(int number, Func<int, string> item) => [.. Enumerable.Range(0, number).Select(item)];

    [Theory, MemberData(nameof(Names))]
    public void Work_is_bounded_by_what_is_compared(string name)
    {
        var (before, after) = Hostile[name](Many);

        var diff = BoundedDiff.Of(before, after);

        diff.Steps.Should().BeLessThan(2_100_000 + 40L * (before.Length + after.Length));
        Applied(diff, before, after).Should().Equal(after);
    }

    [Fact]
    public void It_finds_a_shortest_way_between_any_two_lists()
    {
        var random = new Random(20261201);
        for (var times = 0; times < 400; times++)
        {
            string[] before = [.. Enumerable.Range(0, random.Next(12)).Select(_ => $"{random.Next(4)}")];
            string[] after = [.. Enumerable.Range(0, random.Next(12)).Select(_ => $"{random.Next(4)}")];

            var diff = BoundedDiff.Of(before, after);

            Applied(diff, before, after).Should().Equal(after);
            diff.Blocks.Sum(b => b.End - b.Start + b.To - b.From).Should().Be(Shortest(before, after));
        }
    }

    private static List<string> Applied(BoundedDiff diff, string[] before, string[] after)
    {
        List<string> made = [];
        var next = 0;
        foreach (var block in diff.Blocks)
        {
            made.AddRange(before[next..block.Start]);
            made.AddRange(after[block.From..block.To]);
            next = block.End;
        }
        made.AddRange(before[next..]);
        return made;
    }

    private static int Shortest(string[] before, string[] after)
    {
        var edits = new int[before.Length + 1, after.Length + 1];
        for (var i = 0; i <= before.Length; i++)
        for (var j = 0; j <= after.Length; j++)
            edits[i, j] =
                i == 0 || j == 0 ? i + j
                : before[i - 1] == after[j - 1] ? edits[i - 1, j - 1]
                : 1 + Math.Min(edits[i - 1, j], edits[i, j - 1]);
        return edits[before.Length, after.Length];
    }

    [Fact]
    public void Thousands_of_identical_paragraphs_are_joined_like_any_others()
    {
        var was = string.Join("\n\n", Enumerable.Repeat("a", 9_800));

        var merge = ParagraphMerge.Of(was, $"Le début.\n\n{was}", $"{was}\n\nLa fin.");

        merge.Clashes.Should().BeEmpty();
        merge.Text().Should().Be($"Le début.\n\n{was}\n\nLa fin.");
    }

    [Fact]
    public void A_paragraph_that_was_written_anew_is_shown_whole_beside_what_it_was()
    {
        const string Was = "La Ville a voté le budget de la piscine, et les travaux commenceront au printemps, selon le maire.";
        const string Now = "Le fabricant de puces rappelle la moitié de ses cartes; un défaut de la mémoire les rend instables en été.";

        WordChanges
            .Between(Was, Now)
            .Should()
            .Equal(new WordChanges.Stretch(WordChanges.Kind.OnlyMine, Was), new(WordChanges.Kind.OnlyTheirs, Now));
        BlockChanges.Between(["Un.", Was, "Fin."], ["Un.", Now, "Fin."])!.Single().Should().HaveCount(2);
    }

    [Fact]
    public void A_word_that_was_changed_is_told_within_what_stayed() =>
        WordChanges
            .Between("La Ville a voté le budget.", "La Ville a rejeté le budget.")
            .Should()
            .Equal(
                new WordChanges.Stretch(WordChanges.Kind.Same, "La Ville a "),
                new(WordChanges.Kind.OnlyMine, "voté"),
                new(WordChanges.Kind.OnlyTheirs, "rejeté"),
                new(WordChanges.Kind.Same, " le budget.")
            );

    [Fact]
    public void What_came_in_is_no_reason_to_show_what_stayed_anew()
    {
        var more = string.Join(' ', Enumerable.Range(0, 60).Select(i => $"mot{i}"));

        WordChanges
            .Between("La Ville a voté.", $"La Ville a voté. {more}")
            .Should()
            .Equal(new WordChanges.Stretch(WordChanges.Kind.Same, "La Ville a voté."), new(WordChanges.Kind.OnlyTheirs, $" {more}"));
    }
}
