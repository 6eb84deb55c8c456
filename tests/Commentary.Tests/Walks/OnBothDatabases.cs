using Commentary.Application.Articles;
using Commentary.Application.Importing;
using Commentary.Application.Pipeline;
using Commentary.Application.Reading;
using Commentary.Application.Redirects;
using Commentary.Database;
using Commentary.Tests.Fixture;
using Commentary.Text.Languages;

namespace Commentary.Tests.Walks;

/// <summary>The three walks, once on each database.</summary>
public class OnBothDatabases
{
    [Theory, OnEachDatabase]
    public async Task A_file_goes_in_a_reader_sees_it_and_an_old_link_arrives(Provider database)
    {
        await using var building = await Building.On(database);
        var imported = await building.As.Editor.Send(
            new ImportFile.Command
            {
                Manuscript = new() { Bytes = Some.Sample, FileName = "openai-recrute.txt" },
                Publish = true,
                LegacyAddresses = ["/ancien/openai-recrute.html"],
            }
        );
        await building.CatchUp();

        imported.IsPublic.Should().BeTrue(string.Join(' ', imported.WhyNotPublished));
        var read = await building.As.Nobody.Send(new ReadArticle.Query(Language.French, imported.Manuscript.Slug));
        read.Publication.Parts.Should().HaveCount(5);
        var arrived = await building.Reader().GetAsync("/Ancien/OpenAI-Recrute.html/?utm_source=x", TestContext.Current.CancellationToken);
        arrived.Headers.Location!.ToString().Should().Be($"/fr/articles/{imported.Manuscript.Slug}?utm_source=x");
    }

    [Theory, OnEachDatabase]
    public async Task A_slug_that_changes_goes_on_working(Provider database)
    {
        await using var building = await Building.On(database);
        var id = await Some.Article(building, "Ancien titre");
        var french = (await building.As.Editor.Send(new OpenArticle.Query(id))).French;
        await building.As.Editor.Send(
            new SaveAndPublish.Command(
                new()
                {
                    ArticleId = id,
                    French = french.Text with { Slug = "nouveau" },
                    OpenedFrench = french.Version,
                },
                Language.French
            )
        );
        await building.CatchUp();

        var arrived = await building.Reader().GetAsync("/fr/articles/ancien-titre", TestContext.Current.CancellationToken);

        arrived.Headers.Location!.ToString().Should().Be("/fr/articles/nouveau");
    }

    [Theory, OnEachDatabase]
    public async Task A_newer_save_is_never_overwritten(Provider database)
    {
        await using var building = await Building.On(database);
        var id = await Some.Draft(building);
        var opened = (await building.As.Editor.Send(new OpenArticle.Query(id))).French;
        SaveDraft.Command Saved(string neutral) =>
            new()
            {
                ArticleId = id,
                French = opened.Text with { Neutral = neutral },
                OpenedFrench = opened.Version,
            };
        await building.As.Colleague.Send(Saved("Le sien."));

        await Assert.ThrowsAsync<SavedMeanwhile>(() => building.As.Editor.Send(Saved("Le mien.")));
    }

    [Theory, OnEachDatabase]
    public async Task Paths_differ_when_an_accent_does(Provider database)
    {
        await using var building = await Building.On(database);
        foreach (var from in new[] { "/ete", "/été" })
            await building.As.Editor.Send(new WriteRedirect.Command { From = from, To = from == "/ete" ? "/fr" : "/en" });
        await building.CatchUp();

        var arrived = await building.Reader().GetAsync("/%C3%A9t%C3%A9", TestContext.Current.CancellationToken);

        arrived.Headers.Location!.ToString().Should().Be("/en");
    }
}
