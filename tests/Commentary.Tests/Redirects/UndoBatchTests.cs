using Commentary.Application.Redirects;
using Commentary.Tests.Fixture;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace Commentary.Tests.Redirects;

/// <summary>Whatever is done to the rules can be taken back, and that too.</summary>
public class UndoBatchTests(Listening building) : IClassFixture<Listening>
{
    private readonly int n = Pieces.Next();

    private async Task<SaveRedirect.Result> Save(string from, string to, int? id = null, int? opened = null, bool isOn = true) =>
        await building.As.Editor.Send(
            new SaveRedirect.Command(
                new()
                {
                    Id = id,
                    OpenedBatch = opened,
                    From = from,
                    To = to,
                    IsOn = isOn,
                }
            )
        );

    private Task<UndoBatch.Result> Undo(int? batch) => building.As.Editor.Send(new UndoBatch.Command(batch!.Value));

    private async Task<(int Status, string? Location)> Asked(string old)
    {
        await building.CatchUp();
        var answer = await building.Raw(old);
        return (answer.Status, answer.Location);
    }

    [Fact]
    public async Task An_edit_that_is_undone_leads_where_it_led_and_undone_again_leads_on()
    {
        var made = await Save($"/a-{n}", "/fr/archives");
        var edited = await Save($"/a-{n}", "/en/archive", made.Id, made.BatchId);

        var undone = await Undo(edited.BatchId);
        (await Asked($"/a-{n}")).Location.Should().Be("/fr/archives");
        undone.PutBack.Should().Be(1);

        await Undo(undone.BatchId);
        (await Asked($"/a-{n}")).Location.Should().Be("/en/archive");
    }

    [Fact]
    public async Task Undone_in_their_order_all_acts_are_taken_back_to_the_first()
    {
        var made = await Save($"/b-{n}", "/fr/archives");
        var second = await Save($"/b-{n}", "/en/archive", made.Id, made.BatchId);
        var third = await Save($"/b-{n}", "/fr", made.Id, second.BatchId);

        foreach (var batch in new[] { third, second, made })
            (await Undo(batch.BatchId)).Should().Match<UndoBatch.Result>(u => u.PutBack == 1 && u.Left == 0);

        (await Asked($"/b-{n}")).Status.Should().Be(404);
    }

    [Fact]
    public async Task An_import_that_is_undone_takes_what_it_made_and_puts_back_what_it_changed()
    {
        await Save($"/c-{n}", "/fr/archives");
        await building.As.Editor.Send(
            new ImportRedirects.Command($"from,to\n/c-{n},/en/archive\n/d-{n},/fr/archives\n/e-{n},/fr/archives")
            {
                Name = $"vieux-{n}.csv",
            }
        );
        var batch = await building.Look(db => db.RedirectBatches.SingleAsync(b => b.Title == $"vieux-{n}.csv"));

        (await Undo(batch.Id)).PutBack.Should().Be(3);

        (await Asked($"/c-{n}")).Location.Should().Be("/fr/archives");
        (await Asked($"/d-{n}")).Status.Should().Be(404);
        (await Asked($"/e-{n}")).Status.Should().Be(404);
        await ((Func<Task>)(() => Undo(batch.Id))).Should().ThrowAsync<ValidationException>("it is undone already");
    }

    [Fact]
    public async Task What_was_taken_away_comes_back_with_its_count()
    {
        var made = await Save($"/f-{n}", "/fr/archives");
        var day = new DateOnly(2026, 11, 20);
        await building.As.Editor.Send(new CountHits.Command(day, [new(made.Id, 7, 0)]));

        var removed = await building.As.Editor.Send(new RemoveRedirect.Command(made.Id));
        await Undo(removed.BatchId);

        (await Asked($"/f-{n}")).Location.Should().Be("/fr/archives");
        var hits = await building.Look(db => db.RedirectHits.SingleAsync(h => h.RedirectId == made.Id && h.Day == day));
        hits.People.Should().Be(7);
    }

    [Fact]
    public async Task What_somebody_wrote_since_is_left_and_reported()
    {
        await building.As.Editor.Send(
            new ImportRedirects.Command($"from,to\n/g-{n},/fr/archives\n/h-{n},/fr/archives") { Name = $"deux-{n}.csv" }
        );
        var batch = await building.Look(db => db.RedirectBatches.SingleAsync(b => b.Title == $"deux-{n}.csv"));
        await building.As.Colleague.Send(new WriteRedirect.Command { From = $"/g-{n}", To = "/en/archive" });

        var undone = await Undo(batch.Id);

        undone.Should().Match<UndoBatch.Result>(u => u.PutBack == 1 && u.Left == 1);
        undone.Reasons.Should().ContainSingle().Which.Path.Should().Be($"/g-{n}");
        (await Asked($"/g-{n}")).Location.Should().Be("/en/archive");
        (await Asked($"/h-{n}")).Status.Should().Be(404);
    }

    [Fact]
    public async Task A_rule_that_was_mended_with_another_leads_where_it_led_once_that_is_undone()
    {
        await Save($"/i-{n}", $"/j-{n}");
        var made = await Save($"/j-{n}", "/en/archive");
        (await Asked($"/i-{n}")).Location.Should().Be("/en/archive");

        await Undo(made.BatchId);

        (await Asked($"/i-{n}")).Location.Should().Be($"/j-{n}");
    }

    [Fact]
    public async Task What_would_be_a_chain_now_is_put_back_straight()
    {
        var made = await Save($"/k-{n}", $"/l-{n}");
        var edited = await Save($"/k-{n}", "/fr/archives", made.Id, made.BatchId);
        await Save($"/l-{n}", "/en/archive");

        await Undo(edited.BatchId);

        (await Asked($"/k-{n}")).Location.Should().Be("/en/archive");
    }

    [Fact]
    public async Task What_would_lead_to_what_is_gone_now_is_left_and_reported()
    {
        var made = await Save($"/m-{n}", $"/o-{n}");
        var edited = await Save($"/m-{n}", "/fr/archives", made.Id, made.BatchId);
        await building.As.Editor.Send(new WriteRedirect.Command { From = $"/o-{n}", Answer = RedirectAnswer.Gone });

        var undone = await Undo(edited.BatchId);

        undone.Should().Match<UndoBatch.Result>(u => u.BatchId == null && u.PutBack == 0 && u.Left == 1);
        (await Asked($"/m-{n}")).Location.Should().Be("/fr/archives");
    }

    [Fact]
    public async Task Each_undoing_stands_in_the_history_of_the_rule()
    {
        var made = await Save($"/p-{n}", "/fr/archives");
        var edited = await Save($"/p-{n}", "/en/archive", made.Id, made.BatchId);
        await Undo(edited.BatchId);

        var past = await building.As.Editor.Send(new ReadRuleHistory.Query(made.Id));

        past.Steps.Select(s => s.Batch!.Kind).Should().Equal(BatchKind.Undo, BatchKind.Edit, BatchKind.Edit);
        past.Steps[0].Changed.Should().Equal(RuleField.Target);
        past.Steps[1].Batch!.UndoneBy.Should().NotBeNull();
        past.Steps[2].Before.Should().BeNull();
    }
}
