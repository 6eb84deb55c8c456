using Commentary.Application.Publishing;
using Commentary.Tests.Fixture;
using Commentary.Text.Languages;

namespace Commentary.Tests.Site;

/// <summary>Where a reader is led from a page that is not there, and from the end of one that is.</summary>
public class WaysOnTests(Building site) : IClassFixture<Building>
{
    private readonly int n = Pieces.Next();

    [Theory]
    [InlineData("/fr/articles/un-robot_qui-apprend.html", "un robot qui apprend", "/fr/recherche")]
    [InlineData("/en/2019/05/the-network-of-2019", "the network of", "/en/search")]
    [InlineData("/fr/12345", "", "/fr/recherche")]
    [InlineData("/fr/articles/%3Cscript%3E\"'", "<script>\"'", "/fr/recherche")]
    public async Task A_404_has_a_search_field_with_the_words_of_the_address(string address, string words, string search)
    {
        using var answer = await site.Reader().Ask(address);

        answer.Status().Should().Be(404);
        var form = (await answer.Html()).QuerySelector("form[role=search]")!;
        form.GetAttribute("action").Should().Be(search);
        form.QuerySelector("input[name=q]")!.GetAttribute("value").Should().Be(words);
        form.QuerySelector("label[for=q]").Should().NotBeNull();
    }

    [Fact]
    public async Task On_the_same_subject_is_said_of_pieces_that_share_a_topic_and_of_no_others()
    {
        // Words that stand in more than a third of all pieces tell of no subject.
        for (var other = 0; other < 8; other++)
            await Some.Article(site, $"Tout autre chose {n} {other}");
        // The same rare words in all three, and one topic in two of them.
        const string Words = "Le gyroscope à supraconducteurs précesse lentement dans son cryostat de niobium.";
        foreach (var (name, topic) in new[] { ("Premier", "Gyroscopes"), ("Second", "Gyroscopes"), ("Tiers", "Cuisine") })
        {
            var made = await site.Import(
                Pieces.Text($"{name} gyroscope {n}. #{topic}{n}", $"https://example.org/{name}-{n}", neutral: Words),
                $"{name}{n}.txt"
            );
            await site.As.Editor.Send(new Publish.Command(made.ArticleId, Language.French));
        }
        await site.CatchUp();

        (await Heading($"tiers-gyroscope-{n}")).Should().Be("À lire aussi");
        (await Heading($"premier-gyroscope-{n}")).Should().Be("À lire aussi", "not each of them shares its topic");
        await site.As.Editor.Send(
            new Withdraw.Command(
                (await site.Look(db => Task.FromResult(db.Live.Single(l => l.Slug == $"tiers-gyroscope-{n}")))).ArticleId,
                Language.French
            )
        );
        await site.CatchUp();
        (await Heading($"premier-gyroscope-{n}")).Should().Be("Sur le même sujet");

        async Task<string?> Heading(string slug) =>
            (await site.Reader().Page($"/fr/articles/{slug}")).QuerySelector("#related")?.TextContent;
    }

    [Fact]
    public async Task A_font_whose_name_has_its_version_is_asked_for_once()
    {
        using var font = await site.Reader().Ask("/fonts/eczar-600.1.woff2");

        font.Status().Should().Be(200);
        font.Headers.CacheControl!.ToString().Should().Contain("immutable").And.Contain("max-age=31536000");
    }
}
