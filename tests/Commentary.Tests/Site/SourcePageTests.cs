using Commentary.Application.Articles;
using Commentary.Application.Publishing;
using Commentary.Tests.Fixture;
using Commentary.Text.Languages;

namespace Commentary.Tests.Site;

/// <summary>A host may be many publishers': what is said of one is not said of another.</summary>
public class SourcePageTests(Building site) : IClassFixture<Building>
{
    private readonly int n = Pieces.Next();

    [Fact]
    public async Task Pieces_from_three_publishers_at_one_host_have_three_pages()
    {
        foreach (var publisher in new[] { "Mind", "Nature", "AT&T Labs" })
            await Publish($"D’après {publisher} {n}", $"https://doi.example/{n}/{publisher.Length}", publisher);
        await Publish($"D’après personne {n}", $"https://doi.example/{n}/x", "");

        (await TitlesBehind($"d-apres-mind-{n}", "Nos textes d’après Mind")).Should().Equal($"D’après Mind {n}");
        (await TitlesBehind($"d-apres-at-et-t-labs-{n}", "Nos textes d’après AT&T Labs")).Should().Equal($"D’après AT&T Labs {n}");
        (await TitlesBehind($"d-apres-personne-{n}", "Nos textes d’après doi.example")).Should().HaveCount(4, "of a host, all is told");
    }

    [Fact]
    public async Task One_publisher_at_several_hosts_has_one_page()
    {
        await Publish($"Papier {n}", $"https://papier-{n}.example/a", $"La Revue {n}");
        await Publish($"Écran {n}", $"https://ecran-{n}.example/a", $"La revue {n}");

        (await TitlesBehind($"ecran-{n}", $"Nos textes d’après La revue {n}")).Should().BeEquivalentTo($"Papier {n}", $"Écran {n}");
    }

    [Fact]
    public async Task The_page_of_a_host_leads_to_the_publisher_that_has_it_to_itself()
    {
        await Publish($"Seul {n}", $"https://seul-{n}.example/a", $"Journal Seul {n}");

        using var asked = await site.Reader().Ask($"/fr/sources/seul-{n}.example");

        (asked.Status(), asked.Headers.Location?.OriginalString).Should().Be((301, $"/fr/sources/journal-seul-{n}"));
        using var page = await site.Reader().Ask($"/fr/sources/journal-seul-{n}");
        (await page.Text()).Should().Contain($"seul-{n}.example", "where its news stands is told, for it is one place");
    }

    private async Task Publish(string title, string source, string publisher)
    {
        var id = await Some.Draft(site, title, source);
        var opened = await site.Open(id);
        await site.As.Editor.Send(
            new SaveDraft.Command
            {
                ArticleId = id,
                Source = opened.Source with { Publisher = publisher },
                OpenedSource = opened.SourceVersion,
            }
        );
        await site.As.Editor.Send(new Publish.Command(id, Language.French));
        await site.CatchUp();
    }

    /// <summary>The pieces on the page to which a piece's own source leads.</summary>
    private async Task<IEnumerable<string>> TitlesBehind(string slug, string words)
    {
        var link = (await site.Reader().Page($"/fr/articles/{slug}")).QuerySelector(".source .known a")!;
        link.TextContent.Plain().Should().Be(words);
        var page = await site.Reader().Page(link.GetAttribute("href")!);
        page.QuerySelector("h1")!.TextContent.Plain().Should().Be(words);
        return page.QuerySelectorAll(".register h2").Select(h => h.TextContent.Plain());
    }
}
