using Commentary.Application.Publishing;
using Commentary.Application.Reading;
using Commentary.Application.Topics;
using Commentary.Tests.Fixture;
using Commentary.Text.Languages;
using Commentary.Web.Changes;
using Microsoft.Extensions.DependencyInjection;

namespace Commentary.Tests.Site;

/// <summary>The index follows what is public, and whatever happens to it breaks no page.</summary>
public class SearchKeptTests(Building building) : IClassFixture<Building>
{
    private readonly string word = $"mot{Letters(Pieces.Next())}";

    /// <summary>A word of its own for each test: digits would be no word.</summary>
    private static string Letters(int number) => string.Concat($"{number}".Select(digit => (char)('b' + digit - '0'))) + "ique";

    private static async Task<int> Count(Building site, string words, Language language = Language.French) =>
        (await site.As.Nobody.Send(new SearchPieces.Query(language, words))).Total;

    [Fact]
    public async Task A_piece_is_found_soon_after_its_publication_and_no_more_once_it_is_withdrawn()
    {
        var rare = word + Letters(10);
        var id = await Some.Draft(building, $"Le {rare}");
        await building.As.Editor.Send(new Publish.Command(id, Language.French));
        (await Looking.Soon(async () => await Count(building, rare) == 1)).Should().BeTrue();
        await building.As.Editor.Send(new Withdraw.Command(id, Language.French));
        (await Looking.Soon(async () => await Count(building, rare) == 0)).Should().BeTrue();
    }

    [Fact]
    public async Task A_piece_that_is_published_again_is_found_by_what_it_says_now()
    {
        var id = await Some.Article(building, $"Ancien {word}ancien");
        (await Count(building, $"{word}ancien")).Should().Be(1);

        await building.Save(id, text => text with { Title = $"Nouveau {word}nouveau", Teaser = "Une accroche. #IA" });
        await building.As.Editor.Send(new Publish.Command(id, Language.French));
        await building.CatchUp();

        (await Count(building, $"{word}ancien")).Should().Be(0);
        (await Count(building, $"{word}nouveau")).Should().Be(1);
    }

    /// <summary>The index comes after the pages: what was read between the two showed the kin of before.</summary>
    [Fact]
    public async Task Pages_are_made_anew_once_the_index_knows_more_and_only_then()
    {
        var stop = TestContext.Current.CancellationToken;
        var tail = building.Services.GetRequiredService<ChangeTail>();
        using var follower = ActivatorUtilities.CreateInstance<SearchTail>(building.Services);
        await follower.CatchUp(stop);
        await Some.Article(building, $"Parente {word}");

        var before = tail.Moment;
        await follower.CatchUp(stop);
        var after = tail.Moment;
        after.Should().NotBeSameAs(before);
        await follower.CatchUp(stop);
        tail.Moment.Should().BeSameAs(after);
    }

    [Fact]
    public async Task A_draft_is_never_found()
    {
        await Some.Draft(building, $"Brouillon {word}");
        await building.CatchUp();
        (await Count(building, word)).Should().Be(0);
    }

    [Fact]
    public async Task A_topic_that_is_renamed_is_found_and_filtered_by_its_new_name()
    {
        var id = await Some.Draft(building, $"Titre {word}");
        await building.Save(id, text => text with { Teaser = $"Une accroche. #Sujet{word}" });
        await building.As.Editor.Send(new Publish.Command(id, Language.French));
        await building.CatchUp();
        (await Count(building, $"Sujet{word}")).Should().Be(1);

        var row = (await building.As.Editor.Send(new ListTopics.Query($"Sujet{word}"))).Rows.Single();
        await building.As.Editor.Send(
            new RenameTopic.Command
            {
                Id = row.Id,
                OpenedVersion = row.Version,
                French = new()
                {
                    Name = $"Autrement {word}dit",
                    Slug = $"autrement-{word}dit",
                    Hashtag = row.French.Hashtag,
                },
                English = new()
                {
                    Name = row.English.Name,
                    Slug = row.English.Slug,
                    Hashtag = row.English.Hashtag,
                },
            }
        );
        await building.CatchUp();

        var found = await building.As.Nobody.Send(new SearchPieces.Query(Language.French, $"{word}dit", $"autrement-{word}dit"));
        found.Total.Should().Be(1);
        found.Topics.Should().ContainSingle().Which.Value.Name.Should().Be($"Autrement {word}dit");
    }

    [Fact]
    public async Task An_index_on_disk_is_used_again_and_brought_up_to_date()
    {
        await using var second = new Building();
        await Some.Article(second, $"Avant {word}avant");
        await using var neighbour = second.Neighbour();
        await neighbour.CatchUp();

        // Two processes on one folder: each has an index of its own.
        (await Count(neighbour, $"{word}avant"))
            .Should()
            .Be(1);
        await Some.Article(second, $"Apres {word}apres");
        await neighbour.CatchUp();
        (await Count(neighbour, $"{word}apres")).Should().Be(1);
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task An_index_that_cannot_be_read_is_made_anew(bool isCut)
    {
        var data = Directory.CreateTempSubdirectory("commentary-").FullName;
        await using (var before = new Building { Data = data, IsNeighbour = true })
            await Some.Article(before, $"Titre {word}");
        foreach (
            var file in Directory
                .EnumerateFiles(Path.Combine(data, "search"), "*", SearchOption.AllDirectories)
                .Where(f => !f.EndsWith(".lock", StringComparison.Ordinal))
        )
            if (isCut)
                await File.WriteAllBytesAsync(
                    file,
                    (await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken))[..7],
                    TestContext.Current.CancellationToken
                );
            else
                await File.WriteAllTextAsync(file, "rien qui vaille", TestContext.Current.CancellationToken);

        await using var after = new Building { Data = data };
        (await after.Reader().Ask($"/fr/recherche?q={word}")).Status().Should().Be(200);
        await after.CatchUp();
        (await Count(after, word)).Should().Be(1);
    }

    [Fact]
    public async Task Where_there_can_be_no_index_the_page_says_that_search_rests_and_all_other_pages_stand()
    {
        var data = Directory.CreateTempSubdirectory("commentary-").FullName;
        // A file where the folder should be: the disk takes none.
        await File.WriteAllTextAsync(Path.Combine(data, "search"), "", TestContext.Current.CancellationToken);
        await using var broken = new Building { Data = data };
        var id = await Some.Draft(broken, "Un texte");
        await broken.As.Editor.Send(new Publish.Command(id, Language.French));

        var page = await broken.Reader().Page("/fr/recherche?q=texte");

        page.QuerySelector("[role=status]")!.TextContent.Should().Contain("se repose");
        (await broken.Reader().Page("/en/search?q=text")).QuerySelector("[role=status]")!.TextContent.Should().Contain("resting");
        var reader = broken.Reader();
        (await Looking.Soon(async () => (await reader.Ask("/fr/articles/un-texte")).Status() == 200)).Should().BeTrue();
    }
}
