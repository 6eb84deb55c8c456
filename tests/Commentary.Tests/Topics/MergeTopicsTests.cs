using Commentary.Application.Model;
using Commentary.Application.Pipeline;
using Commentary.Application.Publishing;
using Commentary.Application.Redirects;
using Commentary.Application.Topics;
using Commentary.Tests.Fixture;
using Commentary.Text.Languages;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace Commentary.Tests.Topics;

/// <summary>Two topics become one, and nobody is lost on the way.</summary>
public class MergeTopicsTests(Building building) : IClassFixture<Building>
{
    private readonly int n = Pieces.Next();

    private string Tag(string word) => $"{word}{n}";

    [Fact]
    public async Task The_pieces_of_both_are_on_one_page_and_the_other_address_leads_there()
    {
        var first = await building.Piece($"#{Tag("Auto")}", inEnglishToo: true);
        var second = await building.Piece($"#{Tag("Voiture")}", inEnglishToo: true);
        var (goes, stays) = (await building.Topic(Tag("Auto")), await building.Topic(Tag("Voiture")));

        await building.Merge(goes, stays);

        await building.LeadsInOneHop($"/fr/sujets/auto{n}", $"/fr/sujets/voiture{n}");
        await building.LeadsInOneHop($"/en/topics/auto{n}", $"/en/topics/voiture{n}");
        using var reader = building.Reader();
        var page = await reader.Page($"/fr/sujets/voiture{n}");
        page.QuerySelectorAll(".register > li").Should().HaveCount(2);
        var piece = await reader.Page($"/fr/articles/{(await building.Open(first)).French.Text.Slug}");
        piece.QuerySelector($"a[href='/fr/sujets/voiture{n}']")!.TextContent.Trim().Should().Be(Tag("Voiture"));
        (await building.TopicsOfDraft(first)).Should().Equal(stays);
        (await building.TopicsOfDraft(second, Language.English)).Should().Equal(stays);
        (await building.Look(db => db.Topics.AnyAsync(t => t.Id == goes))).Should().BeFalse();
    }

    [Fact]
    public async Task A_piece_with_both_topics_shows_the_one_that_stays_once()
    {
        var both = await building.Piece($"#{Tag("Chat")} #{Tag("Félin")}");
        var draft = await building.Piece($"#{Tag("Félin")} #{Tag("Chat")}", isPublic: false);
        var (goes, stays) = (await building.Topic(Tag("Chat")), await building.Topic(Tag("Félin")));

        await building.Merge(goes, stays);

        (await building.TopicsOfDraft(both)).Should().Equal(stays);
        (await building.TopicsOfDraft(draft)).Should().Equal(stays);
        using var reader = building.Reader();
        (await reader.Page($"/fr/articles/{(await building.Open(both)).French.Text.Slug}"))
            .QuerySelectorAll($".topics a[href='/fr/sujets/felin{n}'], a[href='/fr/sujets/felin{n}']")
            .Should()
            .ContainSingle();
        await building.LeadsInOneHop($"/fr/sujets/chat{n}", $"/fr/sujets/felin{n}");
        // Saved again with both words, it has one topic still.
        await building.Save(both, text => text with { Neutral = "Récrit." });
        (await building.TopicsOfDraft(both)).Should().Equal(stays);
        await building.As.Editor.Send(new Publish.Command(both, Language.French));
    }

    [Fact]
    public async Task Merged_after_it_was_renamed_every_address_that_it_had_leads_on_in_one_hop()
    {
        await building.Piece($"#{Tag("Alpha")}");
        await building.Piece($"#{Tag("Omega")}");
        var (goes, stays) = (await building.Topic(Tag("Alpha")), await building.Topic(Tag("Omega")));
        await building.Rename(goes, $"Beta {n}", hashtag: Tag("Beta"));
        await building.Rename(goes, $"Gamma {n}", hashtag: Tag("Gamma"));

        await building.Merge(goes, stays);
        await building.Rename(stays, $"Dernier {n}", hashtag: Tag("Dernier"));

        foreach (var old in new[] { $"alpha{n}", $"beta-{n}", $"gamma-{n}", $"omega{n}" })
            await building.LeadsInOneHop($"/fr/sujets/{old}", $"/fr/sujets/dernier-{n}");
        foreach (var tag in new[] { "Alpha", "Beta", "Gamma", "Omega", "Dernier" })
            (await building.TopicsOfDraft(await building.Piece($"#{Tag(tag)}", isPublic: false))).Should().Equal([stays], tag);
    }

    [Fact]
    public async Task A_topic_takes_the_address_of_one_that_was_merged_into_it()
    {
        await building.Piece($"#{Tag("Court")} #{Tag("Long")}");
        var (goes, stays) = (await building.Topic(Tag("Court")), await building.Topic(Tag("Long")));
        await building.Merge(goes, stays);

        await building.Rename(stays, Tag("Court"), hashtag: Tag("Court"));

        await building.LeadsInOneHop($"/fr/sujets/long{n}", $"/fr/sujets/court{n}");
        (
            await building.Look(db =>
                db.Set<FormerHashtag>().Where(f => f.TopicId == stays && f.Language == Language.French).Select(f => f.Hashtag).ToListAsync()
            )
        )
            .Should()
            .Equal(Tag("Long"));
    }

    [Fact]
    public async Task Of_two_editors_who_merge_each_into_the_other_one_is_told()
    {
        await building.Piece($"#{Tag("Nord")} #{Tag("Sud")}");
        var (north, south) = (await building.Topic(Tag("Nord")), await building.Topic(Tag("Sud")));
        MergeTopics.Command Into(int goes, int stays, int version) =>
            new()
            {
                Id = goes,
                OpenedVersion = version,
                Into = stays,
            };
        var (mine, theirs) = (
            Into(north, south, (await building.OpenedTopic(north)).OpenedVersion),
            Into(south, north, (await building.OpenedTopic(south)).OpenedVersion)
        );

        await building.As.Colleague.Send(theirs);
        await ((Func<Task>)(() => building.As.Editor.Send(mine))).Should().ThrowAsync<SavedMeanwhile>();

        await building.CatchUp();
        await building.LeadsInOneHop($"/fr/sujets/sud{n}", $"/fr/sujets/nord{n}");
    }

    [Fact]
    public async Task A_topic_that_a_colleague_renamed_meanwhile_is_not_merged_into_under_its_old_name()
    {
        await building.Piece($"#{Tag("Petit")} #{Tag("Grand")}");
        var (goes, stays) = (await building.Topic(Tag("Petit")), await building.Topic(Tag("Grand")));
        var confirmed = new MergeTopics.Command
        {
            Id = goes,
            OpenedVersion = (await building.OpenedTopic(goes)).OpenedVersion,
            Into = stays,
            IntoVersion = (await building.OpenedTopic(stays)).OpenedVersion,
        };
        await building.Rename(stays, $"Autre {n}");

        await ((Func<Task>)(() => building.As.Editor.Send(confirmed))).Should().ThrowAsync<SavedMeanwhile>();
        (await building.Look(db => db.Topics.AnyAsync(t => t.Id == goes))).Should().BeTrue();

        // Shown how both are called now, the editor confirms again.
        await building.As.Editor.Send(confirmed with { IntoVersion = (await building.OpenedTopic(stays)).OpenedVersion });
        (await building.Look(db => db.Topics.AnyAsync(t => t.Id == goes))).Should().BeFalse();
    }

    [Fact]
    public async Task Somebody_who_renames_a_topic_that_was_merged_meanwhile_is_told_so()
    {
        await building.Piece($"#{Tag("Parti")} #{Tag("Resté")}");
        var goes = await building.Topic(Tag("Parti"));
        var opened = await building.OpenedTopic(goes);
        await building.Merge(goes, await building.Topic(Tag("Resté")));

        (
            await ((Func<Task>)(() => building.As.Editor.Send(opened with { French = opened.French with { Name = "Trop tard" } })))
                .Should()
                .ThrowAsync<ValidationException>()
        )
            .Which.Errors.Should()
            .ContainSingle(e => e.PropertyName == "" && e.ErrorMessage.Contains("fusionné", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_topic_is_not_merged_into_itself_into_nothing_or_into_one_that_is_gone()
    {
        await building.Piece($"#{Tag("Seul")}");
        var topic = await building.Topic(Tag("Seul"));
        var version = (await building.OpenedTopic(topic)).OpenedVersion;

        foreach (var into in new int?[] { null, topic, 0, -1, int.MaxValue })
            (await (
                    (Func<Task>)(
                        () =>
                            building.As.Editor.Send(
                                new MergeTopics.Command
                                {
                                    Id = topic,
                                    OpenedVersion = version,
                                    Into = into,
                                }
                            )
                    )
                ).Should().ThrowAsync<ValidationException>()).Which.Errors.Should().OnlyContain(e => e.PropertyName == nameof(MergeTopics.Command.Into));
        (await building.Look(db => db.Topics.AnyAsync(t => t.Id == topic))).Should().BeTrue();
    }

    [Fact]
    public async Task The_history_says_so_and_rules_made_by_hand_follow()
    {
        await building.Piece($"#{Tag("Est")} #{Tag("Ouest")}");
        await building.As.Editor.Send(new WriteRedirect.Command { From = $"/infolettre-{n}", To = $"/fr/sujets/est{n}?utm_source=x" });

        var preview = await building.As.Editor.Send(
            new OpenTopic.Query(await building.Topic(Tag("Est")), WithOthers: true, await building.Topic(Tag("Ouest")))
        );
        preview.Row.French.Pieces.Should().Be(1);
        preview.French.IsFollowed.Should().BeTrue();
        preview.English.IsFollowed.Should().BeFalse("nobody has seen the English address");
        preview.French.Rules.Select(r => r.Rule.Path).Should().Equal($"/infolettre-{n}");
        preview.Into!.French.Name.Should().Be(Tag("Ouest"));
        await building.Merge(preview.Row.Id, preview.Into.Id);

        using var reader = building.Reader();
        (await reader.Ask($"/infolettre-{n}")).Headers.Location!.ToString().Should().StartWith($"/fr/sujets/ouest{n}");
        var batch = (await building.As.Editor.Send(new ListBatches.Query())).Rows[0];
        batch.Should().Match<ListBatches.Row>(b => b.Kind == BatchKind.Topic && b.Title == Tag("Est") && b.Made == 1 && b.Changed == 1);
        (await building.Look(db => db.Redirects.AnyAsync(r => r.Path == $"/en/topics/est{n}"))).Should().BeFalse();
    }

    [Fact]
    public async Task What_was_withdrawn_comes_back_with_the_topic_that_stays()
    {
        var article = await building.Piece($"#{Tag("Retiré")}");
        await building.Piece($"#{Tag("Gardé")}");
        await building.As.Editor.Send(new Withdraw.Command(article, Language.French));
        await building.Merge(await building.Topic(Tag("Retiré")), await building.Topic(Tag("Gardé")));
        await building.LeadsInOneHop($"/fr/sujets/retire{n}", $"/fr/sujets/garde{n}");

        await building.As.Editor.Send(new Publish.Command(article, Language.French));
        await building.CatchUp();

        (await building.Reader().Page($"/fr/sujets/garde{n}")).QuerySelectorAll(".register > li").Should().HaveCount(2);
    }
}
