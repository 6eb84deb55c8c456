using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Commentary.Application.Press;
using Commentary.Application.Reading;
using Commentary.Tests.Fixture;
using Commentary.Tests.Site.Search;
using Commentary.Text.HouseFormat;
using Commentary.Text.Languages;

namespace Commentary.Tests.Site;

/// <summary>Readers find what they look for, and are told where it stands.</summary>
public class SearchTests(SearchedSite site, ITestOutputHelper output) : IClassFixture<SearchedSite>
{
    /// <summary>Of sixty. Which are missed is printed, and each is looked at when the index is tuned.</summary>
    private const int LeastFound = 57;

    private static IEnumerable<string[]> Table(string name) =>
        File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Site", "Search", name))
            .Where(line => line.Length > 0 && line[0] != '#')
            .Select(line => line.Split(" | "));

    private static Language Of(string code) => LanguageNames.All.Single(l => l.Code() == code);

    private Task<SearchPieces.Result> Ask(string? words, Language language = Language.French, string? topic = null, Part? view = null) =>
        site.As.Nobody.Send(new SearchPieces.Query(language, words, topic, View: view));

    private static string Address(string words, Language language = Language.French) =>
        $"{Addresses.Search(language)}?q={Uri.EscapeDataString(words)}";

    [Fact]
    public async Task What_readers_look_for_comes_first()
    {
        var (asked, found) = (0, 0);
        foreach (var query in Table("Queries.txt"))
        {
            var language = Of(query[0]);
            var result = await Ask(query[1], language);
            var isFirst = (result.Hits.Count > 0 ? result.Hits[0].Piece.Slug : null) == site.Slugs[(query[2], language)];
            (asked, found) = (asked + 1, found + (isFirst ? 1 : 0));
            if (!isFirst)
                output.WriteLine(
                    $"{query[0]} «{query[1]}» should find {query[2]}, finds {string.Join(", ", result.Hits.Select(h => h.Piece.Slug).DefaultIfEmpty("nothing"))}"
                );
        }
        output.WriteLine($"{found} of {asked}");
        asked.Should().Be(60);
        found.Should().BeGreaterThanOrEqualTo(LeastFound);
    }

    [Fact]
    public async Task A_misspelling_is_answered_with_the_word_as_it_is_written()
    {
        List<string> missed = [];
        foreach (var query in Table("Misspellings.txt"))
        {
            var result = await Ask(query[1], Of(query[0]));
            if (result.Suggestion != query[2])
                missed.Add($"{query[1]}: {result.Suggestion ?? "nothing"} for {query[2]}");
        }
        missed.Should().BeEmpty();

        var page = await site.Reader().Page(Address("acessibilite"));
        page.QuerySelector<IHtmlAnchorElement>(".suggestion a")!.GetAttribute("href").Should().Contain("accessibilit%C3%A9");
        (await site.Reader().Page(Address("accessibilité"))).QuerySelectorAll(".suggestion").Should().BeEmpty();
    }

    [Fact]
    public async Task A_word_is_found_with_or_without_its_accents_and_its_article()
    {
        foreach (var words in new[] { "été", "ete", "ÉTÉ", "l’été", "l'ete", "e\u0301te\u0301", "«\u00A0été\u00A0»" })
            (await Ask(words)).Hits[0].Piece.Slug.Should().Be(site.Slugs[("ete", Language.French)], words);
    }

    [Fact]
    public async Task A_word_that_is_not_whole_yet_finds_what_it_may_become()
    {
        var result = await Ask("accessib");
        result.Hits[0].Piece.Slug.Should().Be(site.Slugs[("wcag", Language.French)]);
        result.Suggestion.Should().BeNull();
    }

    [Fact]
    public async Task Words_in_quotes_follow_each_other()
    {
        (await Ask("\"centres de données\"")).Total.Should().BePositive();
        (await Ask("\"données de centres\"")).Total.Should().Be(0);
        (await Ask("données de centres")).Total.Should().BePositive();
    }

    [Fact]
    public async Task When_no_piece_has_all_the_words_those_that_have_some_are_shown_and_it_is_said()
    {
        var page = await site.Reader().Page(Address("Lamport tourtière"));
        page.QuerySelector("#count")!.TextContent.Should().Contain("Aucun texte ne contient tous ces mots");
        page.QuerySelectorAll(".hits > li").Should().NotBeEmpty();
    }

    [Fact]
    public async Task The_words_stand_marked_in_the_viewpoint_that_has_them()
    {
        var page = await site.Reader().Page(Address("canicule"));

        page.QuerySelector("#count")!.TextContent.Plain().Should().Be("Un texte contient « canicule ».");
        var hit = page.QuerySelectorAll(".hits > li").Should().ContainSingle().Subject;
        var context = hit.QuerySelectorAll(".context").Should().ContainSingle().Subject;
        context.ClassList.Should().Contain("facts");
        context.QuerySelector("mark")!.TextContent.Should().Be("canicule");
        context.TextContent.Plain().Should().Contain("Pendant la canicule de juillet");
        hit.QuerySelectorAll(".marks a").Should().ContainSingle().Which.GetAttribute("href").Should().EndWith("#faits");
        (await site.Reader().Page(Address("été"))).QuerySelector(".hits h2")!.TextContent.Trim().Should().StartWith("L’été met");
    }

    [Fact]
    public async Task A_search_is_narrowed_by_viewpoint_topic_and_year_and_each_says_how_many_it_leaves()
    {
        var all = await Ask("norme");
        all.Total.Should().BeGreaterThan(3);
        foreach (var view in all.Views)
            (await Ask("norme", view: view.Value)).Total.Should().Be(view.Count, "in {0}", view.Value);
        foreach (var topic in all.Topics)
            (await Ask("norme", topic: topic.Value.Slug)).Total.Should().Be(topic.Count, "of {0}", topic.Value.Name);
        foreach (var year in all.Years)
            (await site.As.Nobody.Send(new SearchPieces.Query(Language.French, "norme", Year: year.Value))).Total.Should().Be(year.Count);

        var reader = site.Reader();
        var page = await reader.Page(Address("norme"));
        var pessimist = page.QuerySelector<IHtmlAnchorElement>(".filter .pessimist a")!;
        var narrowed = await reader.Page(pessimist.GetAttribute("href")!);
        narrowed.QuerySelector(".filter .pessimist [aria-current=true]").Should().NotBeNull();
        narrowed.QuerySelectorAll(".hits > li").Should().OnlyContain(hit => hit.QuerySelector(".marks .pessimist") != null);
        narrowed.QuerySelector("input[name=view]")!.GetAttribute("value").Should().Be("pessimiste", "the form keeps the filter");
    }

    [Theory]
    [InlineData("/fr/recherche", "Écrivez ce que vous cherchez")]
    [InlineData("/fr/recherche?q=", "Écrivez ce que vous cherchez")]
    [InlineData("/fr/recherche?q=+++", "Écrivez ce que vous cherchez")]
    [InlineData("/fr/recherche?q=x", "au moins deux")]
    [InlineData("/fr/recherche?q=de+la", "presque tous les textes")]
    [InlineData("/fr/recherche?q=zzyzxqwv", "Aucun texte ne contient")]
    [InlineData("/en/search", "Type what you are looking for")]
    [InlineData("/en/search?q=the+of", "nearly every piece")]
    [InlineData("/en/search?q=zzyzxqwv", "No piece has")]
    public async Task A_page_without_results_says_why(string address, string words)
    {
        var page = await site.Reader().Page(address);
        page.QuerySelector("[role=status]")!.TextContent.Plain().Should().Contain(words);
        page.QuerySelectorAll(".hits").Should().BeEmpty();
        page.QuerySelector("form[role=search] input[type=search][name=q]").Should().NotBeNull();
    }

    [Fact]
    public async Task What_was_typed_is_shown_as_text_and_never_as_a_page()
    {
        var page = await site.Reader().Page(Address("<script>alert(1)</script> \"onfocus=x <mark>Lamport"));
        page.QuerySelectorAll("main script, main [onfocus]").Should().BeEmpty();
        page.QuerySelector<IHtmlInputElement>("#q")!.Value.Should().Contain("<script>alert(1)</script>");
    }

    public static TheoryData<string> Hostile =>
        [
            "*",
            "a*",
            "a* OR b*",
            "title:* AND NOT (x",
            "+++---&&||!(){}[]^\"~*?:\\/",
            "\"",
            "\"\"\"\"\"",
            "« « « »",
            "\"norme",
            "norme~2 /.*/ [a TO z]",
            "\0\0norme\0",
            "\u202Eemron\u202C \u200Fnorme\uFEFF",
            "\uD800\uDC00\uFFFD",
            "🚀🚀🚀",
            "e\u0301\u0301\u0301\u0301\u0301\u0301",
            "中文 العربية עברית",
            "'",
            "l'",
            "’’’",
            "1.2.3.4.5,6,7",
            "' OR 1=1; --",
            "la norme la norme la norme la norme la norme la norme la norme la norme la norme la norme",
            new string('a', 3000),
            string.Join(' ', Enumerable.Range(0, 900).Select(i => $"m{i}")),
            string.Concat(Enumerable.Repeat("\"norme web\" ", 200)),
        ];

    [Theory]
    [MemberData(nameof(Hostile))]
    public async Task Whatever_is_typed_is_answered(string words)
    {
        foreach (var language in LanguageNames.All)
        {
            var page = await site.Reader().Page(Address(words, language));
            page.QuerySelector("[role=status]")!.TextContent.Should().NotBeNullOrWhiteSpace();
        }
    }

    [Theory]
    [InlineData("?q=norme&page=0", 404)]
    [InlineData("?q=norme&page=-1", 404)]
    [InlineData("?q=norme&page=21", 404)]
    [InlineData("?q=norme&page=2147483648", 200)]
    [InlineData("?q=norme&page=abc", 200)]
    [InlineData("?q=%FF%FE", 200)]
    [InlineData("?q=norme&year=abc&view=nulle&topic=nulle-part", 200)]
    [InlineData("?q=norme&year=-5", 200)]
    [InlineData("?q=norme&q=web&page=1&page=2", 200)]
    [InlineData("?page=7", 200)]
    public async Task An_address_that_no_page_wrote_is_answered(string query, int status) =>
        (await site.Reader().Ask(Addresses.Search(Language.French) + query)).Status().Should().Be(status);

    [Fact]
    public async Task Search_engines_are_told_of_the_search_and_not_of_what_readers_search()
    {
        var reader = site.Reader();
        var root = reader.BaseAddress!.GetLeftPart(UriPartial.Authority);
        foreach (var language in LanguageNames.All)
        {
            var address = Addresses.Search(language);
            var empty = await reader.Page(address);
            empty.QuerySelectorAll("meta[name=robots]").Should().BeEmpty();
            var asked = await reader.Page(address + "?q=norme");
            asked.QuerySelector("meta[name=robots]")!.GetAttribute("content").Should().Be("noindex");
            foreach (var page in new[] { empty, asked })
                page.QuerySelector("link[rel=canonical]")!.GetAttribute("href").Should().Be(root + address);
            (await reader.Page(Addresses.Home(language))).QuerySelector($".ways a[href='{address}']").Should().NotBeNull();
            asked.QuerySelector(".tongues a")!.GetAttribute("href").Should().Be(Addresses.Search(language.Other()) + "?q=norme");
        }
    }

    [Fact]
    public async Task A_browser_can_search_the_site_from_its_own_bar()
    {
        var reader = site.Reader();
        foreach (var language in LanguageNames.All)
        {
            var link = (await reader.Page(Addresses.Home(language))).QuerySelector("link[rel=search]")!;
            using var answer = await reader.Ask(link.GetAttribute("href")!);
            answer.Content.Headers.ContentType!.MediaType.Should().Be("application/opensearchdescription+xml");
            var description = System.Xml.Linq.XDocument.Parse(await answer.Text());
            var template = description.Descendants().Single(e => e.Name.LocalName == "Url").Attribute("template")!.Value;
            var found = await reader.Page(template.Replace("{searchTerms}", "web", StringComparison.Ordinal));
            found.QuerySelectorAll(".hits > li").Should().NotBeEmpty();
        }
    }

    [Fact]
    public async Task An_answer_is_kept_nowhere_but_in_the_readers_browser()
    {
        var reader = site.Reader();
        using var first = await reader.Ask(Address("Lamport"));
        first.Headers.CacheControl!.Private.Should().BeTrue();
        first.Headers.Contains("Set-Cookie").Should().BeFalse();
        (await reader.Page(Address("Turing"))).QuerySelector("#count")!.TextContent.Should().Contain("Turing");
    }

    [Fact]
    public async Task The_end_of_a_piece_leads_to_its_kin_and_not_to_itself()
    {
        var slug = site.Slugs[("turing", Language.French)];
        var page = await site.Reader().Page(Addresses.Article(Language.French, slug));

        var related = page.QuerySelectorAll<IHtmlAnchorElement>(".related h3 a").Select(a => a.GetAttribute("href")).ToList();
        related.Should().NotBeEmpty().And.HaveCountLessThanOrEqualTo(ListRelated.Most);
        related.Should().NotContain(Addresses.Article(Language.French, slug));
    }
}
