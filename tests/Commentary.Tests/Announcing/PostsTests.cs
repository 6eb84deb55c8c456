using Commentary.Application.Announcing;
using Commentary.Application.Pipeline;
using Commentary.Application.Publishing;
using Commentary.Tests.Fixture;
using Commentary.Text.Languages;
using Commentary.Text.Networks;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Commentary.Tests.Announcing;

/// <summary>What each network is told of an edition.</summary>
public class PostsTests(Building building) : IClassFixture<Building>
{
    private const string Origin = "https://commentary.example";
    private readonly int n = Pieces.Next();

    private Task<OpenPosts.Result> Open(int article, Language language = Language.French) =>
        building.As.Author.Send(new OpenPosts.Query(article, language, Origin));

    private static OpenPosts.Post Of(OpenPosts.Result opened, Network network) => opened.Posts.Single(post => post.Network == network);

    private Task<Unit> Save(int article, Network network, string text, OpenPosts.Post opened, As.Actor? by = null) =>
        (by ?? building.As.Author).Send(
            new SavePosts.Command
            {
                ArticleId = article,
                Language = Language.French,
                Origin = Origin,
                Posts = [new(network, text, opened.Text, opened.Version)],
            }
        );

    [Fact]
    public async Task It_is_proposed_from_the_teaser_and_takes_up_the_short_link_once_there_is_one()
    {
        var id = await Some.Draft(building, $"Proposé {n}");
        var before = await Open(id);
        before.Link.Should().BeEmpty();
        before.Card.Should().BeEmpty();
        Of(before, Network.X).Text.Should().Be($"Proposé {n}. La suite de l’accroche. #IA");

        await building.As.Editor.Send(new Publish.Command(id, Language.French));

        var after = await Open(id);
        var code = await building.Look(db => db.ShortLinks.Where(l => l.ArticleId == id).Select(l => l.Code).SingleAsync());
        after.Link.Should().Be($"{Origin}/r/{code}/fr");
        after.Hashtags.Should().Equal("IA");
        Of(after, Network.Mastodon).Text.Should().Be($"Proposé {n}. La suite de l’accroche. #IA\n\n{after.Link}");
        (await building.Reader().Ask(after.Card)).Content.Headers.ContentType!.MediaType.Should().Be("image/png");
    }

    [Fact]
    public async Task Where_the_teaser_does_not_fit_the_title_is_proposed()
    {
        var id = await Some.Draft(building, $"Trop long {n}");
        await building.Save(id, text => text with { Teaser = string.Concat(Enumerable.Repeat("Une accroche. ", 30)) + "#IA" });

        var opened = await Open(id);

        Of(opened, Network.Bluesky).Text.Should().Be($"Trop long {n}\n\n#IA");
        Of(opened, Network.LinkedIn).Text.Should().StartWith("Une accroche.");
    }

    [Fact]
    public async Task An_editors_own_words_are_kept_and_emptying_them_goes_back_to_the_proposal()
    {
        var id = await Some.Draft(building, $"À moi {n}");
        var opened = await Open(id);

        await Save(id, Network.X, "Mes mots.\r\nEt la suite.", Of(opened, Network.X));

        var mine = Of(await Open(id), Network.X);
        mine.Should()
            .BeEquivalentTo(
                new
                {
                    Text = "Mes mots.\nEt la suite.",
                    IsOwn = true,
                    SavedBy = "Anne",
                    Version = 1,
                }
            );
        Of(await Open(id), Network.Threads).IsOwn.Should().BeFalse();
        await building.Save(id, text => text with { Teaser = "Une autre accroche. #IA" });
        Of(await Open(id), Network.X).Text.Should().Be("Mes mots.\nEt la suite.");

        await Save(id, Network.X, " \n", mine);

        Of(await Open(id), Network.X)
            .Should()
            .BeEquivalentTo(
                new
                {
                    Text = "Une autre accroche. #IA",
                    IsOwn = false,
                    Version = 2,
                }
            );
    }

    [Fact]
    public async Task What_was_only_looked_at_goes_on_following_the_teaser()
    {
        var id = await Some.Draft(building, $"Regardé {n}");
        var opened = await Open(id);
        await building.Save(id, text => text with { Teaser = "Changée entre-temps. #IA" });

        await Save(id, Network.X, Of(opened, Network.X).Text, Of(opened, Network.X));

        Of(await Open(id), Network.X).Should().BeEquivalentTo(new { Text = "Changée entre-temps. #IA", Version = 0 });
    }

    [Fact]
    public async Task Who_saves_over_another_is_shown_theirs_first_and_what_they_did_not_touch_is_left_alone()
    {
        var id = await Some.Draft(building, $"À deux {n}");
        var opened = await Open(id);
        await Save(id, Network.X, "Ceux d’Édith.", Of(opened, Network.X), building.As.Editor);

        await Assert.ThrowsAsync<SavedMeanwhile>(() => Save(id, Network.X, "Ceux d’Anne.", Of(opened, Network.X)));
        await Save(id, Network.Bluesky, "Ceux d’Anne.", Of(opened, Network.Bluesky));
        await Save(id, Network.X, Of(opened, Network.X).Text, Of(opened, Network.X));

        var now = await Open(id);
        Of(now, Network.X).Text.Should().Be("Ceux d’Édith.");
        Of(now, Network.Bluesky).Text.Should().Be("Ceux d’Anne.");
    }

    [Fact]
    public async Task There_is_nothing_to_tell_of_an_edition_that_was_not_begun()
    {
        var id = await Some.Draft(building, $"Sans anglais {n}");

        (await Open(id, Language.English)).IsBegun.Should().BeFalse();
        await Assert.ThrowsAsync<NotHere>(() =>
            building.As.Author.Send(
                new SavePosts.Command
                {
                    ArticleId = id,
                    Language = Language.English,
                    Posts = [new(Network.X, "Words.", "", 0)],
                }
            )
        );
    }

    [Fact]
    public async Task What_is_too_long_for_a_network_is_kept_and_what_is_too_long_for_any_is_refused()
    {
        var id = await Some.Draft(building, $"Long {n}");
        var opened = await Open(id);

        await Save(id, Network.X, new string('a', 400), Of(opened, Network.X));
        Of(await Open(id), Network.X).Text.Should().HaveLength(400);

        var refused = await Assert.ThrowsAsync<FluentValidation.ValidationException>(() =>
            Save(id, Network.Threads, new string('a', PostText.MostLength + 1), Of(opened, Network.Threads))
        );
        refused.Errors.Should().ContainSingle().Which.PropertyName.Should().Be("Posts[0].Text");
    }
}
