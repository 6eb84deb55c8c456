using System.Text.Json;
using AngleSharp.Dom;
using Commentary.Application.Pipeline;
using Commentary.Application.Publishing;
using Commentary.Application.Redirects;
using Commentary.Application.Topics;
using Commentary.Tests.Fixture;
using Commentary.Text.Languages;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace Commentary.Tests.Topics;

/// <summary>A topic gets another name, address or hashtag, and every link to it arrives.</summary>
public class RenameTopicTests(Building building) : IClassFixture<Building>
{
    private readonly int n = Pieces.Next();

    private string Tag(string word) => $"{word}{n}";

    private static async Task<string[]> Refused(Func<Task> act) =>
        [.. (await act.Should().ThrowAsync<ValidationException>()).Which.Errors.Select(e => e.PropertyName)];

    [Fact]
    public async Task Readers_see_the_new_name_everywhere_and_the_old_address_leads_on()
    {
        var article = await building.Piece($"#{Tag("Robots")}", inEnglishToo: true);
        var topic = await building.Topic(Tag("Robots"));
        using var reader = building.Reader();
        var piece = $"/fr/articles/{(await building.Open(article)).French.Text.Slug}";
        // Kept by the node before the change.
        foreach (var address in new[] { piece, $"/fr/sujets/robots{n}", "/fr", "/fr/feed.json" })
            (await (await reader.Ask(address)).Text()).Should().Contain(Tag("Robots"), address);

        (await building.Rename(topic, $"Robotique {n}")).Should().Be(RenameTopic.Result.Renamed);

        await building.LeadsInOneHop($"/fr/sujets/robots{n}", $"/fr/sujets/robotique-{n}");
        (await reader.Page($"/fr/sujets/robotique-{n}")).QuerySelector("h1")!.TextContent.Should().Be($"Robotique {n}");
        var shown = await reader.Page(piece);
        shown
            .QuerySelectorAll($"a[href='/fr/sujets/robotique-{n}']")
            .Select(a => a.TextContent.Trim())
            .Should()
            .NotBeEmpty()
            .And.AllBe($"Robotique {n}");
        shown.QuerySelectorAll($"a[href='/fr/sujets/robots{n}']").Should().BeEmpty();
        (await (await reader.Ask("/fr")).Text()).Should().Contain($"/fr/sujets/robotique-{n}");
        var feed = JsonDocument.Parse(await (await reader.Ask("/fr/feed.json")).Text());
        feed.RootElement.GetProperty("items").EnumerateArray().SelectMany(Tags).Should().Contain($"Robotique {n}");
        (await (await reader.Ask("/fr/feed.xml")).Text()).Should().Contain($"label=\"Robotique {n}\"");

        // The English name was left alone.
        using var english = building.Reader("en-CA");
        (await english.Page($"/en/topics/robots{n}")).QuerySelector("h1")!.TextContent.Should().Be(Tag("Robots"));
        (await english.Page($"/en/topics/robots{n}"))
            .QuerySelector(".tongues a")!
            .GetAttribute("href")
            .Should()
            .Be($"/fr/sujets/robotique-{n}");

        static IEnumerable<string> Tags(JsonElement item) => item.GetProperty("tags").EnumerateArray().Select(tag => tag.GetString()!);
    }

    [Fact]
    public async Task A_reader_who_holds_the_page_is_sent_the_new_one()
    {
        await building.Piece($"#{Tag("Tenu")}");
        using var reader = building.Reader();
        var tag = (await reader.Ask("/fr")).Headers.ETag!.ToString();

        await building.Rename(await building.Topic(Tag("Tenu")), $"Retenu {n}");

        using var answer = await reader.Ask("/fr", null, ("If-None-Match", tag));
        answer.Status().Should().Be(200);
        (await answer.Text()).Should().Contain($"Retenu {n}");
    }

    [Fact]
    public async Task Renamed_again_and_again_every_old_address_leads_to_the_last_in_one_hop()
    {
        await building.Piece($"#{Tag("Un")}");
        var topic = await building.Topic(Tag("Un"));

        await building.Rename(topic, $"Deux {n}");
        await building.Rename(topic, $"Trois {n}");
        await building.Rename(topic, $"Quatre {n}");

        foreach (var old in new[] { $"un{n}", $"deux-{n}", $"trois-{n}" })
            await building.LeadsInOneHop($"/fr/sujets/{old}", $"/fr/sujets/quatre-{n}");
        var leading = (await building.As.Editor.Send(new OpenTopic.Query(topic))).French;
        leading.Rules.Select(r => r.Rule.Path).Should().Equal($"/fr/sujets/deux-{n}", $"/fr/sujets/trois-{n}", $"/fr/sujets/un{n}");
    }

    [Fact]
    public async Task Renamed_back_it_is_at_its_first_address_and_the_other_leads_there()
    {
        await building.Piece($"#{Tag("Aller")}");
        var topic = await building.Topic(Tag("Aller"));

        await building.Rename(topic, $"Retour {n}", hashtag: Tag("Retour"));
        await building.Rename(topic, Tag("Aller"), hashtag: Tag("Aller"));

        await building.LeadsInOneHop($"/fr/sujets/retour-{n}", $"/fr/sujets/aller{n}");
        (await building.As.Editor.Send(new OpenTopic.Query(topic)))
            .Should()
            .Match<OpenTopic.Result>(o => o.Row.French.Hashtag == Tag("Aller") && o.Row.Former.Contains(Tag("Retour")));
        // And once more there and back: nothing goes round in circles.
        await building.Rename(topic, $"Retour {n}", hashtag: Tag("Retour"));
        await building.LeadsInOneHop($"/fr/sujets/aller{n}", $"/fr/sujets/retour-{n}");
    }

    [Fact]
    public async Task An_address_that_leads_to_another_topic_is_not_taken_from_it()
    {
        await building.Piece($"#{Tag("Ancien")} #{Tag("Second")}");
        await building.Rename(await building.Topic(Tag("Ancien")), $"Nouveau {n}");

        (await Refused(() => building.Rename(building.Topic(Tag("Second")).Result, "Second", $"ancien{n}")))
            .Should()
            .Equal($"French.{nameof(RenameTopic.Naming.Slug)}");

        await building.LeadsInOneHop($"/fr/sujets/ancien{n}", $"/fr/sujets/nouveau-{n}");
    }

    [Fact]
    public async Task A_new_topic_is_not_given_an_address_that_leads_to_another()
    {
        await building.Piece($"#{Tag("Prise")}");
        var topic = await building.Topic(Tag("Prise"));
        await building.Rename(topic, $"Reprise {n}", hashtag: Tag("Reprise"));
        // Its hashtag finds the topic still; another that makes the same address is another topic.
        await building.Piece($"#{Tag("Prise")}");

        (await building.Look(db => db.Topics.CountAsync(t => t.Names.Any(x => x.Slug == $"prise{n}" && x.Language == Language.French))))
            .Should()
            .Be(0);
        await building.LeadsInOneHop($"/fr/sujets/prise{n}", $"/fr/sujets/reprise-{n}");
    }

    [Fact]
    public async Task The_address_and_the_hashtag_of_another_topic_are_refused_with_the_fields_named()
    {
        await building.Piece($"#{Tag("Mien")} #{Tag("Sien")}");
        var opened = await building.OpenedTopic(await building.Topic(Tag("Mien")));

        (
            await Refused(() =>
                building.As.Editor.Send(
                    opened with
                    {
                        French = opened.French with { Slug = $"sien{n}" },
                        English = opened.English with { Hashtag = Tag("SIEN") },
                    }
                )
            )
        )
            .Should()
            .BeEquivalentTo("French.Slug", "English.Hashtag");
    }

    [Fact]
    public async Task Of_two_editors_at_once_the_second_is_told()
    {
        await building.Piece($"#{Tag("Duel")}");
        var topic = await building.Topic(Tag("Duel"));
        var opened = await building.OpenedTopic(topic);

        await building.As.Colleague.Send(opened with { French = opened.French with { Name = "Le sien" } });
        var mine = opened with { French = opened.French with { Name = "Le mien" } };
        await ((Func<Task>)(() => building.As.Editor.Send(mine))).Should().ThrowAsync<SavedMeanwhile>();

        (await building.OpenedTopic(topic)).French.Name.Should().Be("Le sien");
        await building.As.Editor.Send(mine with { OpenedVersion = (await building.OpenedTopic(topic)).OpenedVersion });
        (await building.OpenedTopic(topic)).French.Name.Should().Be("Le mien");
    }

    [Fact]
    public async Task Many_editors_at_the_same_moment_are_one_renaming_and_refusals()
    {
        await building.Piece($"#{Tag("Foule")}");
        var topic = await building.Topic(Tag("Foule"));
        var opened = await building.OpenedTopic(topic);

        var done = await Task.WhenAll(
            Enumerable
                .Range(0, 8)
                .Select(i =>
                    Task.Run(async () =>
                    {
                        try
                        {
                            await building.As.Editor.Send(
                                opened with
                                {
                                    French = opened.French with { Name = $"Foule {i}", Slug = $"foule-{n}-{i}" },
                                }
                            );
                            return true;
                        }
                        catch (SavedMeanwhile)
                        {
                            return false;
                        }
                    })
                )
        );

        done.Count(won => won).Should().Be(1);
        await building.CatchUp();
        await building.LeadsInOneHop($"/fr/sujets/foule{n}", $"/fr/sujets/{(await building.OpenedTopic(topic)).French.Slug}");
    }

    [Fact]
    public async Task A_hashtag_of_old_finds_the_topic_when_a_draft_is_saved()
    {
        await building.Piece($"#{Tag("Infonuagique")}");
        var topic = await building.Topic(Tag("Infonuagique"));
        await building.Rename(topic, $"Nuage {n}", hashtag: Tag("Nuage"));

        foreach (var tag in new[] { "Infonuagique", "infonuagique", "INFONUAGIQUE", "Nuage" })
            (await building.TopicsOfDraft(await building.Piece($"#{Tag(tag)}", isPublic: false))).Should().Equal(topic);
        // Both words name it once.
        (await building.TopicsOfDraft(await building.Piece($"#{Tag("Infonuagique")} #{Tag("Nuage")}", isPublic: false)))
            .Should()
            .Equal(topic);
    }

    [Fact]
    public async Task The_history_of_the_redirects_says_that_a_topic_was_renamed_and_by_whom()
    {
        await building.Piece($"#{Tag("Historique")}");
        await building.Rename(await building.Topic(Tag("Historique")), $"Histoire {n}");

        var rule = await building.Look(db => db.Redirects.SingleAsync(r => r.Path == $"/fr/sujets/historique{n}"));
        rule.Origin.Should().Be(RedirectOrigin.Topic);
        var batch = (await building.As.Editor.Send(new ListBatches.Query())).Rows.First(b => b.Id == rule.BatchId);
        batch
            .Should()
            .Match<ListBatches.Row>(b => b.Kind == BatchKind.Topic && b.Title == $"Histoire {n}" && b.By == "Édith" && !b.CanUndo);
        await ((Func<Task>)(() => building.As.Editor.Send(new UndoBatch.Command(rule.BatchId))))
            .Should()
            .ThrowAsync<ValidationException>("the page would hide what was put back: the topic is renamed back");
    }

    [Fact]
    public async Task A_rule_made_by_hand_on_the_new_address_gives_way_and_those_that_led_to_the_old_one_follow()
    {
        await building.Piece($"#{Tag("Main")}");
        await building.As.Editor.Send(new WriteRedirect.Command { From = $"/fr/sujets/pied-{n}", To = "/fr/archives" });
        await building.As.Editor.Send(new WriteRedirect.Command { From = $"/vers-main-{n}", To = $"/fr/sujets/main{n}" });
        await building.As.Editor.Send(new WriteRedirect.Command { From = $"/vers-pied-{n}", To = $"/fr/sujets/pied-{n}" });

        await building.Rename(await building.Topic(Tag("Main")), $"Pied {n}");

        using var reader = building.Reader();
        (await reader.Page($"/fr/sujets/pied-{n}")).QuerySelector("h1")!.TextContent.Should().Be($"Pied {n}");
        foreach (var old in new[] { $"/fr/sujets/main{n}", $"/vers-main-{n}" })
            await building.LeadsInOneHop(old, $"/fr/sujets/pied-{n}");
        // This one was straightened when it was made: it led to the archives, and does still.
        await building.LeadsInOneHop($"/vers-pied-{n}", "/fr/archives");
        (await building.Look(db => db.Redirects.IgnoreQueryFilters().SingleAsync(r => r.Path == $"/fr/sujets/pied-{n}")))
            .IsRemoved.Should()
            .BeTrue();
    }

    [Fact]
    public async Task A_topic_that_no_reader_has_seen_leaves_no_rule()
    {
        await building.Piece($"#{Tag("Brouillon")}", isPublic: false);
        await building.Rename(await building.Topic(Tag("Brouillon")), $"Au propre {n}");

        (await building.Look(db => db.Redirects.AnyAsync(r => r.Path == $"/fr/sujets/brouillon{n}"))).Should().BeFalse();
        (await building.Reader().Ask($"/fr/sujets/brouillon{n}")).Status().Should().Be(404);
    }

    [Fact]
    public async Task What_is_published_after_shows_the_new_name_and_what_was_public_once_stays_as_it_was()
    {
        var article = await building.Piece($"#{Tag("Tard")}");
        await building.As.Editor.Send(new Withdraw.Command(article, Language.French));
        await building.Rename(await building.Topic(Tag("Tard")), $"Tôt {n}");

        (
            await building.Look(db =>
                db.Publications.Where(p => p.ArticleId == article).SelectMany(p => p.Topics).Select(t => t.Name).ToListAsync()
            )
        )
            .Should()
            .Equal(Tag("Tard"));
        await building.As.Editor.Send(new Publish.Command(article, Language.French));
        await building.CatchUp();
        await building.LeadsInOneHop($"/fr/sujets/tard{n}", $"/fr/sujets/tot-{n}");
    }

    [Fact]
    public async Task Saved_untouched_nothing_happens()
    {
        await building.Piece($"#{Tag("Calme")}");
        var opened = await building.OpenedTopic(await building.Topic(Tag("Calme")));
        var before = await building.Look(db => db.Changes.CountAsync());

        (
            await building.As.Editor.Send(
                opened with
                {
                    French = opened.French with { Name = $" {opened.French.Name} ", Hashtag = $"#{Tag("Calme")}" },
                }
            )
        )
            .Should()
            .Be(RenameTopic.Result.Unchanged);

        (await building.Look(db => db.Changes.CountAsync())).Should().Be(before);
    }

    [Theory]
    [InlineData("", "x", "X", "Name")]
    [InlineData("\u200B\u00A0 ", "x", "X", "Name")]
    [InlineData("X", "", "X", "Slug")]
    [InlineData("X", "../admin", "X", "Slug")]
    [InlineData("X", "a/b", "X", "Slug")]
    [InlineData("X", "É", "X", "Slug")]
    [InlineData("X", "a%2fb", "X", "Slug")]
    [InlineData("X", "-a-", "X", "Slug")]
    [InlineData("X", "x", "", "Hashtag")]
    [InlineData("X", "x", "deux mots", "Hashtag")]
    [InlineData("X", "x", "un#deux", "Hashtag")]
    [InlineData("X", "x", "42", "Hashtag")]
    [InlineData("X", "x", "日本", "Hashtag")]
    public async Task What_is_no_name_no_address_and_no_hashtag_is_refused(string name, string slug, string hashtag, string field)
    {
        await building.Piece($"#{Tag("Hostile")}");
        var topic = await building.Topic(Tag("Hostile"));

        (await Refused(() => building.Rename(topic, name, slug, hashtag))).Should().Equal($"French.{field}");
    }

    [Fact]
    public async Task A_name_of_any_letters_is_shown_and_never_run()
    {
        await building.Piece($"#{Tag("Injection")}");
        await building.Rename(
            await building.Topic(Tag("Injection")),
            $"<script>alert(1)</script>\r\n\0'\"&{{{{}}}} 🦊 {n}",
            $"injection-bis-{n}"
        );

        using var reader = building.Reader();
        var page = await reader.Page($"/fr/sujets/injection-bis-{n}");
        page.QuerySelector("h1")!.TextContent.Should().StartWith("<script>alert(1)</script>").And.NotContain("\n");
        page.Scripts.Where(s => s.Type != "application/ld+json")
            .Select(s => s.TextContent)
            .Should()
            .NotContain(s => s.Contains("alert", StringComparison.Ordinal));
        foreach (var feed in new[] { "/fr/feed.xml", "/fr/feed.json", "/sitemap.xml" })
            (await reader.Ask(feed)).Status().Should().Be(200, feed);
    }

    [Fact]
    public async Task Only_editors_may()
    {
        await building.Piece($"#{Tag("Interdit")}");
        var topic = await building.Topic(Tag("Interdit"));
        var opened = await building.OpenedTopic(topic);

        foreach (var actor in new[] { building.As.Author, building.As.Nobody })
        {
            await ((Func<Task>)(() => actor.Send(new ListTopics.Query()))).Should().ThrowAsync<NotAllowed>();
            await ((Func<Task>)(() => actor.Send(new OpenTopic.Query(topic)))).Should().ThrowAsync<NotAllowed>();
            await ((Func<Task>)(() => actor.Send(opened with { French = opened.French with { Name = "Volé" } })))
                .Should()
                .ThrowAsync<NotAllowed>();
            await ((Func<Task>)(() => actor.Send(new MergeTopics.Command { Id = topic, Into = 1 }))).Should().ThrowAsync<NotAllowed>();
        }
        (await building.OpenedTopic(topic)).French.Name.Should().Be(Tag("Interdit"));
    }

    [Fact]
    public async Task The_list_finds_by_name_address_and_hashtag_of_old_and_turns_its_pages()
    {
        await building.Piece($"#{Tag("Écologie")}");
        var topic = await building.Topic(Tag("Écologie"));
        await building.Rename(topic, $"Environnement {n}", hashtag: Tag("Environnement"));

        foreach (
            var words in new[]
            {
                $"environnement {n}",
                $"#{Tag("ecologie")}",
                $"https://example.ca/fr/sujets/environnement-{n}",
                $"/en/topics/ecologie{n}/",
            }
        )
            (await building.As.Editor.Send(new ListTopics.Query(words))).Rows.Select(r => r.Id).Should().Equal([topic], words);
        foreach (var words in new[] { "%_[", "rien de tel", "'; drop table Topics; --", "🐙" })
            (await building.As.Editor.Send(new ListTopics.Query(words))).Rows.Should().BeEmpty(words);
        (await building.As.Editor.Send(new ListTopics.Query("", 9999))).Should().Match<ListTopics.Result>(l => l.Page == l.Pages);
        (await building.As.Editor.Send(new ListTopics.Query("", -1))).Page.Should().Be(1);
    }
}
