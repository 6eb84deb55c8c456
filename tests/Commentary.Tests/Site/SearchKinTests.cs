using Commentary.Application.Articles;
using Commentary.Application.Press;
using Commentary.Application.Publishing;
using Commentary.Application.Reading;
using Commentary.Tests.Fixture;
using Commentary.Text.Languages;

namespace Commentary.Tests.Site;

/// <summary>Which forms of a word find each other, which must not, and what readers are told of it.</summary>
public class SearchKinTests(SearchKinTests.Kin site) : IClassFixture<SearchKinTests.Kin>
{
    /// <summary>One piece with all that the tables say pieces say, in each language, one with names, and a few by themselves.</summary>
    public class Kin : Building, IAsyncLifetime
    {
        async ValueTask IAsyncLifetime.InitializeAsync()
        {
            foreach (var (table, title) in new[] { ("Kin.txt", "Parents"), ("FalseKin.txt", "Faux") })
                await Publish(title, Said(table, "fr"), Said(table, "en"));
            // A word that no piece has is taken for the beginning of one: these are words.
            await Publish("Vrais", Typed("fr"), Typed("en"));
            await Publish(
                "Noms",
                "On écrit en C++, en C#, en F# et en .NET 10. La R&D fait des essais A/B avec GPT-4o. La RFC 9110, la COVID-19, AT&T."
            );
            await Publish("Autres noms", "La vitamine C, un mot en F, le net et la GPT. Les 9110 habitants de l’univers, et A ou B.");
            await Publish("Un premier", "On annote un manuscrit, on annote encore, et toujours on annote. Annotation.");
            await Publish("Un second", "On écrit des annotations. Elles seront lues demain, à la même heure, par les mêmes gens.");
            await Publish("Une goélette", "La goélette prend le large.");
            await CatchUp();
        }

        private static string Said(string table, string code) =>
            string.Join(". ", Table(table).Where(row => row[0] == code).Select(row => row[1]));

        private static string Typed(string code) =>
            string.Join(". ", Table("FalseKin.txt").Where(row => row[0] == code).SelectMany(row => row.Skip(2)));

        private async Task Publish(string title, string french, string? english = null)
        {
            var id = await As.Author.Send(new StartArticle.Command { SourceUrl = "https://example.org/x", Title = title });
            await As.Editor.Send(
                new SaveDraft.Command
                {
                    ArticleId = id,
                    French = Some.Text(title) with { Example = french },
                    OpenedFrench = 1,
                    English = english is null ? null : Some.Text($"{title} in English", Language.English) with { Example = english },
                }
            );
            await As.Editor.Send(new Publish.Command(id, Language.French));
            if (english is not null)
                await As.Editor.Send(new Publish.Command(id, Language.English));
        }
    }

    private static IEnumerable<string[]> Table(string name) =>
        File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Site", "Search", name))
            .Where(line => line.Length > 0 && line[0] != '#')
            .Select(line => line.Split(" | "));

    private Task<SearchPieces.Result> Ask(string words, Language language = Language.French) =>
        site.As.Nobody.Send(new SearchPieces.Query(language, words));

    private async Task<IReadOnlyList<string>> Titles(string words, Language language = Language.French) =>
        [.. (await Ask(words, language)).Hits.Select(hit => hit.Piece.Title)];

    private static string Address(string words, Language language = Language.French) =>
        $"{Addresses.Search(language)}?q={Uri.EscapeDataString(words)}";

    [Fact]
    public async Task Forms_of_a_word_find_each_other()
    {
        List<string> missed = [];
        foreach (var row in Table("Kin.txt"))
        foreach (var typed in row.Skip(1))
            if (!(await Titles(typed, Of(row[0]))).Any(title => title.StartsWith("Parents", StringComparison.Ordinal)))
                missed.Add($"{row[0]} {typed}: {row[1]}");
        missed.Should().BeEmpty();
    }

    [Fact]
    public async Task Words_that_only_look_alike_do_not()
    {
        List<string> false_ = [];
        foreach (var row in Table("FalseKin.txt"))
        {
            (await Titles(row[1], Of(row[0]))).Should().Contain(title => title.StartsWith("Faux", StringComparison.Ordinal), row[1]);
            foreach (var typed in row.Skip(2))
                if ((await Ask(typed, Of(row[0]))).Hits is [_, ..] hits && hits.Any(Marks(row[1])))
                    false_.Add($"{row[0]} {typed}: {row[1]}");
        }
        false_.Should().BeEmpty();

        static Func<SearchPieces.Hit, bool> Marks(string word) =>
            hit => hit.Passages.SelectMany(p => p.Fragments).Any(f => f.IsMatch && f.Text == word);
    }

    [Fact]
    public async Task Names_that_hold_a_sign_or_a_number_are_found_and_nothing_else_for_them()
    {
        foreach (var row in Table("Names.txt"))
        {
            var found = await Ask(row[0]);
            found.Hits.Select(hit => hit.Piece.Title).Should().Equal(["Noms"], row[0]);
            string.Concat(found.Hits[0].Passages[0].Fragments.Where(f => f.IsMatch).Select(f => f.Text))
                .Should()
                .Be(string.Concat(row[1].Where(c => c is not (' ' or '-') || !row[1].Any(char.IsDigit))), row[0]);
        }
    }

    [Fact]
    public async Task The_very_word_comes_before_its_kin()
    {
        (await Titles("annotations")).Should().Equal("Un second", "Un premier");
        (await Titles("annoter")).Should().Equal("Un premier", "Un second");
    }

    [Theory]
    [InlineData("goélette", "Un texte contient « goélette ».")]
    [InlineData("goélettes", "Aucun texte ne contient « goélettes » sous cette forme. Un texte contient un mot proche : « goélette ».")]
    [InlineData("goéle", "Aucun texte ne contient « goéle » sous cette forme. Un texte contient un mot proche : « goélette ».")]
    [InlineData("la goélette large", "Un texte contient « goélette » et « large ».")]
    [InlineData("annotations", "2 textes contiennent « annotations » ou un mot proche : « annote », « annotation ».")]
    public async Task What_is_said_to_be_found_is_what_was_found(string words, string said)
    {
        var page = await site.Reader().Page(Address(words));
        page.QuerySelector("#count")!.TextContent.Plain().Should().Be(said);
        page.QuerySelectorAll(".hits mark").Should().NotBeEmpty("what begins so is marked as well");
    }

    [Fact]
    public async Task English_says_what_there_is_in_French_only()
    {
        var page = await site.Reader().Page(Address("goélette", Language.English));

        page.QuerySelector("#count")!
            .TextContent.Plain()
            .Should()
            .Be("No piece has “goélette” in it. In French, one piece has these words.");
        var piece = page.QuerySelector(".elsewhere li a")!;
        piece.TextContent.Should().Be("Une goélette");
        (piece.GetAttribute("lang"), piece.GetAttribute("hreflang")).Should().Be(("fr-CA", "fr-CA"));
        page.QuerySelector(".elsewhere p a")!.GetAttribute("href").Should().Be("/fr/recherche?q=go%C3%A9lette");

        var some = await site.Reader().Page(Address("example.org", Language.English));
        some.QuerySelector("#count")!.TextContent.Plain().Should().EndWith("5 more pieces are in French only.");
        some.QuerySelectorAll(".elsewhere li").Should().HaveCount(3);
        (await site.Reader().Page(Address("example.org") + "&year=2026")).QuerySelectorAll(".elsewhere").Should().BeEmpty();
    }

    [Theory]
    [InlineData(Language.French, "large", "of what is found, nothing is guessed")]
    [InlineData(Language.French, "lire", "a short word is another word more often than a slip")]
    [InlineData(Language.English, "goélette", "French has the word")]
    [InlineData(Language.French, "goelete zzyzxqwv", "what would find nothing is no help")]
    public async Task No_guess_is_worse_than_the_word(Language language, string words, string why) =>
        (await Ask(words, language)).Suggestion.Should().BeNull(why);

    [Fact]
    public async Task Filters_are_folded_so_that_what_is_found_comes_first()
    {
        var page = await site.Reader().Page(Address("goélette"));
        page.QuerySelector("details.narrow")!.HasAttribute("open").Should().BeFalse();
    }

    private static Language Of(string code) => LanguageNames.All.Single(l => l.Code() == code);
}
