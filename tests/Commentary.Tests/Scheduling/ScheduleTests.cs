using Commentary.Application.Articles;
using Commentary.Application.Model;
using Commentary.Application.Pipeline;
using Commentary.Application.Publishing;
using Commentary.Application.Scheduling;
using Commentary.Tests.Fixture;
using Commentary.Text.Languages;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace Commentary.Tests.Scheduling;

/// <summary>An edition goes out at its moment, and nothing goes out that nobody approved.</summary>
public class ScheduleTests(Building building) : IClassFixture<Building>
{
    private readonly int n = Pieces.Next();

    private static DateTime Now => TimeProvider.System.GetUtcNow().UtcDateTime;
    private static DateTime Tomorrow => Now.AddDays(1);

    private Task<Schedule> Schedule(int article, Language language = Language.French, DateTime? at = null) =>
        building.As.Editor.Send(new ScheduleEdition.Command(article, language, at ?? Tomorrow));

    private async Task<Schedule?> ScheduleOf(int article, Language language = Language.French) =>
        (await building.Open(article)).Edition(language).Schedule;

    /// <summary>Time passes. The site itself looks for what is due.</summary>
    private Task<int> LetTheMomentCome(int article)
    {
        var past = Now.AddSeconds(-1);
        return building.Look(db =>
            db.Schedules.Where(s => db.Editions.Any(e => e.Id == s.EditionId && e.ArticleId == article))
                .ExecuteUpdateAsync(s => s.SetProperty(x => x.At, past))
        );
    }

    private Task<bool> IsOut(int article, Language language = Language.French) =>
        building.Look(db => db.Live.AnyAsync(l => l.ArticleId == article && l.Language == language));

    private async Task<IReadOnlyList<string>> WhyNot(int article, Language language = Language.French, DateTime? at = null) =>
        [
            .. (await Assert.ThrowsAsync<ValidationException>(() => Schedule(article, language, at))).Errors.Select(e =>
                e.ErrorCode ?? e.PropertyName
            ),
        ];

    private async Task<int> Bilingual(string title)
    {
        var id = await Some.Draft(building, title);
        await building.Save(id, _ => Some.Text($"{title} in English", Language.English), Language.English);
        return id;
    }

    [Fact]
    public async Task It_goes_out_at_its_moment_as_it_is_saved_then_in_the_name_of_who_gave_it()
    {
        var id = await Some.Draft(building, $"À six heures {n}");
        await building.As.Administrator.Send(
            new ScheduleEdition.Command(id, Language.French, Tomorrow) { CorrectionNote = "Rien encore.", IsMachineHelped = true }
        );
        (await IsOut(id)).Should().BeFalse();
        await building.Save(id, text => text with { Neutral = "Mis au point à midi." });

        await LetTheMomentCome(id);

        (await Looking.Soon(() => IsOut(id))).Should().BeTrue();
        var publication = await building.Look(db => db.Publications.Include(p => p.Parts).SingleAsync(p => p.ArticleId == id));
        publication.PublishedBy.Should().Be("Adèle");
        publication.Making.IsMachineHelped.Should().BeTrue();
        publication.Parts.Should().Contain(part => part.Html.Contains("Mis au point à midi."));
        (await ScheduleOf(id)).Should().BeNull();
        await building.CatchUp();
        await building.Reader().Page($"/fr/articles/a-six-heures-{n}");
    }

    [Fact]
    public async Task What_somebody_saves_who_may_not_publish_holds_it_until_an_editor_has_looked()
    {
        var id = await Some.Draft(building, $"Retenu {n}");
        await Schedule(id);
        var opened = (await building.Open(id)).French;
        await building.As.Author.Send(
            new SaveDraft.Command
            {
                ArticleId = id,
                French = opened.Text with { Neutral = "Une phrase que personne n’a relue." },
                OpenedFrench = opened.Version,
            }
        );
        (await ScheduleOf(id))!.Standing.Should().Be(Standing.Held);
        await building.Save(id, text => text with { Example = "Une coquille de moins." });
        (await ScheduleOf(id))!.HeldBy.Should().Be("Anne", "who mends a typo has not confirmed it");

        await LetTheMomentCome(id);
        (await building.As.Administrator.Send(new FindDue.Query())).Should().NotContain(await Edition(id));
        (await building.As.Administrator.Send(new PublishDue.Command(await Edition(id)))).Should().Be(PublishDue.Result.NotDue);
        (await IsOut(id)).Should().BeFalse();

        await Schedule(id);
        (await ScheduleOf(id))!.Standing.Should().Be(Standing.Waiting);
        await LetTheMomentCome(id);
        (await Looking.Soon(() => IsOut(id))).Should().BeTrue();
    }

    [Fact]
    public async Task What_an_author_says_of_the_source_holds_both_editions()
    {
        var id = await Bilingual($"La source {n}");
        await Schedule(id);
        await Schedule(id, Language.English);
        var opened = await building.Open(id);

        await building.As.Author.Send(
            new SaveDraft.Command
            {
                ArticleId = id,
                Source = opened.Source with { Title = "Un autre titre" },
                SourceAsOpened = opened.Source,
                OpenedSource = opened.SourceVersion,
            }
        );

        foreach (var language in LanguageNames.All)
            (await ScheduleOf(id, language))!.HeldBy.Should().Be("Anne", $"{language}");
    }

    [Fact]
    public async Task The_same_guard_holds_for_a_file_that_is_taken_in()
    {
        var first = await building.Import(Pieces.Text($"Par fichier {n}.", $"https://example.org/fichier-{n}"));
        await Schedule(first.ArticleId);

        var again = await building.Import(
            Pieces.Text($"Par fichier {n}.", $"https://example.org/fichier-{n}", neutral: "Un autre neutre.")
        );

        again.ArticleId.Should().Be(first.ArticleId);
        (await ScheduleOf(first.ArticleId))!.HeldBy.Should().Be("Anne");
    }

    [Fact]
    public async Task English_may_wait_for_a_French_that_goes_out_no_later()
    {
        var id = await Bilingual($"Ensemble {n}");
        (await WhyNot(id, Language.English)).Should().Equal(nameof(Reason.FrenchNotPublic));
        var moment = Tomorrow;
        await Schedule(id, Language.French, moment);
        (await WhyNot(id, Language.English, moment.AddMinutes(-1))).Should().Equal(nameof(Reason.FrenchNotPublic));
        await Schedule(id, Language.English, moment);

        await LetTheMomentCome(id);

        (await Looking.Soon(() => IsOut(id, Language.English))).Should().BeTrue();
        (await IsOut(id)).Should().BeTrue();
    }

    [Fact]
    public async Task What_may_not_go_out_stays_on_the_list_with_its_reason_until_somebody_decides()
    {
        var id = await Bilingual($"Manqué {n}");
        await building.As.Editor.Send(new Publish.Command(id, Language.French));
        await Schedule(id, Language.English);
        await building.As.Editor.Send(new Withdraw.Command(id, Language.French));

        await LetTheMomentCome(id);

        (await Looking.Soon(async () => (await ScheduleOf(id, Language.English))!.Standing is Standing.Missed)).Should().BeTrue();
        (await IsOut(id, Language.English)).Should().BeFalse();
        (await building.As.Author.Send(new ListScheduled.Query()))
            .Should()
            .ContainSingle(row => row.ArticleId == id)
            .Which.Language.Should()
            .Be(Language.English);
        (await building.Open(id)).English.Why.Should().Equal(Reason.FrenchNotPublic);
    }

    [Fact]
    public async Task Publishing_or_withdrawing_by_hand_ends_it()
    {
        var id = await Some.Draft(building, $"À la main {n}");
        await Schedule(id);
        await building.As.Editor.Send(new Publish.Command(id, Language.French));
        (await ScheduleOf(id)).Should().BeNull();

        await Schedule(id);
        await building.As.Editor.Send(new Withdraw.Command(id, Language.French));
        (await ScheduleOf(id)).Should().BeNull("what was taken back does not come again by itself");
    }

    [Fact]
    public async Task Of_many_nodes_one_publishes_it()
    {
        var id = await Some.Draft(building, $"Une seule fois {n}");
        await Schedule(id);
        var edition = await Edition(id);
        await LetTheMomentCome(id);

        await Task.WhenAll(
            Enumerable.Range(0, 8).Select(_ => Task.Run(() => building.As.Administrator.Send(new PublishDue.Command(edition))))
        );

        (await building.Look(db => db.Publications.CountAsync(p => p.ArticleId == id))).Should().Be(1);
    }

    [Fact]
    public async Task A_piece_with_a_part_missing_is_not_scheduled()
    {
        var id = await Some.Draft(building, $"Il manque une part {n}");
        await building.Save(id, text => text with { Optimistic = "" });

        (await WhyNot(id)).Should().Equal(nameof(Reason.OptimisticMissing));
    }

    [Fact]
    public async Task A_moment_that_is_past_or_too_far_or_none_is_refused()
    {
        var id = await Some.Draft(building, $"Hier {n}");
        foreach (var at in new DateTime?[] { null, Now.AddSeconds(-1), DateTime.MinValue, Now.AddYears(3) })
            (
                await Assert.ThrowsAsync<ValidationException>(() =>
                    building.As.Editor.Send(new ScheduleEdition.Command(id, Language.French, at))
                )
            )
                .Errors.Should()
                .ContainSingle($"{at}")
                .Which.PropertyName.Should()
                .Be("French.At");
    }

    [Fact]
    public async Task Who_may_not_publish_may_not_schedule()
    {
        var id = await Some.Draft(building, $"Sans droit {n}");
        await Assert.ThrowsAsync<NotAllowed>(() => building.As.Author.Send(new ScheduleEdition.Command(id, Language.French, Tomorrow)));
    }

    [Fact]
    public async Task A_text_that_was_saved_meanwhile_is_looked_at_before_it_is_scheduled()
    {
        var id = await Some.Draft(building, $"Vu avant {n}");
        var opened = (await building.Open(id)).French;
        await building.Save(id, text => text with { Neutral = "Autre chose." });

        await Assert.ThrowsAsync<SavedMeanwhile>(() =>
            building.As.Editor.Send(new ScheduleEdition.Command(id, Language.French, Tomorrow) { Version = opened.Version })
        );
        (await ScheduleOf(id)).Should().BeNull();
    }

    private Task<int> Edition(int article) =>
        building.Look(db =>
            db.Editions.Where(e => e.ArticleId == article && e.Language == Language.French).Select(e => e.Id).SingleAsync()
        );
}
