using System.Text.RegularExpressions;
using System.Xml.Linq;
using Commentary.Application.Importing;
using Commentary.Application.Model;
using Commentary.Application.Publishing;
using Commentary.Application.Redirects;
using Commentary.Text.HouseFormat;

namespace Commentary.Tests.House;

/// <summary>Words shown to people stand in the resources, in both languages.</summary>
public partial class WordTests
{
    public static TheoryData<string> Resources =>
        [
            "Commentary.Application/Resources/Texts",
            "Commentary.Web/Resources/SiteTexts",
            "Commentary.Web/Resources/AdminTexts",
            "Commentary.Web/Resources/CliTexts",
        ];

    [Theory, MemberData(nameof(Resources))]
    public void Both_languages_say_the_same_things(string resource)
    {
        var french = Read(resource, "fr");
        var english = Read(resource, "en");

        french.Keys.Should().BeEquivalentTo(english.Keys);
        foreach (var (key, words) in french)
            Holes(words).Should().BeEquivalentTo(Holes(english[key]), $"{key} is filled with the same things in both");
        french.Values.Concat(english.Values).Should().OnlyContain(words => words.Trim().Length > 0);
    }

    [Theory, MemberData(nameof(Resources))]
    public void French_is_typed_as_in_quebec(string resource)
    {
        foreach (var (key, words) in Read(resource, "fr"))
        {
            words.Should().NotMatchRegex(@"\w'\w", $"{key}: an apostrophe is ’");
            words.Should().NotMatchRegex(@"[^\u00A0:](?<!https?|\d|/ancien|\})[:](?=\s)", $"{key}: a no-break space stands before a colon");
            words.Should().NotMatchRegex(@"[ \u00A0][;!?]", $"{key}: no space before ; ! ? (OQLF)");
            words.Should().NotMatchRegex(@"«[^\u00A0]|[^\u00A0]»", $"{key}: no-break spaces inside guillemets");
        }
    }

    [Fact]
    public void No_word_stands_in_a_page_itself()
    {
        // The name of the house, its letters in the switch, and a preposition-free placeholder are not sentences.
        string[] allowed = ["Commentary"];
        foreach (var page in Source.Files("src/Commentary.Web", "*.cshtml"))
        {
            var text = Comments().Replace(File.ReadAllText(page.FullName), "");
            foreach (Match between in BetweenTags().Matches(text))
                allowed
                    .Aggregate(between.Groups[1].Value, (rest, word) => rest.Replace(word, "", StringComparison.Ordinal))
                    .Should()
                    .NotMatchRegex(
                        @"\p{L}",
                        $"{Source.Name(page)} says «{between.Groups[1].Value.Trim()}», which belongs in the resources"
                    );
        }
    }

    [Fact]
    public void Every_key_that_is_asked_for_is_there()
    {
        var site = Read("Commentary.Web/Resources/SiteTexts", "fr");
        var admin = Read("Commentary.Web/Resources/AdminTexts", "fr");
        foreach (var page in Source.Files("src/Commentary.Web", "*.cshtml"))
        {
            var texts = Source.Name(page).Contains("/Admin/", StringComparison.Ordinal) ? admin : site;
            foreach (Match asked in Asked().Matches(File.ReadAllText(page.FullName)))
                texts.Should().ContainKey(asked.Groups[1].Value, Source.Name(page));
        }
        var application = Read("Commentary.Application/Resources/Texts", "fr");
        foreach (var file in Source.Files("src/Commentary.Application", "*.cs"))
        foreach (Match asked in Said().Matches(File.ReadAllText(file.FullName)))
            application.Should().ContainKey(asked.Groups[1].Value, Source.Name(file));
        var cli = Read("Commentary.Web/Resources/CliTexts", "fr");
        foreach (var file in Source.Files("src/Commentary.Web/Cli", "*.cs"))
        foreach (Match asked in Said().Matches(File.ReadAllText(file.FullName)))
            cli.Should().ContainKey(asked.Groups[1].Value, Source.Name(file));
    }

    [Fact]
    public void Every_value_that_is_shown_by_its_name_has_words()
    {
        Has("Commentary.Application/Resources/Texts", Enum.GetNames<Reason>());
        Has("Commentary.Application/Resources/Texts", Enum.GetNames<ImportManuscript.Refusal>().Except(["None"]));
        Has("Commentary.Web/Resources/CliTexts", Enum.GetNames<FindingKind>().Select(kind => $"Finding{kind}"));
        Has(
            "Commentary.Web/Resources/CliTexts",
            Enum.GetNames<ImportManuscript.Outcome>().Except(["Refused"]).Select(outcome => $"File{outcome}")
        );
        Has("Commentary.Web/Resources/CliTexts", Enum.GetNames<WriteRedirect.Result>().Select(result => $"Legacy{result}"));
        Has("Commentary.Web/Resources/AdminTexts", Enum.GetNames<Stage>().Select(stage => $"Stage{stage}"));
        Has("Commentary.Web/Resources/AdminTexts", Enum.GetNames<RedirectAnswer>().Select(answer => $"Answer{answer}"));
        Has("Commentary.Web/Resources/AdminTexts", Enum.GetNames<RedirectOrigin>().Select(origin => $"Origin{origin}"));
        Has("Commentary.Web/Resources/AdminTexts", Enum.GetNames<WriteRedirect.Result>().Select(result => $"Rule{result}"));
        foreach (
            var (prefix, names) in new (string, string[])[]
            {
                ("RuleState", Enum.GetNames<RuleState>()),
                ("Sort", Enum.GetNames<RuleSort>()),
                ("Match", Enum.GetNames<RedirectMatch>()),
                ("Query", Enum.GetNames<QueryHandling>()),
                ("Led", Enum.GetNames<TargetEdition>()),
                ("Field", Enum.GetNames<RuleField>()),
                ("Bulk", Enum.GetNames<BulkAct>()),
                ("Batch", Enum.GetNames<BatchKind>()),
            }
        )
            Has("Commentary.Web/Resources/AdminTexts", names.Select(name => prefix + name));
        Has("Commentary.Web/Resources/SiteTexts", PartNames.Bodies.Select(part => $"Short{part}"));

        static void Has(string resource, IEnumerable<string> keys) => Read(resource, "fr").Keys.Should().Contain(keys);
    }

    private static Dictionary<string, string> Read(string resource, string language) =>
        XDocument
            .Load(Path.Combine(Source.Root.FullName, "src", $"{resource}.{language}.resx"))
            .Root!.Elements("data")
            .ToDictionary(data => data.Attribute("name")!.Value, data => data.Element("value")!.Value);

    private static IEnumerable<string> Holes(string words) => Hole().Matches(words).Select(hole => hole.Groups[1].Value).Distinct();

    [GeneratedRegex(@"\{(\d)")]
    private static partial Regex Hole();

    [GeneratedRegex("@\\*.*?\\*@", RegexOptions.Singleline)]
    private static partial Regex Comments();

    /// <summary>Plain text that stands between two tags, with nothing of C# in it.</summary>
    [GeneratedRegex(@"<(?!part-mark)[^<>@]*[""\w/]>([^<>@{}()=;]*)</")]
    private static partial Regex BetweenTags();

    [GeneratedRegex(@"\bT\[""([\w-]+)""")]
    private static partial Regex Asked();

    [GeneratedRegex(@"\bsays\[""([\w-]+)""")]
    private static partial Regex Said();
}
