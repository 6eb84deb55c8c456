using System.Text.RegularExpressions;
using System.Xml.Linq;
using Commentary.Application.Articles;
using Commentary.Application.Checking;
using Commentary.Application.Drift;
using Commentary.Application.Importing;
using Commentary.Application.Model;
using Commentary.Application.Pictures;
using Commentary.Application.Press;
using Commentary.Application.Publishing;
using Commentary.Application.Redirects;
using Commentary.Application.Redirects.Formats;
using Commentary.Text.HouseFormat;
using Commentary.Text.Networks;
using Commentary.Text.Typography;

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
        // The name of the house, and an address as it is typed, are the same in every language.
        var said =
            from page in Source.Files("src/Commentary.Web", "*.cshtml")
            from words in PageWords.Of(File.ReadAllText(page.FullName))
            where !Address().IsMatch(words) && words.Replace("Commentary", "", StringComparison.Ordinal).Any(char.IsLetter)
            select $"{Source.Name(page)} says «{words}»";
        string.Join('\n', said).Should().BeEmpty("what a page says belongs in the resources");
    }

    [Theory]
    [InlineData("""<a href="@x">Bonjour</a>""")]
    [InlineData("<p>Bonjour <b>@x</b></p>")]
    [InlineData("<h1>@title Bonjour</h1>")]
    [InlineData("<h1>@(title) Bonjour</h1>")]
    [InlineData("@if (x) { <p>Bonjour</p> }")]
    [InlineData("@switch (x) { case 1: <b>Bonjour</b> break; }")]
    [InlineData("""@if (x) { <text>Bonjour</text> }""")]
    [InlineData("<p>@T[\"A\"], Bonjour</p>")]
    [InlineData("""<nav aria-label="Bonjour"></nav>""")]
    [InlineData("""<p title="@x Bonjour"></p>""")]
    [InlineData("""<input placeholder='Bonjour'>""")]
    [InlineData("""<img src="@x" alt="Bonjour">""")]
    [InlineData("<title>Bonjour: @x</title>")]
    public void A_word_in_a_page_is_found(string page) => PageWords.Of(page).Should().ContainSingle().Which.Should().Contain("Bonjour");

    [Theory]
    [InlineData("@* Bonjour *@ <!-- Bonjour --> @T[\"Bonjour\"] @(x ? \"Bonjour\" : T[\"Bonjour\", 1])")]
    [InlineData(
        "@page \"/bonjour\"\n@model Bonjour\n@{ var x = \"Bonjour\"; }\n<p class=\"bonjour\" title=\"@T[\"Bonjour\"]\">@x.Bonjour()</p>"
    )]
    [InlineData("<script>bonjour()</script><p>« 1 », … : @x</p>")]
    public void Code_comments_and_names_are_no_words(string page) => PageWords.Of(page).Should().BeEmpty();

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
        Has("Commentary.Application/Resources/Texts", Enum.GetNames<WhyUnfit>().Select(why => $"Unfit{why}"));
        Has("Commentary.Web/Resources/AdminTexts", Enum.GetNames<ListPictures.Which>().Select(which => $"Pictures{which}"));
        Has("Commentary.Application/Resources/Texts", Enum.GetNames<ImportManuscript.Refusal>().Except(["None"]));
        Has("Commentary.Application/Resources/Texts", Enum.GetNames<FindingKind>().Select(kind => $"Finding{kind}"));
        Has(
            "Commentary.Web/Resources/CliTexts",
            Enum.GetNames<ImportManuscript.Outcome>().Except(["Refused"]).Select(outcome => $"File{outcome}")
        );
        Has("Commentary.Web/Resources/CliTexts", Enum.GetNames<WriteRedirect.Result>().Select(result => $"Legacy{result}"));
        Has("Commentary.Web/Resources/AdminTexts", Enum.GetNames<Stage>().Select(stage => $"Stage{stage}"));
        Has("Commentary.Web/Resources/AdminTexts", Enum.GetNames<RedirectAnswer>().Select(answer => $"Answer{answer}"));
        Has("Commentary.Web/Resources/AdminTexts", Enum.GetNames<RedirectOrigin>().Select(origin => $"Origin{origin}"));
        Has("Commentary.Web/Resources/AdminTexts", Enum.GetNames<WriteRedirect.Result>().Select(result => $"Rule{result}"));
        Has("Commentary.Web/Resources/AdminTexts", Enum.GetNames<RedirectMatch>().Select(match => $"Match{match}"));
        Has("Commentary.Web/Resources/AdminTexts", Enum.GetNames<WhyNotApplied>().Select(why => $"Why{why}"));
        Has("Commentary.Web/Resources/AdminTexts", Enum.GetNames<ExplainAddress.Outcome>().Select(outcome => $"Outcome{outcome}"));
        Has("Commentary.Web/Resources/AdminTexts", Enum.GetNames<RedirectTrouble>().Select(trouble => $"Trouble{trouble}"));
        Has("Commentary.Application/Resources/Texts", Enum.GetNames<Unread>().Select(why => $"Unread{why}"));
        Has("Commentary.Web/Resources/AdminTexts", Enum.GetNames<RuleFormat>().Select(format => $"Format{format}"));
        Has("Commentary.Web/Resources/AdminTexts", Enum.GetNames<ImportRedirects.Outcome>().Select(outcome => $"Outcome{outcome}"));
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
                ("Take", Enum.GetNames<ParagraphMerge.Take>()),
                ("Restore", Enum.GetNames<RestoreRevision.Result>()),
                ("DriftKind", Enum.GetNames<DriftKind>()),
            }
        )
            Has("Commentary.Web/Resources/AdminTexts", names.Select(name => prefix + name));
        Has("Commentary.Web/Resources/AdminTexts", Enum.GetNames<SourceState>().Select(state => $"SourceCheck{state}"));
        Has("Commentary.Web/Resources/AdminTexts", Enum.GetNames<WhyUnread>().Except(["None"]).Select(why => $"Unread{why}"));
        Has("Commentary.Application/Resources/Texts", Enum.GetNames<Check>().Select(check => $"Check{check}"));
        Has(
            "Commentary.Web/Resources/AdminTexts",
            Enum.GetNames<Check>().SelectMany(check => new[] { $"Check{check}Name", $"Check{check}Why" })
        );
        Has(
            "Commentary.Web/Resources/AdminTexts",
            Enum.GetValues<Rule>().Where(rule => rule >= Rule.LostApostrophe).Select(rule => $"Slip-{rule}")
        );
        Has("Commentary.Web/Resources/AdminTexts", NetworkNames.All.Select(network => $"PostRule{network}"));
        Has("Commentary.Web/Resources/SiteTexts", PartNames.Bodies.Select(part => $"Short{part}"));

        static void Has(string resource, IEnumerable<string> keys) => Read(resource, "fr").Keys.Should().Contain(keys);
    }

    internal static Dictionary<string, string> Read(string resource, string language) =>
        XDocument
            .Load(Path.Combine(Source.Root.FullName, "src", $"{resource}.{language}.resx"))
            .Root!.Elements("data")
            .ToDictionary(data => data.Attribute("name")!.Value, data => data.Element("value")!.Value);

    private static IEnumerable<string> Holes(string words) => Hole().Matches(words).Select(hole => hole.Groups[1].Value).Distinct();

    [GeneratedRegex(@"\{(\d)")]
    private static partial Regex Hole();

    [GeneratedRegex(@"^(?:https:/)?/[^\s/]*(?:\s?/[^\s/]*)*$")]
    private static partial Regex Address();

    [GeneratedRegex(@"\bT\[""([\w-]+)""")]
    private static partial Regex Asked();

    [GeneratedRegex(@"\bsays\[""([\w-]+)""")]
    private static partial Regex Said();
}
