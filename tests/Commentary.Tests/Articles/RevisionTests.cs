using Commentary.Application.Articles;
using Commentary.Application.Comparing;
using Commentary.Application.Pipeline;
using Commentary.Application.Publishing;
using Commentary.Tests.Fixture;
using Commentary.Text.Languages;
using Microsoft.EntityFrameworkCore;

namespace Commentary.Tests.Articles;

/// <summary>What was saved is listed, compared and restored.</summary>
public class RevisionTests(Building building) : IClassFixture<Building>
{
    private readonly int n = Pieces.Next();

    private Task<ListRevisions.Result> List(int id, Language language = Language.French, int? before = null) =>
        building.As.Author.Send(new ListRevisions.Query(id, language) { Before = before });

    [Fact]
    public async Task One_persons_saves_in_quick_succession_are_one_sitting_and_another_persons_are_not()
    {
        var id = await Some.Draft(building, $"Séances {n}");
        await building.Save(id, text => text with { Neutral = "Le neutre, repris." });
        await building.Save(id, text => text with { Neutral = "Le neutre, encore repris.", Example = "Un autre." });

        var list = await List(id);

        list.Version.Should().Be(4);
        list.Sittings.Select(s => (s.Last.SavedBy, s.Saves.Count)).Should().Equal(("Édith", 2), ("Anne", 2));
        list.Sittings[0].Changes.Should().Equal(new RevisionChange("Neutral", 2, 0), new RevisionChange("Example", 2, 1));
        list.Sittings[0].Last.Changes[0].Should().Be(new RevisionChange("Neutral", 1, 0));
    }

    [Fact]
    public async Task Saves_more_than_half_an_hour_apart_are_two_sittings()
    {
        var id = await Some.Draft(building, $"Plus tard {n}");
        await building.Look(db =>
            db.Revisions.Where(r => r.Number == 1 && db.Editions.Any(e => e.Id == r.EditionId && e.ArticleId == id))
                .ExecuteUpdateAsync(r => r.SetProperty(x => x.SavedAt, x => x.SavedAt.AddMinutes(-31)))
        );

        (await List(id)).Sittings.Should().HaveCount(2);
    }

    [Fact]
    public async Task What_readers_see_and_saw_is_marked()
    {
        var id = await Some.Article(building, $"Publiée {n}");
        await building.Save(id, text => text with { Neutral = "Le second." });
        await building.As.Editor.Send(new Publish.Command(id, Language.French));
        await building.Save(id, text => text with { Neutral = "Le troisième." });

        var saves = (await List(id)).Sittings.SelectMany(s => s.Saves).ToList();

        saves
            .Select(s => (s.Number, s.PublishedAt is not null, s.IsLive))
            .Should()
            .Equal((4, false, false), (3, true, true), (2, true, false), (1, false, false));
    }

    [Fact]
    public async Task Five_hundred_saves_are_listed_in_pages_that_miss_none()
    {
        var id = await Some.Draft(building, $"Cinq cents {n}");
        await building.Look(async db =>
        {
            var edition = await db.Editions.Include(e => e.Sections).SingleAsync(e => e.ArticleId == id);
            for (var i = 0; i < 498; i++)
                edition.Write(
                    edition.Text with
                    {
                        Neutral = $"Le neutre, {i}.",
                    },
                    "Anne",
                    new DateTime(2026, 1, 1, 0, 0, i % 60, DateTimeKind.Utc)
                );
            return await db.SaveChangesAsync();
        });

        List<int> seen = [];
        int? before = null;
        do
        {
            var page = await List(id, before: before);
            page.Sittings.Sum(s => s.Saves.Count).Should().BeLessThanOrEqualTo(ListRevisions.PageSize);
            seen.AddRange(page.Sittings.SelectMany(s => s.Saves).Select(s => s.Number));
            before = page.Older;
        } while (before is not null);

        seen.Should().Equal(Enumerable.Range(1, 500).Reverse());
    }

    [Fact]
    public async Task An_edition_that_was_not_begun_has_no_history_and_an_article_that_is_not_there_has_no_page()
    {
        var id = await Some.Draft(building, $"Sans anglais {n}");

        (await List(id, Language.English)).Should().BeEquivalentTo(new { Version = 0, Title = $"Sans anglais {n}" });
        await ((Func<Task>)(() => List(int.MaxValue))).Should().ThrowAsync<NotHere>();
        await ((Func<Task>)(() => Restore(id, 99, 2))).Should().ThrowAsync<NotHere>();
        await ((Func<Task>)(() => Compare(id, 1, 99))).Should().ThrowAsync<NotHere>();
    }

    [Fact]
    public async Task Two_versions_are_compared_part_by_part_and_word_by_word_whichever_is_named_first()
    {
        var id = await Some.Draft(building, $"Comparées {n}");
        await building.Save(id, text => text with { Neutral = "Le neutre.\n\nUn ajout.", Title = $"Autre {n}" });

        var compared = await Compare(id, 3, 2);

        (compared.Before!.Number, compared.After.Number).Should().Be((2, 3));
        compared.Changes.Select(c => c.Field).Should().Equal("Title", "Neutral");
        compared
            .Changes[1]
            .Passages!.Should()
            .ContainSingle()
            .Which.Should()
            .Contain(new WordChanges.Stretch(WordChanges.Kind.OnlyTheirs, "Un ajout."));
        (await Compare(id, 2, 2)).Changes.Should().BeEmpty();
        (await Compare(id, 0, 1)).Before.Should().BeNull();
    }

    [Fact]
    public async Task A_version_that_is_restored_is_a_new_one_and_nothing_else_of_the_piece_changes()
    {
        var id = await Some.Article(building, $"Rétablie {n}", inEnglishToo: true);
        await building.Save(id, text => text with { Neutral = "Raté.", Teaser = "Raté." });
        var before = await building.Open(id);

        (await Restore(id, 2, 3)).Should().Be(RestoreRevision.Result.Restored);

        var after = await building.Open(id);
        after.French.Text.Should().Be(Some.Text($"Rétablie {n}"));
        (after.French.Version, after.French.SavedBy).Should().Be((4, "Édith"));
        after.English.Should().BeEquivalentTo(before.English);
        (after.Source, after.SourceVersion).Should().Be((before.Source, before.SourceVersion));
        (await List(id)).Sittings[0].Last.RestoredFrom.Should().Be(2);
        (await Restore(id, 2, 4)).Should().Be(RestoreRevision.Result.Unchanged);
        (await building.Open(id)).French.Version.Should().Be(4);
    }

    [Fact]
    public async Task Nothing_is_restored_over_what_somebody_saved_meanwhile()
    {
        var id = await Some.Draft(building, $"Entre-temps {n}");
        await building.Save(id, text => text with { Neutral = "Le leur." });

        var refused = await Assert.ThrowsAsync<SavedMeanwhile>(() => Restore(id, 1, 2));

        refused.Editions.Should().ContainSingle().Which.Theirs.Neutral.Should().Be("Le leur.");
        (await building.Open(id)).French.Version.Should().Be(3);
    }

    [Fact]
    public async Task An_address_that_another_piece_has_by_now_stays_with_it()
    {
        var id = await Some.Draft(building, $"Adresse {n}");
        await building.Save(id, text => text with { Slug = $"ailleurs-{n}", Neutral = "Changé." });
        var other = await Some.Draft(building, $"Autre pièce {n}");
        await building.Save(other, text => text with { Slug = $"adresse-{n}" });

        await Restore(id, 2, 3);

        var text = (await building.Open(id)).French.Text;
        (text.Slug, text.Neutral).Should().Be(($"ailleurs-{n}", "Le neutre."));
    }

    private Task<RestoreRevision.Result> Restore(int id, int number, int opened) =>
        building.As.Editor.Send(new RestoreRevision.Command(id, Language.French, number, opened));

    private Task<CompareRevisions.Result> Compare(int id, int from, int to) =>
        building.As.Author.Send(new CompareRevisions.Query(id, Language.French, from, to));
}
