using Commentary.Application.Redirects;
using Commentary.Tests.Fixture;
using FsCheck.Xunit;
using Microsoft.EntityFrameworkCore;

namespace Commentary.Tests.Redirects;

/// <summary>A table of old addresses goes in.</summary>
public class ImportRedirectsTests(Building building) : IClassFixture<Building>
{
    private readonly int n = Pieces.Next();

    private Task<ImportRedirects.Result> Import(string csv, bool dryRun = false) =>
        building.As.Editor.Send(new ImportRedirects.Command(csv) { DryRun = dryRun });

    [Fact]
    public async Task A_note_of_the_file_is_kept_on_a_rule_that_was_there_and_none_erases_none()
    {
        await Import($"from,to,status,note\n/notee-{n},/fr/archives,301,");

        (await Import($"from,to,status,note\n/notee-{n},/fr/archives,301,De l’infolettre")).Changed.Should().Be(1);
        (await Import($"from,to\n/notee-{n},/en/archive")).Changed.Should().Be(1);
        (await Import($"from,to,note\n/notee-{n},/en/archive,De l’infolettre")).Unchanged.Should().Be(1);

        var rule = await building.Look(db => db.Redirects.SingleAsync(r => r.Path == $"/notee-{n}"));
        rule.Note.Should().Be("De l’infolettre");
        rule.Target.Should().Be("/en/archive");
    }

    [Fact]
    public async Task A_thousand_rows_are_one_change_and_all_arrive()
    {
        var before = await building.Look(db => db.Changes.CountAsync());
        var rows = string.Concat(Enumerable.Range(0, 1000).Select(i => $"/mille-{n}/{i},/fr/archives\n"));

        (await Import("from,to\n" + rows)).Made.Should().Be(1000);

        (await building.Look(db => db.Changes.CountAsync())).Should().Be(before + 1);
        await building.CatchUp();
        foreach (var i in (int[])[0, 199, 200, 999])
            (await building.Reader().Ask($"/mille-{n}/{i}")).Status().Should().Be(301);
    }

    [Fact]
    public async Task Rows_that_cannot_work_are_reported_by_line_and_the_others_go_in()
    {
        var result = await Import(
            $""""
            from,to,status,note
            /bonne-{n},/fr/archives,301,Une note
            /mauvaise-{n},https://evil.example/,301,
            sans-barre,/fr/archives,,
            /statut-{n},/fr/archives,303,
            "/avec, virgule-{n}",/en/archive,page,"Une ""note"""
            /partie-{n},,410,
            /moi-{n},/moi-{n},,
            """"
        );

        result.Made.Should().Be(3);
        result.Refused.Select(r => r.Number).Should().Equal(3, 4, 5, 8);
        result.Refused.Should().OnlyContain(r => r.Why.Length > 10 && !r.Why.Contains("Exception"));
        await building.CatchUp();
        (await building.Reader().Ask($"/bonne-{n}")).Headers.Location.Should().Be("/fr/archives");
        (await building.Reader().Ask($"/partie-{n}")).Status().Should().Be(410);
        (await building.Reader().Ask($"/avec,%20virgule-{n}")).Status().Should().Be(200);
    }

    [Fact]
    public async Task The_same_table_again_changes_nothing()
    {
        var csv = $"from;to\n/encore-{n};/fr/archives\n/encore-deux-{n};/en/archive\n";
        (await Import(csv)).Made.Should().Be(2);
        var changes = await building.Look(db => db.Changes.CountAsync());

        var again = await Import(csv);

        (again.Made, again.Changed, again.Unchanged).Should().Be((0, 0, 2));
        (await building.Look(db => db.Changes.CountAsync())).Should().Be(changes);
    }

    [Fact]
    public async Task A_rehearsal_keeps_nothing()
    {
        (await Import($"from,to\n/essai-{n},/fr/archives\n", dryRun: true)).Made.Should().Be(1);
        (await building.Look(db => db.Redirects.AnyAsync(r => r.Path == $"/essai-{n}"))).Should().BeFalse();
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n\n")]
    [InlineData("ancien,nouveau\n/a,/b\n")]
    public async Task A_table_without_its_heading_is_refused_at_line_1(string csv)
    {
        var result = await Import(csv);
        result.Made.Should().Be(0);
        result.Refused.Should().ContainSingle().Which.Number.Should().Be(1);
    }

    [Theory]
    [InlineData("from,to\n\"/jamais fermé,/fr\n/x,/fr\n")]
    [InlineData("from,to\n/a\"b,/fr/archives\n")]
    [InlineData("from,from,to,to\n/double,/x,/fr,/en\n")]
    [InlineData("from,to\n/nul\0,/fr\n")]
    [InlineData("from,to\n,,,,,,,,,\n,\n")]
    [InlineData("from\n/seule\n")]
    public async Task A_broken_table_gets_an_answer(string csv)
    {
        var result = await Import(csv);
        (result.Made + result.Changed + result.Unchanged + result.Refused.Count()).Should().BeGreaterThanOrEqualTo(0);
    }

    [Property(MaxTest = 50)]
    public async Task Any_table_gets_an_answer(string[] cells)
    {
        var rows = string.Join('\n', cells.Chunk(4).Select(row => string.Join(',', row)));
        (await Import("from,to,status,note\n" + rows)).Refused.Should().NotBeNull();
    }
}
