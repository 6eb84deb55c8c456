using Commentary.Application.Publishing;
using Commentary.Tests.Fixture;
using Commentary.Text.Languages;

namespace Commentary.Tests.Publishing;

/// <summary>What links to a piece are told once nothing of it is public.</summary>
public class NothingLeftTests(Building site) : IClassFixture<Building>
{
    private readonly int n = Pieces.Next();

    [Fact]
    public async Task A_piece_that_is_withdrawn_in_both_languages_is_gone_in_both_and_at_each_address_it_had()
    {
        var id = await Some.Article(site, $"Rien ne reste {n}", inEnglishToo: true);
        await site.Save(id, text => text with { Slug = $"rien-du-tout-{n}" });
        await site.As.Editor.Send(new Publish.Command(id, Language.French));
        await site.As.Editor.Send(new Withdraw.Command(id, Language.English));
        await site.CatchUp();
        (await Answer($"/en/articles/rien-ne-reste-{n}-in-english")).Should().Be((302, $"/fr/articles/rien-du-tout-{n}"));

        await site.As.Editor.Send(new Withdraw.Command(id, Language.French));
        await site.CatchUp();

        foreach (
            var address in new[]
            {
                $"/fr/articles/rien-du-tout-{n}",
                $"/fr/articles/rien-ne-reste-{n}",
                $"/en/articles/rien-ne-reste-{n}-in-english",
            }
        )
            (await Answer(address)).Should().Be((410, null), "of {0}", address);
    }

    [Fact]
    public async Task Published_again_in_one_language_it_is_led_to_from_every_address_it_had()
    {
        var id = await Some.Article(site, $"De retour {n}", inEnglishToo: true);
        await site.Save(id, text => text with { Slug = $"de-retour-ici-{n}" });
        await site.As.Editor.Send(new Publish.Command(id, Language.French));
        await site.As.Editor.Send(new Withdraw.Command(id, Language.English));
        await site.As.Editor.Send(new Withdraw.Command(id, Language.French));

        await site.As.Editor.Send(new Publish.Command(id, Language.French));
        await site.CatchUp();

        (await Answer($"/fr/articles/de-retour-ici-{n}")).Status.Should().Be(200);
        (await Answer($"/fr/articles/de-retour-{n}")).Should().Be((301, $"/fr/articles/de-retour-ici-{n}"));
        (await Answer($"/en/articles/de-retour-{n}-in-english")).Should().Be((302, $"/fr/articles/de-retour-ici-{n}"));
    }

    private async Task<(int Status, string? To)> Answer(string address)
    {
        using var answer = await site.Reader().Ask(address);
        return (answer.Status(), answer.Headers.Location?.OriginalString);
    }
}
