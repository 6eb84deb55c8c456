using Commentary.Application.Pipeline;
using Commentary.Application.Redirects;
using Commentary.Tests.Fixture;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace Commentary.Tests.Redirects;

/// <summary>What editors do to rules that are there: one, several, their order.</summary>
public class EditRedirectsTests(Listening building) : IClassFixture<Listening>
{
    private readonly int n = Pieces.Next();

    private async Task<SaveRedirect.Result> Save(WriteRedirect.Command write) =>
        await building.As.Editor.Send(new SaveRedirect.Command(write));

    private Task<SaveRedirect.Result> Rule(string from, RedirectMatch match = RedirectMatch.Exact, string to = "/fr/archives") =>
        Save(
            new()
            {
                From = from,
                To = to,
                Match = match,
            }
        );

    private Task<EditRedirects.Result> Bulk(EditRedirects.Command edit) => building.As.Editor.Send(edit);

    private Task<Redirect> Saved(int id) => building.Look(db => db.Redirects.IgnoreQueryFilters().SingleAsync(r => r.Id == id));

    [Fact]
    public async Task Who_saves_second_is_shown_what_the_first_saved_and_writes_over_nothing()
    {
        var made = await Rule($"/deux-{n}");
        await building.As.Colleague.Send(
            new WriteRedirect.Command
            {
                Id = made.Id,
                OpenedBatch = made.BatchId,
                From = $"/deux-{n}",
                To = "/en/archive",
            }
        );

        var second = new WriteRedirect.Command
        {
            Id = made.Id,
            OpenedBatch = made.BatchId,
            From = $"/deux-{n}",
            To = "/fr",
        };
        await ((Func<Task>)(() => Save(second))).Should().ThrowAsync<SavedMeanwhile>();
        (await Saved(made.Id)).Target.Should().Be("/en/archive");

        await Save(second with { OpenedBatch = (await Saved(made.Id)).BatchId });
        (await Saved(made.Id)).Target.Should().Be("/fr");
    }

    [Fact]
    public async Task A_rule_that_was_taken_away_meanwhile_comes_back_only_when_that_was_seen()
    {
        var made = await Rule($"/parti-{n}");
        var removed = await building.As.Colleague.Send(new RemoveRedirect.Command(made.Id));
        var write = new WriteRedirect.Command
        {
            Id = made.Id,
            OpenedBatch = made.BatchId,
            From = $"/parti-{n}",
            To = "/fr",
        };

        await ((Func<Task>)(() => Save(write))).Should().ThrowAsync<SavedMeanwhile>();
        (await Save(write with { OpenedBatch = removed.BatchId })).Id.Should().Be(made.Id);

        (await Saved(made.Id)).IsRemoved.Should().BeFalse();
    }

    [Fact]
    public async Task A_rule_does_not_take_the_address_of_another()
    {
        var one = await Rule($"/un-{n}");
        var other = await Rule($"/autre-{n}");

        var refused = await (
            (Func<Task>)(
                () =>
                    Save(
                        new()
                        {
                            Id = one.Id,
                            OpenedBatch = one.BatchId,
                            From = $"/autre-{n}",
                            To = "/fr",
                        }
                    )
            )
        ).Should().ThrowAsync<ValidationException>();

        refused.Which.Errors.Should().ContainSingle().Which.PropertyName.Should().Be(nameof(RuleText.From));
        (await Saved(other.Id)).Target.Should().Be("/fr/archives");
        (await Saved(one.Id)).IsRemoved.Should().BeFalse();
    }

    [Theory]
    [InlineData("/a%25b")]
    [InlineData("/é/%C3%A0%3Fb%23c")]
    [InlineData("/x%2541")]
    public async Task A_rule_that_is_opened_and_saved_untouched_is_the_same_rule(string from)
    {
        var made = await Save(
            new()
            {
                From = $"{from}-{n}",
                Host = "ancien.example.ca",
                Query = "p=1&b=é",
                To = "/fr/archives?x=1#ici",
                QueryHandling = QueryHandling.DropTracking,
                StartsAt = new DateTime(2026, 1, 2, 3, 4, 5, DateTimeKind.Utc),
                Group = "vieux",
                Note = "Une note",
                Place = 3,
            }
        );
        var opened = await building.As.Editor.Send(new OpenRedirect.Query(made.Id));

        var again = await Save(
            Commentary.Web.Admin.Redirects.RuleForm.Sent(
                Commentary.Web.Admin.Redirects.RuleForm.Opened(opened.Text, opened.Row.BatchId, new()),
                made.Id,
                new()
            )
        );

        again.Should().Be(new SaveRedirect.Result(WriteRedirect.Result.Unchanged, made.Id, null, null));
    }

    [Fact]
    public async Task Several_rules_change_at_once_and_come_back_at_once()
    {
        var ids = new List<int>();
        for (var i = 0; i < 3; i++)
            ids.Add((await Rule($"/lot-{n}/{i}")).Id);

        var off = await Bulk(new() { Act = BulkAct.TurnOff, Ids = ids });
        off.Done.Should().Be(3);
        (await building.Look(db => db.Redirects.CountAsync(r => ids.Contains(r.Id) && r.IsOn))).Should().Be(0);

        await building.As.Editor.Send(new UndoBatch.Command(off.BatchId!.Value));
        (await building.Look(db => db.Redirects.CountAsync(r => ids.Contains(r.Id) && r.IsOn))).Should().Be(3);
    }

    [Fact]
    public async Task All_that_match_are_put_in_a_group()
    {
        for (var i = 0; i < 3; i++)
            await Rule($"/groupe-{n}/{i}");

        await Bulk(
            new()
            {
                Act = BulkAct.SetGroup,
                Group = $"g{n}",
                AllOf = new() { Words = $"/groupe-{n}" },
            }
        );

        var list = await building.As.Editor.Send(new ListRedirects.Query { Filter = new() { Group = $"g{n}" } });
        list.Total.Should().Be(3);
        list.Groups.Should().Contain($"g{n}");
    }

    [Fact]
    public async Task One_that_is_refused_does_not_stop_the_others()
    {
        var gone = await Save(new() { From = $"/rien-{n}", Answer = RedirectAnswer.Gone });
        var fine = await Rule($"/bon-{n}");

        var done = await Bulk(
            new()
            {
                Act = BulkAct.SetAnswer,
                Answer = RedirectAnswer.Found,
                Ids = [gone.Id, fine.Id],
            }
        );

        done.Should().Match<EditRedirects.Result>(d => d.Done == 1 && d.Refused == 1);
        done.Reasons.Should().ContainSingle().Which.Path.Should().Be($"/rien-{n}");
        (await Saved(gone.Id)).Answer.Should().Be(RedirectAnswer.Gone, "it has nothing to lead to");
        (await Saved(fine.Id)).Answer.Should().Be(RedirectAnswer.Found);
    }

    [Fact]
    public async Task Rules_go_only_when_somebody_is_sure()
    {
        var made = await Rule($"/sur-{n}");
        await building.As.Editor.Send(new CountHits.Command(new DateOnly(2026, 11, 20), [new(made.Id, 4, 0)]));

        var asked = await Bulk(new() { Act = BulkAct.Remove, Ids = [made.Id] });
        asked.Asks.Should().Be(new EditRedirects.Question(1, 1, 4));
        (await Saved(made.Id)).IsRemoved.Should().BeFalse();

        await Bulk(
            new()
            {
                Act = BulkAct.Remove,
                Ids = [made.Id],
                IsSure = true,
            }
        );
        (await Saved(made.Id)).IsRemoved.Should().BeTrue();
    }

    [Fact]
    public async Task Of_two_expressions_that_fit_the_one_that_was_moved_up_answers()
    {
        await Rule($"^/rang-{n}/(x|y)$", RedirectMatch.Expression, "/fr/archives");
        var second = await Rule($"^/rang-{n}/(x|z)$", RedirectMatch.Expression, "/en/archive");

        await building.As.Editor.Send(new MoveRedirect.Command(second.Id, 1));
        await building.CatchUp();

        (await building.Raw($"/rang-{n}/x")).Location.Should().Be("/en/archive");
    }

    [Fact]
    public async Task The_list_finds_by_what_it_is_asked()
    {
        var one = await Save(
            new()
            {
                From = $"/liste-{n}/prefixe",
                To = "/fr/archives",
                Match = RedirectMatch.Prefix,
                Note = $"De l’infolettre {n}",
            }
        );
        var two = await Save(
            new()
            {
                From = $"/liste-{n}/retire",
                Answer = RedirectAnswer.Gone,
                IsOn = false,
            }
        );

        async Task<IEnumerable<int>> Found(RuleFilter filter) =>
            (await building.As.Editor.Send(new ListRedirects.Query { Filter = filter })).Rows.Select(r => r.Id);
        (await Found(new() { Words = $"/liste-{n}" })).Should().Equal(two.Id, one.Id);
        (await Found(new() { Words = $"/liste-{n}", Sort = RuleSort.Precedence })).Should().Equal(two.Id, one.Id);
        (await Found(new() { Words = $"L’INFOLETTRE {n}" })).Should().Equal(one.Id);
        (await Found(new() { Words = $"iste-{n}", Match = RedirectMatch.Prefix })).Should().Equal(one.Id);
        (await Found(new() { Words = $"/liste-{n}", State = RuleState.Off })).Should().Equal(two.Id);
        (await Found(new() { Words = $"/liste-{n}", Answer = RedirectAnswer.Gone })).Should().Equal(two.Id);
        (await Found(new() { Words = $"/liste-{n}", UnusedFor = 30 })).Should().BeEmpty("they are not that old");
        (await Found(new() { Words = $"/liste-{n}", Sort = RuleSort.MostUsed })).Should().BeEmpty("nobody has used them");
    }

    [Fact]
    public async Task An_hour_of_the_site_is_kept_as_utc()
    {
        var site = new Commentary.Application.SiteOptions();
        site.Utc(new DateTime(2026, 7, 1, 8, 0, 0)).Should().Be(new DateTime(2026, 7, 1, 12, 0, 0, DateTimeKind.Utc));
        site.Utc(new DateTime(2026, 12, 1, 8, 0, 0)).Should().Be(new DateTime(2026, 12, 1, 13, 0, 0, DateTimeKind.Utc));
        // The hour that is leapt over in spring.
        site.Utc(new DateTime(2026, 3, 8, 2, 30, 0)).Should().Be(new DateTime(2026, 3, 8, 7, 30, 0, DateTimeKind.Utc));
        (await building.Look(db => db.Redirects.AnyAsync(r => r.StartsAt != null && r.StartsAt > r.EndsAt))).Should().BeFalse();
    }
}
