using Commentary.Application.Publishing;
using Commentary.Application.Redirects;
using Commentary.Tests.Fixture;
using Commentary.Text.Languages;
using Commentary.Web.Redirects;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Commentary.Tests.Redirects;

/// <summary>The promise: every legacy address that was ever known still arrives, in one hop.</summary>
public class ReplayTests
{
    private static async Task<ReplayLedger.Result> Replay(Listening building, int most = int.MaxValue, LedgerPosition? after = null)
    {
        await building.CatchUp();
        building.Address.Should().NotBeNull();
        var door = building.Services.GetRequiredService<OwnDoor>();
        return await building.As.Editor.Send(
            new ReplayLedger.Query(door.Ask)
            {
                Most = most,
                After = after ?? LedgerPosition.Start,
                OwnHost = door.OwnHost,
            }
        );
    }

    private static async Task Rule(
        Building building,
        string from,
        string to,
        RedirectAnswer answer = RedirectAnswer.MovedPermanently,
        RedirectMatch match = RedirectMatch.Exact
    ) =>
        await building.As.Editor.Send(
            new WriteRedirect.Command
            {
                From = from,
                To = to,
                Answer = answer,
                Match = match,
            }
        );

    private static async Task Known(Building building, params string[] addresses) =>
        await building.Look(db =>
        {
            foreach (var address in addresses)
                db.LegacyAddresses.Add(
                    new()
                    {
                        Address = address,
                        Key = address.Length > 64 ? address[..64] : address,
                        Origin = "sitemap.xml",
                    }
                );
            return db.SaveChangesAsync();
        });

    private static async Task Rename(Building building, int article, string slug)
    {
        await building.Save(article, text => text with { Slug = slug });
        await building.As.Editor.Send(new Publish.Command(article, Language.French));
    }

    /// <summary>Years of a site: imports, renames, merged chains, a retired domain, what was withdrawn.</summary>
    private static async Task<int> Years(Building building)
    {
        var kept = await Some.Article(building, "Gardé", inEnglishToo: true);
        var withdrawn = await Some.Article(building, "Retiré");
        await building.As.Editor.Send(
            new ImportRedirects.Command(
                """
                from,to,status,note
                /2019/garde.html,/fr/articles/garde,301,
                /2019/retire.html,/fr/articles/retire,301,
                /?p=123,/fr/articles/garde,301,
                "https://vieux.example/index.php?id=42&lang=fr",/fr/articles/garde,302,
                https://vieux.example/,/fr/archives,301,
                /Été/Où ça.html,/fr/archives,308,
                /100%25/sûr,/fr,307,
                /parti,,410,
                /page,/fr/articles/garde,page,
                /clic,https://allowed.example/x,page-click,
                /ailleurs,https://allowed.example/y?z=1,301,
                """
            )
            {
                Name = "ancien.csv",
            }
        );
        await Rule(building, "/b", "/c");
        await Rule(building, "/a", "/b");
        await Rule(building, "/c", "/fr/articles/garde");
        await Rule(building, "/vieille-section", "/fr/archives", match: RedirectMatch.Prefix);
        await Known(building, "/vieille-section?x=1", "https://vieux.example/?utm_source=x");
        await Rename(building, kept, "garde-2");
        await Rename(building, kept, "garde-3");
        await building.As.Editor.Send(new AddShortLink.Command { Article = "Gardé", Code = "choisi" });
        await Rename(building, withdrawn, "retire-2");
        await building.As.Editor.Send(new Withdraw.Command(withdrawn, Language.French));
        return kept;
    }

    [Fact]
    public async Task Years_of_imports_renames_and_withdrawals_all_arrive_in_one_hop()
    {
        await using var building = new Listening();
        await Years(building);

        var run = await Replay(building);

        run.Broken.Should().BeEmpty();
        run.Next.Should().BeNull();
        run.Asked.Should().BeGreaterThan(20);
        run.Arrived.Should().Be(run.Asked - run.TakenAway.Count);
        run.TakenAway.Select(f => f.Entry.Address)
            .Should()
            .OnlyContain(address => address.Contains("retire", StringComparison.Ordinal) || address.StartsWith("/r/"));
        run.TakenAway.Should()
            .Contain(
                f => f.Status == 410 && f.Entry.Address.StartsWith("/r/", StringComparison.Ordinal),
                "the short link of what was withdrawn says that it is gone"
            );
    }

    [Fact]
    public async Task What_is_broken_is_listed_with_what_happens()
    {
        await using var building = new Listening();
        await Years(building);
        await Rule(building, "/vers-rien", "/fr/articles/jamais-vu");
        await Rule(building, "/deux-sauts", "/");
        await Known(building, "/jamais-su", "pas une adresse");
        await Rule(building, "/reprise", "/fr/archives");
        await Rule(building, "/retiree", "/fr/archives");
        foreach (var path in new[] { "/reprise", "/retiree" })
            await building.As.Editor.Send(
                new RemoveRedirect.Command(
                    await building.Look(db => db.Redirects.Where(r => r.Path == path).Select(r => r.Id).SingleAsync())
                )
            );
        await Rule(building, "/reprise", "/fr");

        var run = await Replay(building);

        run.Broken.Select(f => (f.Entry.Address, f.Fault, f.Status))
            .Should()
            .BeEquivalentTo([
                ("/vers-rien", ReplayLedger.Fault.TargetNotThere, 404),
                ("/deux-sauts", ReplayLedger.Fault.SecondRedirect, 302),
                ("/jamais-su", ReplayLedger.Fault.NotFound, 404),
                ("pas une adresse", ReplayLedger.Fault.Silent, 0),
            ]);
        run.Broken.Single(f => f.Entry.Address == "/vers-rien").Target.Should().Be("/fr/articles/jamais-vu");
        run.Broken.Where(f => f.Entry.Origin is LedgerOrigin.Rule).Should().OnlyContain(f => f.Entry.RuleId != null);
        run.TakenAway.Select(f => f.Entry.Address).Should().Contain("/retiree").And.NotContain("/reprise");
    }

    [Fact]
    public async Task The_ledger_read_by_pieces_is_the_whole_ledger_once()
    {
        await using var building = new Listening();
        await Years(building);
        List<LedgerEntry> pieces = [];
        for (LedgerPosition? at = LedgerPosition.Start; at is not null; )
        {
            // As a form carries it from one page to the next.
            var page = await building.As.Editor.Send(new ListLedger.Query(LedgerPosition.Parse(at.ToString()), 3));
            page.Entries.Count.Should().BeLessThanOrEqualTo(3);
            pieces.AddRange(page.Entries);
            at = page.Next;
        }

        pieces.Should().OnlyHaveUniqueItems();
        pieces.Should().Equal((await building.As.Editor.Send(new ListLedger.Query(LedgerPosition.Start))).Entries);
        pieces
            .Select(e => e.Origin)
            .Distinct()
            .Should()
            .Contain([LedgerOrigin.Rule, LedgerOrigin.Slug, LedgerOrigin.Known, LedgerOrigin.ShortLink]);
    }

    [Fact]
    public async Task Some_are_asked_and_it_goes_on_from_there()
    {
        await using var building = new Listening();
        await Years(building);

        var first = await Replay(building, most: 5);
        first.Asked.Should().Be(5);
        var rest = await Replay(building, after: first.Next);
        (first.Asked + rest.Asked).Should().Be((await Replay(building)).Asked);
    }

    [Fact]
    public async Task What_is_replayed_counts_as_no_visit()
    {
        await using var building = new Listening();
        await Years(building);
        await Replay(building);

        await building.Services.GetRequiredService<HitCounts>().Write(TestContext.Current.CancellationToken);
        (await building.Look(db => db.RedirectHits.AnyAsync())).Should().BeFalse();
        await building.Services.GetRequiredService<Web.Site.Readers.ReadingCounts>().Write(TestContext.Current.CancellationToken);
        (await building.Look(db => db.Readings.AnyAsync())).Should().BeFalse();
    }

    [Fact]
    public async Task An_operator_replays_from_the_command_line()
    {
        using var folder = new Folder();
        await using (var building = folder.Building())
            await Years(building);

        var whole = await Operator.Types("en_CA.UTF-8", "redirects", "replay", "--data", folder.Data);
        whole.WithoutTraces().ExitCode.Should().Be(0, whole.Out);
        whole.Lines[^1].Should().MatchRegex(@"^\d+ address\(es\) asked for: \d+ arrive, 0 no longer do, [1-9]\d* taken away on purpose\.$");
        whole.Lines.Should().Contain("/2019/retire.html: taken away on purpose");
        whole.Error.Should().BeEmpty();

        await using (var building = folder.Building())
        {
            await Known(building, "https://vieux.example/jamais-su?a=1");
            (await building.Look(db => db.RedirectHits.AnyAsync())).Should().BeFalse("nobody came");
        }
        var broken = await Operator.Types("fr_CA.UTF-8", "redirects", "replay", "--data", folder.Data);
        broken.WithoutTraces().ExitCode.Should().Be(1);
        broken.Out.Plain().Should().Contain("vieux.example/jamais-su?a=1 : rien à cette adresse (404)");
        broken.Out.Plain().Should().Contain("1 n’arrivent plus");

        var some = await Operator.Types("en_CA.UTF-8", "redirects", "replay", "--limit", "3", "--data", folder.Data);
        (some.ExitCode, some.Lines[^1].Split(' ')[0]).Should().Be((0, "3"));
        var nowhere = await Operator.Types("en_CA.UTF-8", "redirects", "replay", "--base", "nowhere", "--data", folder.Data);
        (nowhere.WithoutTraces().ExitCode, nowhere.Lines.Count).Should().Be((1, 1));
    }
}
