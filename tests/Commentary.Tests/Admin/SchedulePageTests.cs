using System.Globalization;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Commentary.Application;
using Commentary.Tests.Fixture;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Commentary.Tests.Admin;

/// <summary>The moment at which an edition goes out, on the desk and on the list.</summary>
public class SchedulePageTests(Newsroom newsroom) : IClassFixture<Newsroom>
{
    private readonly int n = Pieces.Next();

    private static string Desk(int article) => $"/admin/articles/edit/{article}";

    private static string Schedule(int article) => $"{Desk(article)}?handler=Schedule&language=French";

    /// <summary>Tomorrow at two, on the clock of the site.</summary>
    private string TomorrowAtTwo =>
        newsroom
            .Services.GetRequiredService<SiteOptions>()
            .Today(TimeProvider.System)
            .AddDays(1)
            .ToString("yyyy-MM-dd'T14:00'", CultureInfo.InvariantCulture);

    [Fact]
    public async Task An_editor_gives_a_moment_sees_it_and_takes_it_away_and_what_was_typed_is_kept()
    {
        var id = await Some.Draft(newsroom, $"Programmé {n}");
        using var editor = await newsroom.SignedIn();

        using var given = await editor.Submit(
            Desk(id),
            new() { ["Save.French.Neutral"] = "Tapé juste avant.", ["Tell.FrenchAt"] = TomorrowAtTwo },
            Schedule(id)
        );

        given.Status().Should().Be(302);
        given.Headers.Location!.ToString().Should().Contain("done=scheduled");
        var desk = await editor.Open(Desk(id));
        desk.QuerySelector<IHtmlInputElement>("[name='Tell.FrenchAt']")!.Value.Should().Be(TomorrowAtTwo);
        desk.QuerySelector(".state.due")!.TextContent.Should().StartWith("Goes out ").And.Contain("2:00");
        (await newsroom.Open(id)).French.Text.Neutral.Should().Be("Tapé juste avant.");
        var list = await editor.Open("/admin/articles");
        list.QuerySelector(".agenda li a[href='" + Desk(id) + "']").Should().NotBeNull();

        using var taken = await editor.Submit(
            Desk(id),
            new() { ["Save.French.Example"] = "Tapé après." },
            $"{Desk(id)}?handler=CancelSchedule&language=French"
        );

        taken.Headers.Location!.ToString().Should().Contain("done=schedule-cancelled");
        (await newsroom.Look(db => db.Schedules.AnyAsync(s => db.Editions.Any(e => e.Id == s.EditionId && e.ArticleId == id))))
            .Should()
            .BeFalse();
        (await newsroom.Open(id)).French.Text.Example.Should().Be("Tapé après.");
    }

    [Theory]
    [InlineData("")]
    [InlineData("demain")]
    [InlineData("2001-01-01T10:00")]
    [InlineData("0001-01-01T00:00")]
    [InlineData("20261-01-01T10:00")]
    [InlineData("9999-12-31T23:59")]
    public async Task A_moment_that_cannot_be_is_said_beside_its_field_with_all_that_was_typed(string moment)
    {
        var id = await Some.Draft(newsroom, $"Hier {n} {moment.Length}");
        using var editor = await newsroom.SignedIn();

        using var refused = await editor.Submit(
            Desk(id),
            new() { ["Save.French.Neutral"] = "Tapé juste avant.", ["Tell.FrenchAt"] = moment },
            Schedule(id)
        );

        refused.Status().Should().Be(422);
        var page = await refused.Html();
        page.QuerySelector("#Save-French-At-error")!.TextContent.Should().Contain("moment to come");
        page.QuerySelector("[role=alert] a[href='#Save-French-At']").Should().NotBeNull();
        page.QuerySelector("details:has(#Save-French-At)")!.HasAttribute("open").Should().BeTrue();
        page.QuerySelector<IHtmlTextAreaElement>("[name='Save.French.Neutral']")!.Value.Should().Be("Tapé juste avant.");
        page.QuerySelector<IHtmlInputElement>("[name='Tell.FrenchAt']")!.GetAttribute("value").Should().Be(moment);
    }

    /// <summary>The next day of 2 h 30 that does not exist, or of 1 h 30 that comes twice; on a day of March or November 2027 at first.</summary>
    [Theory]
    [InlineData(2.5, "does not exist", "1:30", "3:30")]
    [InlineData(1.5, "comes twice", "1:30", "1:30")]
    public async Task A_time_that_the_clocks_leap_over_or_show_twice_is_asked_about(double hours, string said, string first, string second)
    {
        var site = newsroom.Services.GetRequiredService<SiteOptions>();
        var wall = Enumerable
            .Range(1, 400)
            .Select(days => site.Today(TimeProvider.System).AddDays(days).ToDateTime(TimeOnly.MinValue).AddHours(hours))
            .First(time => site.Moments(time).Count == 2);
        var typed = wall.ToString("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture);
        var id = await Some.Draft(newsroom, $"Changement d’heure {n} {hours}");
        using var editor = await newsroom.SignedIn();

        using var asked = await editor.Submit(Desk(id), new() { ["Tell.FrenchAt"] = typed }, Schedule(id));

        asked.Status().Should().Be(422);
        var page = await asked.Html();
        page.QuerySelector("#Save-French-At-error")!.TextContent.Should().Contain(said);
        var choices = page.QuerySelectorAll<IHtmlInputElement>("[name='Tell.FrenchMeant']").ToList();
        choices.Should().HaveCount(2).And.OnlyContain(choice => !choice.IsChecked);
        choices[0].Closest("label")!.TextContent.Should().Contain(first).And.Contain("before the clocks change");
        choices[1].Closest("label")!.TextContent.Should().Contain(second).And.Contain("after the clocks change");
        using var given = await editor.Submit(
            Desk(id),
            new() { ["Tell.FrenchAt"] = typed, ["Tell.FrenchMeant"] = choices[1].Value },
            Schedule(id)
        );
        given.Headers.Location!.ToString().Should().Contain("done=scheduled");
        (await newsroom.Open(id)).French.Schedule!.At.Should().Be(site.Moments(wall)[1]);
    }

    [Fact]
    public async Task A_piece_that_is_not_whole_is_saved_and_told_why_it_has_no_moment()
    {
        var id = await Some.Draft(newsroom, $"Incomplet {n}");
        using var editor = await newsroom.SignedIn();
        using var given = await editor.Submit(
            Desk(id),
            new()
            {
                ["Save.French.Optimistic"] = "",
                ["Save.Emptied[French.Optimistic]"] = "LeaveEmpty",
                ["Tell.FrenchAt"] = TomorrowAtTwo,
            },
            Schedule(id)
        );

        given.Headers.Location!.ToString().Should().Contain("done=saved-only");
        (await newsroom.Open(id)).French.Schedule.Should().BeNull();
    }

    [Fact]
    public async Task Readers_who_saw_nothing_any_more_are_told_of_on_the_page_of_a_moment()
    {
        var id = await Some.Article(newsroom, $"Retirée {n}");
        await newsroom.As.Editor.Send(new Application.Publishing.Withdraw.Command(id, Text.Languages.Language.French));
        using var editor = await newsroom.SignedIn();

        var page = await editor.Open($"/admin/articles/public/{id}?in=fr");

        page.QuerySelector(".preview")!.TextContent.Should().Contain("a été retirée le");
    }
}
