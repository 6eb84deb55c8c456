using Commentary.Application.Publishing;
using Commentary.Application.Redirects;
using Commentary.Tests.Fixture;
using Commentary.Text.Languages;
using Commentary.Web.Redirects;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Commentary.Tests.Redirects;

/// <summary>Rules are looked after: what they do is counted, what is wrong with them is noted, and what they lead to may go and come back.</summary>
public class HealthOfRulesTests(Listening building) : IClassFixture<Listening>
{
    private readonly int n = Pieces.Next();

    private Task<WriteRedirect.Result> Write(string from, string to, RedirectMatch match = RedirectMatch.Exact, DateTime? ends = null) =>
        building.As.Editor.Send(
            new WriteRedirect.Command
            {
                From = from,
                To = to,
                Match = match,
                EndsAt = ends,
            }
        );

    private async Task<string> Trouble(string path)
    {
        await building.As.Nobody.Send(
            new CheckRedirects.Command(
                1000,
                (address, _) => Task.FromResult(!address.AbsolutePath.Contains("parti", StringComparison.Ordinal))
            )
        );
        return await building.Look(db => db.Redirects.Where(r => r.Path == path).Select(r => r.Trouble).SingleAsync());
    }

    [Fact]
    public async Task What_keeps_a_rule_from_leading_anywhere_is_noted()
    {
        await Write($"/sain{n}", "/fr/archives");
        await Write($"/vide{n}", $"/nulle-part{n}");
        await Write($"/fini{n}", "/fr/archives", ends: new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        await Write($"/dehors{n}", $"https://{Listening.AllowedHost}/parti");
        var draft = await Some.Draft(building, $"Pas encore {n}");
        await building.As.Editor.Send(
            new WriteRedirect.Command { From = $"/attend{n}", Target = RedirectTarget.Article(draft, Language.French) }
        );

        (await Trouble($"/sain{n}")).Should().BeEmpty();
        (await Trouble($"/vide{n}")).Should().Be(nameof(RedirectTrouble.TargetMissing));
        (await Trouble($"/fini{n}")).Should().Be(nameof(RedirectTrouble.Over));
        (await Trouble($"/dehors{n}")).Should().Be(nameof(RedirectTrouble.OutsideSilent));
        (await Trouble($"/attend{n}")).Should().Be(nameof(RedirectTrouble.NotPublic));
    }

    [Fact]
    public async Task Hits_are_counted_by_rule_and_day_and_robots_apart()
    {
        await Write($"/compte{n}", "/fr/archives");
        await building.CatchUp();
        for (var i = 0; i < 3; i++)
            await building.Raw($"/compte{n}", headers: "User-Agent: Mozilla/5.0 Firefox/140.0\r\n");
        await building.Raw($"/compte{n}", headers: "User-Agent: Googlebot/2.1\r\n");
        await building.Services.GetRequiredService<HitCounts>().Write(TestContext.Current.CancellationToken);
        await building.Raw($"/compte{n}", headers: "User-Agent: Mozilla/5.0 Firefox/140.0\r\n");
        await building.Services.GetRequiredService<HitCounts>().Write(TestContext.Current.CancellationToken);

        var hits = await building.Look(db =>
            db.RedirectHits.Where(h => db.Redirects.Any(r => r.Id == h.RedirectId && r.Path == $"/compte{n}")).SingleAsync()
        );
        (hits.People, hits.Robots).Should().Be((4, 1));
    }

    [Fact]
    public async Task Days_long_past_are_folded_into_their_month_and_none_is_lost()
    {
        await Write($"/plie{n}", "/fr/archives");
        var id = await building.Look(db => db.Redirects.Where(r => r.Path == $"/plie{n}").Select(r => r.Id).SingleAsync());
        foreach (var day in (int[])[1, 2, 15, 28])
            await building.As.Nobody.Send(new CountHits.Command(new(2020, 3, day), [new(id, 2, 1)]));

        await building.As.Nobody.Send(new CountHits.Command(new(2031, 1, 1), [new(id, 1, 0)]));

        var days = await building.Look(db => db.RedirectHits.Where(h => h.RedirectId == id).OrderBy(h => h.Day).ToListAsync());
        days.Select(d => (d.Day, d.People, d.Robots)).Should().Equal((new DateOnly(2020, 3, 1), 8, 4), (new DateOnly(2031, 1, 1), 1, 0));
    }

    [Fact]
    public async Task A_piece_that_is_withdrawn_says_so_and_comes_back_with_its_publication()
    {
        var article = await Some.Article(building, $"Retrait {n}", inEnglishToo: true);
        await building.CatchUp();
        var english = $"/en/articles/{(await building.Open(article)).English.LiveSlug}";

        await building.As.Editor.Send(new Withdraw.Command(article, Language.English));
        await building.CatchUp();
        (await building.Raw(english)).Location.Should().Be($"/fr/articles/retrait-{n}");

        await building.As.Editor.Send(new Withdraw.Command(article, Language.French));
        await building.CatchUp();
        (await building.Raw($"/fr/articles/retrait-{n}")).Status.Should().Be(410);

        await building.As.Editor.Send(new Publish.Command(article, Language.French));
        await building.CatchUp();
        (await building.Raw($"/fr/articles/retrait-{n}")).Status.Should().Be(200);
    }

    [Fact]
    public async Task A_rule_to_an_address_that_an_article_will_have_follows_it_from_then_on()
    {
        await Write($"/tot{n}", $"/fr/articles/plus-tard-{n}");
        var article = await Some.Article(building, $"Plus tard {n}");
        await building.Save(article, text => text with { Slug = $"bien-plus-tard-{n}" });
        await building.As.Editor.Send(new Publish.Command(article, Language.French));
        await building.CatchUp();

        (await building.Raw($"/tot{n}")).Location.Should().Be($"/fr/articles/bien-plus-tard-{n}");
    }

    [Fact]
    public async Task Until_the_rules_are_loaded_the_database_answers()
    {
        await Write($"/matin{n}", "/fr/archives?a=1");

        var arrival = await building.As.Nobody.Send(new FindRedirect.Query(OldAddress.Of($"/Matin{n}/?b=2")!.Value, Language.French));

        arrival!.Target.Should().Be("/fr/archives?a=1&b=2");
    }

    [Fact]
    public async Task Until_the_rules_are_loaded_a_page_comes_before_a_rule_where_it_does_afterwards()
    {
        await Write($"/?p=9{n}", $"/fr/archives?page=9{n}");
        await Write($"https://avant-{n}.example/fr", "/fr/archives");
        Task<Arrival?> Find(string address) =>
            building.As.Nobody.Send(new FindRedirect.Query(OldAddress.Of(address)!.Value, Language.French, IsPage: true));

        // The first to ask was sent to /fr for now (302) where everybody after was sent on for good.
        (await Find($"/?p=9{n}"))!
            .Rule.Answer.Should()
            .Be(RedirectAnswer.MovedPermanently);
        (await Find($"https://avant-{n}.example/fr"))!.Target.Should().Be("/fr/archives");
        (await Find("/fr")).Should().BeNull();
        (await Find("/fr?p=1")).Should().BeNull();
    }

    [Fact]
    public async Task A_rule_that_another_process_has_just_written_answers_before_any_guess()
    {
        await Some.Article(building, $"Vu tot {n}");
        await building.CatchUp();
        var behind = building.Services.GetRequiredService<Web.Changes.ChangeTail>().Redirects!;
        var lost = new Application.Redirects.Rescue.RescueAddress.Query(behind, "", $"/articles/vu-tot-{n}", "", Language.French);
        (await building.As.Nobody.Send(lost)).Arrival!.Rule.Answer.Should().Be(RedirectAnswer.Found, "it is a guess");

        await Write($"/articles/vu-tot-{n}", "/fr/archives");

        var arrival = (await building.As.Nobody.Send(lost)).Arrival!;
        (arrival.Rule.Answer, arrival.Target).Should().Be((RedirectAnswer.MovedPermanently, "/fr/archives"));
    }
}
