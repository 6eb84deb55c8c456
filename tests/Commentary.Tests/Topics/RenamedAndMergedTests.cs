using Commentary.Application.Pipeline;
using Commentary.Application.Publishing;
using Commentary.Application.Redirects;
using Commentary.Application.Topics;
using Commentary.Tests.Fixture;
using Commentary.Text.Languages;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace Commentary.Tests.Topics;

/// <summary>A topic gets another name, or becomes part of another: what is public shows it at once, and what led to it still does.</summary>
public class RenamedAndMergedTests(Listening building) : IClassFixture<Listening>
{
    private readonly int n = Pieces.Next();

    private string Tag(string word) => $"{word}{n}";

    private static string Page(string slug) => $"/fr/sujets/{slug}";

    private async Task<int> Piece(string title, params string[] tags)
    {
        var id = await Some.Draft(building, title);
        await building.Save(id, text => text with { Teaser = $"{title}. La suite. {string.Concat(tags.Select(t => $"#{t} "))}" });
        await building.As.Editor.Send(new Publish.Command(id, Language.French));
        await building.CatchUp();
        return id;
    }

    private async Task<TopicRow> Topic(string words) => (await building.As.Editor.Send(new ListTopics.Query(words))).Rows.Single();

    private static RenameTopic.Naming Of(TopicRow.Named named) =>
        new()
        {
            Name = named.Name,
            Slug = named.Slug,
            Hashtag = named.Hashtag,
        };

    private static RenameTopic.Command Open(TopicRow row) =>
        new()
        {
            Id = row.Id,
            OpenedVersion = row.Version,
            French = Of(row.French),
            English = Of(row.English),
        };

    private async Task<RenameTopic.Result> Rename(string words, string name, string? hashtag = null)
    {
        var row = await Topic(words);
        var slug = Slug.From(name, Language.French);
        var open = Open(row);
        var done = await building.As.Editor.Send(
            open with
            {
                French = open.French with { Name = name, Slug = slug, Hashtag = hashtag ?? row.French.Hashtag },
            }
        );
        await building.CatchUp();
        return done;
    }

    private async Task Merge(string goes, string stays)
    {
        var (from, into) = (await Topic(goes), await Topic(stays));
        await building.As.Editor.Send(
            new MergeTopics.Command
            {
                Id = from.Id,
                OpenedVersion = from.Version,
                Into = into.Id,
            }
        );
        await building.CatchUp();
    }

    private async Task Leads(string from, string to)
    {
        var answer = await building.Raw(from);
        (answer.Status, answer.Location).Should().Be((301, to), "of {0}", from);
        (await building.Raw(to)).Status.Should().Be(200, "of {0}", to);
    }

    [Fact]
    public async Task Pieces_show_the_new_name_at_once_and_the_old_address_leads_there()
    {
        await Piece($"Nommée {n}", Tag("Puces"));
        var old = Slug.From(Tag("Puces"), Language.French);
        (await building.Raw(Page(old))).Status.Should().Be(200);

        (await Rename(Tag("Puces"), $"Semi-conducteurs {n}")).Should().Be(RenameTopic.Result.Renamed);

        await Leads(Page(old), Page($"semi-conducteurs-{n}"));
        (await building.Raw($"/fr/articles/nommee-{n}"))
            .Body.Should()
            .Contain($"Semi-conducteurs {n}")
            .And.Contain(Page($"semi-conducteurs-{n}"))
            .And.NotContain(Page(old));
        (await building.Raw(Page($"semi-conducteurs-{n}"))).Body.Should().Contain($"Nommée {n}");
        (await building.Raw("/fr/feed.xml")).Body.Should().Contain($"Semi-conducteurs {n}");
    }

    [Fact]
    public async Task Twice_renamed_both_old_addresses_lead_in_one_hop_and_renamed_back_none_goes_in_circles()
    {
        await Piece($"Deux fois {n}", Tag("Premier"));
        var first = Slug.From(Tag("Premier"), Language.French);
        await Rename(Tag("Premier"), $"Deuxième {n}");
        await Rename($"Deuxième {n}", $"Troisième {n}");

        await Leads(Page(first), Page($"troisieme-{n}"));
        await Leads(Page($"deuxieme-{n}"), Page($"troisieme-{n}"));

        var row = await Topic($"Troisième {n}");
        var open = Open(row);
        await building.As.Editor.Send(open with { French = open.French with { Slug = first } });
        await building.CatchUp();
        (await building.Raw(Page(first))).Status.Should().Be(200);
        await Leads(Page($"deuxieme-{n}"), Page(first));
        await Leads(Page($"troisieme-{n}"), Page(first));
    }

    [Fact]
    public async Task The_hashtag_it_had_finds_it_still_and_no_other_topic_may_take_it()
    {
        await Piece($"Mot-clic {n}", Tag("Ancien"));
        await Piece($"Autre {n}", Tag("Autre"));
        await Rename(Tag("Ancien"), $"Renommé {n}", Tag("Nouveau"));

        await Piece($"Encore {n}", Tag("Ancien"));

        (await building.Raw($"/fr/articles/encore-{n}")).Body.Should().Contain(Page($"renomme-{n}"));
        var taking = () => Rename(Tag("Autre"), $"Voleur {n}", Tag("Ancien"));
        (await taking.Should().ThrowAsync<ValidationException>())
            .Which.Errors.Should()
            .ContainSingle(e => e.PropertyName == "French.Hashtag");
    }

    [Fact]
    public async Task An_address_that_another_topic_has_or_had_is_refused_with_the_field_that_it_is_about()
    {
        await Piece($"Ici {n}", Tag("Un"), Tag("Deux"));
        var one = Slug.From(Tag("Un"), Language.French);
        await Rename(Tag("Un"), $"Un autrement {n}");

        foreach (var taken in (string[])[$"Un autrement {n}", Tag("Un")])
        {
            var row = await Topic(Tag("Deux"));
            var open = Open(row);
            var taking = () =>
                building.As.Editor.Send(open with { French = open.French with { Slug = Slug.From(taken, Language.French) } });
            (await taking.Should().ThrowAsync<ValidationException>())
                .Which.Errors.Should()
                .ContainSingle(e => e.PropertyName == "French.Slug");
        }
        await Leads(Page(one), Page($"un-autrement-{n}"));
    }

    [Fact]
    public async Task Merged_the_pieces_of_both_stand_on_one_page_and_each_once()
    {
        await Piece($"Des deux {n}", Tag("Va"), Tag("Reste"));
        await Piece($"Du premier {n}", Tag("Va"));
        var draft = await Some.Draft(building, $"Brouillon {n}");
        await building.Save(draft, text => text with { Teaser = $"Brouillon. Suite. #{Tag("Va")}" });
        var (goes, stays) = (Slug.From(Tag("Va"), Language.French), Slug.From(Tag("Reste"), Language.French));

        await Merge(Tag("Va"), Tag("Reste"));

        await Leads(Page(goes), Page(stays));
        (await building.Raw(Page(stays))).Body.Should().Contain($"Des deux {n}").And.Contain($"Du premier {n}");
        (await building.Raw($"/fr/articles/des-deux-{n}")).Body.Should().NotContain(Page(goes)).And.Contain(Page(stays));
        (await building.Look(db => db.Editions.Where(e => e.ArticleId == draft).SelectMany(e => e.Topics).CountAsync())).Should().Be(1);

        await building.As.Editor.Send(new Publish.Command(draft, Language.French));
        await building.CatchUp();
        (await building.Raw(Page(stays))).Body.Should().Contain($"Brouillon {n}");
        (await Topic(Tag("Va"))).Former.Should().Contain(Tag("Va"));
    }

    [Fact]
    public async Task Merged_after_it_was_renamed_every_address_it_had_leads_to_the_one_that_stays()
    {
        await Piece($"Suite {n}", Tag("Source"));
        await Piece($"But {n}", Tag("But"));
        var (first, stays) = (Slug.From(Tag("Source"), Language.French), Slug.From(Tag("But"), Language.French));
        await Rename(Tag("Source"), $"Intermédiaire {n}");

        await Merge($"Intermédiaire {n}", Tag("But"));

        await Leads(Page(first), Page(stays));
        await Leads(Page($"intermediaire-{n}"), Page(stays));
    }

    [Fact]
    public async Task A_rule_that_led_to_the_old_address_leads_to_the_new_one()
    {
        await Piece($"Règle {n}", Tag("Cible"));
        var old = Slug.From(Tag("Cible"), Language.French);
        await building.As.Editor.Send(new WriteRedirect.Command { From = $"/vieux-sujet-{n}", To = Page(old) });

        await Rename(Tag("Cible"), $"Visée {n}");

        await Leads($"/vieux-sujet-{n}", Page($"visee-{n}"));
        var batches = await building.As.Editor.Send(new ListBatches.Query());
        batches.Rows.Should().Contain(b => b.Kind == BatchKind.Topic && !b.CanUndo, "what follows a topic is undone by renaming it again");
    }

    [Fact]
    public async Task Who_saves_second_writes_over_nothing_unseen()
    {
        await Piece($"À deux {n}", Tag("Disputé"));
        var row = await Topic(Tag("Disputé"));
        await Rename(Tag("Disputé"), $"Le premier {n}");

        var open = Open(row);
        var second = () => building.As.Colleague.Send(open with { French = open.French with { Name = $"Le second {n}" } });
        await second.Should().ThrowAsync<SavedMeanwhile>();
        var merging = () =>
            building.As.Colleague.Send(
                new MergeTopics.Command
                {
                    Id = row.Id,
                    OpenedVersion = row.Version,
                    Into = 1,
                }
            );
        await merging.Should().ThrowAsync<SavedMeanwhile>();
        (await Topic($"Le premier {n}")).French.Name.Should().Be($"Le premier {n}");
    }

    [Fact]
    public async Task A_draft_that_nobody_has_seen_leaves_no_rule()
    {
        var draft = await Some.Draft(building, $"Inédite {n}");
        await building.Save(draft, text => text with { Teaser = $"Inédite. Suite. #{Tag("Inédit")}" });
        var old = Slug.From(Tag("Inédit"), Language.French);

        await Rename(Tag("Inédit"), $"Corrigé {n}");

        (await building.Look(db => db.Redirects.CountAsync(r => r.Path == Page(old)))).Should().Be(0);
        await Rename($"Corrigé {n}", $"Corrigé {n}");
        (await Rename($"Corrigé {n}", $"Corrigé {n}")).Should().Be(RenameTopic.Result.Unchanged);
    }

    [Theory]
    [InlineData("", "un-slug", "Mot", "French.Name")]
    [InlineData("Nom", "Pas un slug", "Mot", "French.Slug")]
    [InlineData("Nom", "../admin", "Mot", "French.Slug")]
    [InlineData("Nom", "", "Mot", "French.Slug")]
    [InlineData("Nom", "un-slug", "deux mots", "French.Hashtag")]
    [InlineData("Nom", "un-slug", "#", "French.Hashtag")]
    [InlineData("Nom", "un-slug", "<b>", "French.Hashtag")]
    public async Task What_is_no_name_no_address_or_no_hashtag_is_refused(string name, string slug, string hashtag, string field)
    {
        await Piece($"Refus {n}", Tag("Refus"));
        var open = Open(await Topic(Tag("Refus")));

        var renaming = () =>
            building.As.Editor.Send(
                open with
                {
                    French = new()
                    {
                        Name = name,
                        Slug = slug,
                        Hashtag = hashtag,
                    },
                }
            );

        (await renaming.Should().ThrowAsync<ValidationException>()).Which.Errors.Select(e => e.PropertyName).Should().Contain(field);
    }
}
