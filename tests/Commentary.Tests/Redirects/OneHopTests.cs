using Commentary.Application.Redirects;
using Commentary.Tests.Fixture;
using Commentary.Text.Languages;
using FluentValidation;
using FsCheck.Xunit;
using Microsoft.EntityFrameworkCore;

namespace Commentary.Tests.Redirects;

/// <summary>No saved rule sends a reader to another rule.</summary>
public class OneHopTests(Listening building) : IClassFixture<Listening>
{
    private readonly int n = Pieces.Next();

    private Task<WriteRedirect.Result> Write(string from, string to, RedirectMatch match = RedirectMatch.Exact) =>
        building.As.Editor.Send(
            new WriteRedirect.Command
            {
                From = from,
                To = to,
                Match = match,
            }
        );

    private async Task<string?> Arrives(string old)
    {
        await building.CatchUp();
        return (await building.Raw(old)).Location;
    }

    [Fact]
    public async Task A_rule_to_an_address_that_is_a_rule_leads_to_where_that_one_does()
    {
        await Write($"/b-{n}", "/fr/archives");
        await Write($"/a-{n}", $"/b-{n}?x=1#ici");

        (await Arrives($"/a-{n}")).Should().Be("/fr/archives?x=1");
    }

    [Fact]
    public async Task A_rule_that_led_to_an_address_which_becomes_a_rule_is_mended_with_it()
    {
        await Write($"/c-{n}", $"/d-{n}");
        await Write($"/d-{n}", $"/e-{n}");
        await Write($"/e-{n}", "/en/archive");

        foreach (var old in (string[])["c", "d", "e"])
            (await Arrives($"/{old}-{n}")).Should().Be("/en/archive");
    }

    [Fact]
    public async Task A_prefix_that_covers_the_target_of_a_rule_mends_it_too()
    {
        await Write($"/f-{n}", $"/section-{n}/page");
        await Write($"/section-{n}", $"https://{Listening.AllowedHost}/s", RedirectMatch.Prefix);

        (await Arrives($"/f-{n}")).Should().Be($"https://{Listening.AllowedHost}/s/page");
    }

    [Fact]
    public async Task What_led_to_an_address_that_is_gone_is_gone_as_well()
    {
        await Write($"/g-{n}", $"/h-{n}");
        await building.As.Editor.Send(new WriteRedirect.Command { From = $"/h-{n}", Answer = RedirectAnswer.Gone });
        await building.CatchUp();

        (await building.Raw($"/g-{n}")).Status.Should().Be(410);
    }

    [Theory]
    [InlineData("/boucle", "/boucle/encore", RedirectMatch.Prefix)]
    [InlineData("^/tourne/(.*)$", "/tourne/$1", RedirectMatch.Expression)]
    public async Task A_rule_whose_target_fits_itself_is_refused(string from, string to, RedirectMatch match) =>
        await ((Func<Task>)(() => Write(from, to, match))).Should().ThrowAsync<ValidationException>();

    [Fact]
    public async Task A_loop_of_computed_targets_is_refused()
    {
        await Write($"/i-{n}", $"/j-{n}", RedirectMatch.Prefix);
        await ((Func<Task>)(() => Write($"/j-{n}", $"/i-{n}", RedirectMatch.Prefix))).Should().ThrowAsync<ValidationException>();
    }

    [Property(MaxTest = 8)]
    public async Task Whatever_is_saved_arrives_in_one_hop(int seed)
    {
        var random = new Random(seed);
        var own = $"/h{Pieces.Next()}";
        string[] places = ["/a", "/b", "/c", "/a/b", "/b/c", "/a/b/c"];
        for (var i = 0; i < 25; i++)
        {
            var match = random.Next(4) == 0 ? RedirectMatch.Prefix : RedirectMatch.Exact;
            try
            {
                await Write(
                    own + places[random.Next(places.Length)],
                    random.Next(5) == 0 ? "/fr/archives" : own + places[random.Next(places.Length)],
                    match
                );
            }
            catch (ValidationException)
            {
                // What is refused is not saved.
            }
        }

        await building.CatchUp();
        var index = RedirectIndex.Empty.With(
            [],
            await building.Look(async db =>
                (await db.Redirects.Where(r => r.Path.StartsWith(own)).ToListAsync()).Select(r => new NumberedRule(r.Id, r.Rule)).ToList()
            )
        );
        foreach (var place in places)
            if (
                index.Find(OldAddress.Of(own + place)!.Value, () => Language.French, DateTime.UnixEpoch) is { Target: ['/', ..] target }
                && target != "/fr/archives"
            )
                index
                    .Find(OldAddress.Of(target)!.Value, () => Language.French, DateTime.UnixEpoch)
                    .Should()
                    .BeNull("{0} leads to {1}", place, target);
    }
}
