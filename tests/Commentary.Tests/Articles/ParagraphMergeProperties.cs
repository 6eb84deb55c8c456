using Commentary.Application.Comparing;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using static Commentary.Application.Articles.ParagraphMerge;

namespace Commentary.Tests.Articles;

/// <summary>Whatever two people do to one text at once: both changes are in, or both are shown.</summary>
public class ParagraphMergeProperties
{
    private const int Many = 500;

    public record Texts(string Was, string Mine, string Theirs);

    private static readonly Gen<string> Gaps = Gen.Frequency(
        (8, Gen.Constant("\n\n")),
        (1, Gen.Constant("\n\n\n")),
        (1, Gen.Constant("\n \t\n"))
    );

    /// <summary>Few words, so that paragraphs are alike, and the same now and then.</summary>
    private static readonly Gen<string> Paragraphs = Gen.Elements(
            "un",
            "deux",
            "trois",
            "quatre",
            "cinq",
            "six",
            "```\na\n\nb\n```",
            "- x\n- y"
        )
        .ListOf()
        .Where(words => words.Count is > 0 and < 5)
        .Select(words => string.Join('\n', words));

    private static Gen<List<string>> Edited(List<string> was) =>
        Paragraphs
            .ListOf(Math.Max(1, was.Count) * 2)
            .Zip(Gen.Choose(0, 11).ListOf(was.Count + 1))
            .Select(both =>
            {
                List<string> now = [];
                for (var i = 0; i <= was.Count; i++)
                {
                    var act = both.Item2[i];
                    if (act == 0)
                        now.Add(both.Item1[i % both.Item1.Count]);
                    if (i == was.Count || act == 1)
                        continue;
                    now.Add(
                        act switch
                        {
                            2 => both.Item1[(i + was.Count) % both.Item1.Count],
                            3 => was[i] + " encore",
                            _ => was[i],
                        }
                    );
                }
                return now;
            });

    private static Gen<string> Set(List<string> paragraphs) =>
        Gaps.ListOf(paragraphs.Count).Select(gaps => string.Concat(paragraphs.Select((text, i) => (i == 0 ? "" : gaps[i]) + text)));

    private static readonly Arbitrary<Texts> Edits = (
        from was in Paragraphs.ListOf().Where(list => list.Count < 9).Select(list => list.ToList())
        from mine in Edited(was)
        from theirs in Edited(was)
        from one in Set(was)
        from two in Set(mine)
        from three in Set(theirs)
        select new Texts(one, two, three)
    ).ToArbitrary();

    [Property(MaxTest = Many)]
    public Property Nothing_that_either_wrote_is_less_than_shown() =>
        Prop.ForAll(
            Edits,
            texts =>
            {
                var merge = Of(texts.Was, texts.Mine, texts.Theirs);
                var (was, mine, theirs) = (Count(texts.Was), Count(texts.Mine), Count(texts.Theirs));
                var (asMine, asTheirs) = (Count(merge.Text()), Count(merge.Text([.. merge.Clashes.Select(_ => Take.Theirs)])));
                return mine.Where(p => p.Value > was.GetValueOrDefault(p.Key)).All(p => asMine.ContainsKey(p.Key))
                    && theirs.Where(p => p.Value > was.GetValueOrDefault(p.Key)).All(p => asTheirs.ContainsKey(p.Key));
            }
        );

    [Property(MaxTest = Many)]
    public Property What_is_joined_holds_each_persons_additions_and_omissions_and_no_other() =>
        Prop.ForAll(
            Edits,
            texts =>
            {
                var merge = Of(texts.Was, texts.Mine, texts.Theirs);
                if (merge.Clashes.Count > 0)
                    return true;
                var (was, mine, theirs, both) = (Count(texts.Was), Count(texts.Mine), Count(texts.Theirs), Count(merge.Text()));
                return was
                    .Keys.Concat(mine.Keys)
                    .Concat(theirs.Keys)
                    .Concat(both.Keys)
                    .All(p =>
                    {
                        var before = was.GetValueOrDefault(p);
                        var (one, other) = (mine.GetValueOrDefault(p) - before, theirs.GetValueOrDefault(p) - before);
                        var change = both.GetValueOrDefault(p) - before;
                        // New words are all in: once where both wrote them in the same place.
                        if (before == 0)
                            return change >= Math.Max(one, other) && change <= one + other;
                        // A paragraph that one moved and the other took out, or one of several that are the same, cannot be counted further.
                        return change >= Math.Min(one + other, Math.Min(one, other))
                            && change <= Math.Max(one + other, Math.Max(one, other));
                    });
            }
        );

    [Property(MaxTest = Many)]
    public Property Who_saves_first_makes_no_difference() =>
        Prop.ForAll(
            Edits,
            texts =>
            {
                var merge = Of(texts.Was, texts.Mine, texts.Theirs);
                var turned = Of(texts.Was, texts.Theirs, texts.Mine);
                return merge.Clashes.SequenceEqual(turned.Clashes.Select(c => new Clash(c.Was, c.Theirs, c.Mine)))
                    && merge.Text() == turned.Text([.. turned.Clashes.Select(_ => Take.Theirs)]);
            }
        );

    [Property(MaxTest = Many)]
    public Property With_a_side_that_changed_nothing_it_is_the_other_to_the_letter() =>
        Prop.ForAll(
            Edits,
            texts =>
                Of(texts.Was, texts.Mine, texts.Was) is { Clashes.Count: 0 } mine
                && mine.Text() == texts.Mine
                && Of(texts.Was, texts.Was, texts.Theirs).Text() == texts.Theirs
                && Of(texts.Was, texts.Mine, texts.Mine).Text() == texts.Mine
        );

    [Property(MaxTest = Many)]
    public Property What_was_typed_over_a_choice_is_in() =>
        Prop.ForAll(
            Edits,
            texts =>
            {
                var merge = Of(texts.Was, texts.Mine, texts.Theirs);
                var typed = merge.Text() + "\n\nTapé à la main.";
                return Of(merge.Text(), typed, merge.Text([.. merge.Clashes.Select(_ => Take.Theirs)]))
                    .Text()
                    .Contains("Tapé à la main.", StringComparison.Ordinal);
            }
        );

    [Property(MaxTest = Many)]
    public Property A_text_is_its_paragraphs_and_what_is_between_them() =>
        Prop.ForAll(
            Gen.Elements("\n", "\r\n", " ", "a", "```", "~~~", "> ", "- ", "\t", "\r", "é").ListOf().Select(string.Concat).ToArbitrary(),
            text =>
            {
                var (lead, blocks, tail) = TextBlocks.Of(text);
                return lead + string.Concat(blocks.Select(b => b.Before + b.Text)) + tail == text
                    && blocks.All(b => b.Text.Trim().Length > 0 && (b.Before is null || b.Before.Trim().Length == 0));
            }
        );

    private static Dictionary<string, int> Count(string text) =>
        TextBlocks.Of(text).Blocks.GroupBy(b => b.Text).ToDictionary(same => same.Key, same => same.Count());
}
