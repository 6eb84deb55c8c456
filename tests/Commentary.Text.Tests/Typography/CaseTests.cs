using AwesomeAssertions;
using Commentary.Text.Languages;
using Commentary.Text.Markdown;
using Commentary.Text.Typography;
using Xunit;

namespace Commentary.Text.Tests.Typography;

/// <summary>What the documentation says is what happens: each row of its tables is a test.</summary>
public class CaseTests
{
    private const string Nothing = "—";
    private static readonly string[] Settings = ["fr-CA", "fr-FR", "en-CA"];

    public static TheoryData<string, string, string, string> Set =>
        [
            .. from tag in Settings
            from row in CaseTables.Of(tag)
            where row.Section is not ("Markdown" or "Off")
            select (tag, row.Section, row.Cells[0], row.Cells[1]),
        ];

    public static TheoryData<string, string, string> Html =>
        [.. from tag in Settings from row in CaseTables.Of(tag) where row.Section is "Markdown" select (tag, row.Cells[0], row.Cells[1])];

    public static TheoryData<string, string, string> Off =>
        [.. CaseTables.Of("fr-CA").Where(row => row.Section is "Off").Select(row => (row.Cells[0], row.Cells[1], row.Cells[2]))];

    public static TheoryData<string, string, string, string, string> Slips =>
        [.. CaseTables.Of("lint").Select(row => (row.Part, row.Section, row.Cells[0], row.Cells[1], row.Cells[2]))];

    [Theory]
    [MemberData(nameof(Set))]
    public void A_text_is_set_as_written_and_set_again_it_stays(string tag, string rule, string typed, string set)
    {
        var style = Style.Of(Locales.Of(tag)!.Value);

        var once = Typographer.Set(CaseTables.Read(typed), style);

        CaseTables.Show(once).Should().Be(set, "{0} is so", rule);
        CaseTables.Show(Typographer.Set(once, style)).Should().Be(set, "it was set already");
    }

    [Theory]
    [MemberData(nameof(Html))]
    public void Markdown_is_set_across_its_marks_and_never_within_code(string tag, string markdown, string html)
    {
        var written = HouseMarkdown.ToHtml(CaseTables.Read(markdown), tag is "en-CA" ? Language.English : Language.French);

        CaseTables.Show(written.Trim()).Should().Be(html);
    }

    [Theory]
    [MemberData(nameof(Off))]
    public void A_rule_that_is_off_leaves_what_was_typed(string off, string typed, string set)
    {
        var whole = Style.Of(Locale.FrenchOfCanada);
        var style = off is "HighMarks = None"
            ? whole with
            {
                HighMarks = HighSpace.None,
            }
            : whole.Without([.. off.Split(", ").Select(Enum.Parse<Rule>)]);

        CaseTables.Show(Typographer.Set(CaseTables.Read(typed), style)).Should().Be(set);
    }

    [Theory]
    [MemberData(nameof(Slips))]
    public void A_slip_is_found_and_mended_and_what_looks_like_one_is_not(
        string part,
        string rule,
        string typed,
        string mended,
        string certain
    )
    {
        var text = CaseTables.Read(typed);
        var language = part.StartsWith("English", StringComparison.Ordinal) ? Language.English : Language.French;

        var slips = part.EndsWith("Markdown", StringComparison.Ordinal) ? Lint.Markdown(text, language) : Lint.Plain(text, language);

        if (mended is Nothing)
        {
            slips.Should().BeEmpty();
            return;
        }
        CaseTables.Show(Lint.Mend(text, slips)).Should().Be(mended);
        slips.Should().AllSatisfy(slip => slip.Rule.Should().Be(Enum.Parse<Rule>(rule)));
        slips.Should().AllSatisfy(slip => slip.IsCertain.Should().Be(certain is "yes"));
    }

    [Fact]
    public void Each_heading_is_a_rule()
    {
        var headings = Settings.Append("lint").SelectMany(CaseTables.Sections).Where(heading => heading is not ("Markdown" or "Off"));

        headings.Should().AllSatisfy(heading => Enum.GetNames<Rule>().Should().Contain(heading));
    }

    [Fact]
    public void Every_rule_has_cases_wherever_it_holds()
    {
        foreach (var (locale, tag) in Locales.All.Zip(Settings))
        {
            var holding = Enum.GetValues<Rule>()
                .Where(rule => Rules.Source(rule, locale) is not null)
                .ToLookup(rule => rule < Rule.LostApostrophe);
            var language = locale is Locale.EnglishOfCanada ? "English" : "French";
            var linted = CaseTables
                .Of("lint")
                .Where(row => row.Part.StartsWith(language, StringComparison.Ordinal))
                .Select(row => row.Section);

            CaseTables
                .Of(tag)
                .Select(row => row.Section)
                .Should()
                .Contain(holding[true].Select(rule => rule.ToString()), "{0} has them", tag);
            linted.Should().Contain(holding[false].Select(rule => rule.ToString()), "{0} has them", tag);
        }
    }

    [Fact]
    public void There_are_many_cases_and_none_stands_twice()
    {
        var cases = Settings
            .Append("lint")
            .SelectMany(name => CaseTables.Of(name).Select(row => (name, row.Section, row.Part, Cells: string.Join(" | ", row.Cells))))
            .ToList();

        cases.Should().OnlyHaveUniqueItems().And.HaveCountGreaterThan(300);
    }
}
