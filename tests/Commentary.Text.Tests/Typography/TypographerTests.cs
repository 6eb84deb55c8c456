using System.Text.RegularExpressions;
using AwesomeAssertions;
using Commentary.Text.Languages;
using Commentary.Text.Markdown;
using Commentary.Text.Typography;
using Commentary.Text.Typography.Slips;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Xunit;

namespace Commentary.Text.Tests.Typography;

/// <summary>What holds for any text at all.</summary>
public class TypographerTests
{
    // Pieces that rules go by, and some that nobody expects.
    private static readonly string[] Stuff =
    [
        .. "a|l'|d|qu|'|\"|“|”|«|»|‘|’| |  |\u00A0|\u202F|\n|:|;|!|?|.|..|...|…|,|-|--|–|—|%|$|€|°C|1|23|456|2025|h|km|M.|Mme|no|1er|XXIe|janvier|May".Split(
            '|'
        ),
        .. "IA|Yahoo|#tag|@nom|https://x.ca/?q=1!|README.md|<b class=\"x\">|:)|:smile:|🚀|👩‍💻|1️⃣|(|)|[|]|*|**|_|`|\\|/|=|{lang=en}|&nbsp;|É|À|the|of|oeuvre|etc|\uFFFC|\uD800|e\u0301".Split(
            '|'
        ),
        "|",
    ];

    private static Arbitrary<string> Texts => Gen.Elements(Stuff).ListOf().Select(string.Concat).ToArbitrary();

    private static IEnumerable<Style> Styles =>
        [
            .. Locales.All.Select(Style.Of),
            .. LanguageNames.All.Select(Style.OfPost),
            Style.Of(Locale.FrenchOfCanada) with
            {
                HighMarks = HighSpace.None,
            },
        ];

    [Property(MaxTest = 3000)]
    public Property Setting_twice_is_setting_once() =>
        Prop.ForAll(Texts, text => Styles.All(style => Typographer.Set(text, style) is var once && Typographer.Set(once, style) == once));

    [Property(MaxTest = 3000)]
    public Property No_word_is_changed_and_no_line_joined() =>
        Prop.ForAll(Texts, text => Styles.All(style => Words(Typographer.Set(text, style)) == Words(text)));

    [Property(MaxTest = 1000)]
    public Property Each_rule_alone_and_each_rule_missing_is_as_steady() =>
        Prop.ForAll(
            Texts,
            Gen.Elements(Enum.GetValues<Rule>()).ToArbitrary(),
            (text, rule) =>
                Locales
                    .All.Select(Style.Of)
                    .SelectMany(style => new[] { style.Without(rule), style.Without([.. Enum.GetValues<Rule>().Where(r => r != rule)]) })
                    .All(style =>
                        Typographer.Set(text, style) is var once && Typographer.Set(once, style) == once && Words(once) == Words(text)
                    )
        );

    [Property(MaxTest = 1000)]
    public Property Markdown_keeps_its_marks_and_its_words() =>
        Prop.ForAll(
            Texts,
            text =>
                LanguageNames.All.All(language =>
                {
                    if (HouseMarkdown.Parse(text) is not { } document)
                        return true;
                    var before = Shape(document);
                    Setting.Apply(document, language);
                    return Shape(document) == before;
                })
        );

    /// <summary>The words of a parsed text with its marks, as far as nothing may change in them; what is raised is where it was.</summary>
    private static string Shape(MarkdownObject node) =>
        node switch
        {
            LiteralInline literal => Words(literal.Content.ToString()),
            HtmlInline => "",
            LinkInline link => $"<{link.Url}>{string.Concat(link.Select(Shape))}",
            CodeInline code => $"`{code.Content}`",
            ContainerInline several => $"<{several.GetType().Name}>{string.Concat(several.Select(Shape))}",
            LeafBlock { Inline: { } words } => Shape(words),
            ContainerBlock blocks => $"<{blocks.GetType().Name}>{string.Concat(blocks.Select(Shape))}",
            _ => $"<{node.GetType().Name}>",
        };

    [Property(MaxTest = 2000)]
    public Property A_slip_has_its_place_and_no_two_share_one() =>
        Prop.ForAll(
            Texts,
            text =>
                LanguageNames.All.All(language =>
                    new[] { Lint.Plain(text, language), Lint.Markdown(text, language) }.All(slips =>
                        slips.All(slip =>
                            slip.Length > 0
                            && slip.Start >= 0
                            && slip.Start + slip.Length <= text.Length
                            && text.Substring(slip.Start, slip.Length) != slip.Fix
                        ) && slips.Zip(slips.Skip(1)).All(pair => pair.First.Start + pair.First.Length <= pair.Second.Start)
                    )
                )
        );

    [Property(MaxTest = 1000)]
    public Property Accepting_all_again_and_again_comes_to_an_end() =>
        Prop.ForAll(
            Texts,
            text =>
                LanguageNames.All.All(language =>
                {
                    for (var times = 0; times < 12; times++)
                    {
                        var slips = Lint.Plain(text, language).Where(slip => slip.IsCertain).ToList();
                        if (slips.Count == 0)
                            return true;
                        text = Lint.Mend(text, slips);
                    }
                    return false;
                })
        );

    public static TheoryData<string> Hostile =>
        [
            "'",
            "\"",
            "“",
            "« ",
            "' ",
            "\" ",
            "- ",
            "– ",
            "-",
            ".",
            ". ",
            "$",
            "$1 ",
            "1",
            "1 ",
            "123 ",
            "1.",
            "1,",
            "1h",
            "14 h ",
            ":",
            ": ",
            " ",
            "\u00A0",
            "!",
            "! ",
            "a!",
            "<",
            "<a ",
            "<a>",
            "$x_",
            "$ x",
            "a'",
            "l'",
            "qu ",
            "d a ",
            "the ",
            "oe",
            "M. ",
            "J.",
            "A ",
            "#a ",
            "a@b.c ",
            "http://",
            "a/b.",
            "1er ",
            "XX",
            "(",
            "( ",
            ", ",
            "\uFFFC",
            "\uD83D",
            "🚀 ",
            "1-2 ",
            "5 % ",
            "10 000 $ ",
            "« \"a\" ",
        ];

    [Theory, MemberData(nameof(Hostile))]
    public void A_text_ten_times_as_long_takes_ten_times_the_work(string piece)
    {
        foreach (var style in Styles)
        foreach (var length in new[] { 10_000, 100_000 })
            Work(style, length)
                .Should()
                .BeLessThan(80 * length, "each character of a text is looked at a few times, however many there are");

        long Work(Style style, int length)
        {
            var text = string.Concat(Enumerable.Repeat(piece, length / piece.Length));
            var before = Steps.Count;
            Typographer.Set(text, style);
            return Steps.Count - before;
        }
    }

    [Theory, MemberData(nameof(Hostile))]
    public void A_hostile_text_is_linted_to_its_end(string piece)
    {
        var text = string.Concat(Enumerable.Repeat(piece, 100_000 / piece.Length));

        foreach (var language in LanguageNames.All)
            Lint.Plain(text, language).Should().OnlyContain(slip => slip.Start + slip.Length <= text.Length);
    }

    [Fact]
    public void A_rule_that_runs_out_of_time_keeps_no_other_from_its_slips() =>
        Lint.Of(Proof.Plain("deux  espaces", Language.French), [_ => throw new RegexMatchTimeoutException(), MarkSlips.In])
            .Should()
            .ContainSingle()
            .Which.Rule.Should()
            .Be(Rule.Doubled);

    /// <summary>Letters, figures and ends of lines: all that setting may not touch.</summary>
    private static string Words(string text) => string.Concat(text.Where(c => char.IsLetterOrDigit(c) || c is '\n' || char.IsSurrogate(c)));
}
