using AngleSharp.Dom;
using Commentary.Application.Announcing;
using Commentary.Application.Demonstration;
using Commentary.Application.Model;
using Commentary.Application.Press;
using Commentary.Application.Publishing;
using Commentary.Tests.Fixture;
using Commentary.Text.Languages;
using Microsoft.EntityFrameworkCore;

namespace Commentary.Tests.Publishing;

/// <summary>When the typographer has changed, what is public can be set anew: nothing else of it moves, and nobody is told.</summary>
public sealed class TypesetAgainTests : IAsyncDisposable
{
    private readonly Newsroom building = new();

    public ValueTask DisposeAsync() => building.DisposeAsync();

    [Fact]
    public async Task What_is_set_by_this_version_stays_as_it_is()
    {
        await building.As.Administrator.Send(new SeedDemonstration.Command());
        var id = await Some.Draft(building, "Tout ce qui se marque");
        await building.Save(
            id,
            text =>
                text with
                {
                    Summary =
                        "Une note[^1] et la même[^1]: 10^6^, H~2~O.\n\n| a | b |\n|---|---|\n| \"c\" | d |\n\n[^1]: L'explication.\n\nPareil.\n\nPareil.",
                    Optimistic = "Pour.\n\nEncore pour.",
                    Pessimistic = "Contre.\n\nEncore contre.",
                }
        );
        await building.As.Editor.Send(new Publish.Command(id, Language.French));
        await building.As.Editor.Send(new Publish.Command(id, Language.French) { CorrectionNote = "L'adresse: mise à jour!" });

        var (looked, changed) = await All();

        looked.Should().BeGreaterThan(20);
        changed.Should().BeEmpty();
    }

    [Fact]
    public async Task What_an_older_version_set_is_set_anew_and_nothing_else_of_it_moves()
    {
        await Claimed();
        var id = await Some.Draft(building, "L'IA: utile?");
        await building.Save(id, text => text with { Slug = "ia", Summary = "Il dit: \"oui\"!\n\nUn autre paragraphe." });
        await building.As.Editor.Send(new Publish.Command(id, Language.French));
        await building.Save(id, text => text with { Summary = "Il dit: \"non\"!\n\nUn autre paragraphe." });
        await building.As.Editor.Send(new Publish.Command(id, Language.French) { CorrectionNote = "Il avait dit: \"non\"!" });
        await building.CatchUp();
        var right = await Shown("/fr/articles/ia");
        var history = await Shown("/fr/articles/ia/historique");
        var feed = await (await building.Reader().Ask("/fr/feed.xml")).Text();
        var card = right.QuerySelector("meta[property='og:image']")!.GetAttribute("content")!;

        await SetAsBefore();
        var wrong = await Shown("/fr/articles/ia");
        wrong.QuerySelector("h1")!.TextContent.Should().Contain("L'IA: utile?");
        (await Claimed()).Should().Equal("/fr/articles/ia");
        (await All(isRehearsal: true)).Changed.Should().Equal("/fr/articles/ia");
        (await Shown("/fr/articles/ia")).QuerySelector("main")!.InnerHtml.Should().Be(wrong.QuerySelector("main")!.InnerHtml);

        var (looked, changed) = await All();
        await building.CatchUp();

        looked.Should().Be(2);
        changed.Should().Equal("/fr/articles/ia");
        var now = await Shown("/fr/articles/ia");
        now.QuerySelector("main")!.InnerHtml.Should().Be(right.QuerySelector("main")!.InnerHtml);
        now.Head!.InnerHtml.Should().Be(right.Head!.InnerHtml);
        (await Shown("/fr/articles/ia/historique")).QuerySelector("main")!.InnerHtml.Should().Be(history.QuerySelector("main")!.InnerHtml);
        (await (await building.Reader().Ask("/fr/feed.xml")).Text()).Should().Be(feed);
        (await building.Reader().Ask(new Uri(card).AbsolutePath)).Status().Should().Be(200);
        (await Claimed()).Should().BeEmpty("nobody is told");
        (await All()).Changed.Should().BeEmpty();
    }

    [Fact]
    public async Task The_address_of_a_card_that_was_drawn_again_leads_to_the_one_there_is()
    {
        await Some.Article(building, "L'IA: utile?");
        await SetAsBefore();
        var old = await building.Look(db => db.Publications.Select(p => Addresses.Card(p.Id, p.Card)).SingleAsync());

        await All();

        using var answer = await building.Reader().Ask(old);
        answer.Status().Should().Be(302);
        (await building.Reader().Ask(answer.Headers.Location!.ToString())).Status().Should().Be(200);
    }

    [Fact]
    public async Task What_was_withdrawn_comes_back_as_this_version_sets_it()
    {
        var id = await Some.Article(building, "L'IA: utile?");
        await building.As.Editor.Send(new Withdraw.Command(id, Language.French));
        await SetAsBefore();

        (await All()).Changed.Should().BeEmpty("nothing of it is public");

        await building.As.Editor.Send(new UndoWithdraw.Command(id, Language.French));
        await building.CatchUp();
        (await Shown("/fr/articles/l-ia-utile")).QuerySelector("h1")!.TextContent.Trim().Should().Be("L’IA\u00A0: utile\u202F?");
    }

    [Fact]
    public async Task Without_the_revision_that_it_was_made_from_a_page_stays_and_that_is_said()
    {
        await Some.Article(building, "L'IA: utile?");
        await building.Look(db => db.Publications.ExecuteUpdateAsync(p => p.SetProperty(x => x.Version, 99)));

        var run = await building.As.Administrator.Send(new TypesetAgain.Command());

        run.Unread.Select(piece => piece.Address).Should().Equal("/fr/articles/l-ia-utile");
        run.Pieces.Should().BeEmpty();
    }

    [Fact]
    public async Task An_administrator_sees_first_what_would_change_and_then_has_it_done()
    {
        await ((IAsyncLifetime)building).InitializeAsync();
        using var administrator = await building.SignedIn(Role.Administrator);
        (await administrator.Open("/admin/typography"))
            .QuerySelector("main")!
            .TextContent.Should()
            .Contain("Nothing has been published yet");
        await Some.Article(building, "L'IA: utile?");
        await SetAsBefore();
        var fields = Browser.Fields(await administrator.Open("/admin/typography"), "button[name=rehearse]");

        using var rehearsed = await administrator.Post("/admin/typography", fields.Append(new("rehearse", "true")));
        (await rehearsed.Text()).Should().Contain("Public pages that would change: 1.").And.Contain("/fr/articles/l-ia-utile");
        (await Shown("/fr/articles/l-ia-utile")).QuerySelector("h1")!.TextContent.Should().Contain("L'IA: utile?");
        using var done = await administrator.Post("/admin/typography", fields);
        (await done.Text()).Should().Contain("Public pages typeset again: 1.").And.Contain("Everything was checked (1).");
        await building.CatchUp();
        (await Shown("/fr/articles/l-ia-utile")).QuerySelector("h1")!.TextContent.Should().Contain("L’IA\u00A0: utile\u202F?");

        // Where a run ended before all was looked at, the next begins there.
        var first = await building.Look(db => db.Publications.Select(p => p.Id).SingleAsync());
        await Some.Article(building, "Un second: utile?");
        await SetAsBefore();
        using var rest = await administrator.Post("/admin/typography", fields.Append(new("after", $"{first}")).Append(new("before", "1")));
        (await rest.Text()).Should().Contain("Public pages typeset again: 1.").And.Contain("Everything was checked (2).");

        using var editor = await building.SignedIn();
        (await editor.Get("/admin/typography")).Status().Should().Be(403);
    }

    private async Task<IDocument> Shown(string address) => await building.Reader().Page(address);

    /// <summary>Every signed space and apostrophe as somebody types them, as a version without a typographer had it.</summary>
    private async Task SetAsBefore()
    {
        await building.Look(async db =>
        {
            foreach (var publication in await db.Publications.AsNoTracking().Include(p => p.Parts).ToListAsync())
            {
                await db
                    .Publications.Where(p => p.Id == publication.Id)
                    .ExecuteUpdateAsync(p =>
                        p.SetProperty(x => x.Title, Unset(publication.Title))
                            .SetProperty(x => x.Standfirst, Unset(publication.Standfirst))
                            .SetProperty(x => x.Card, "0123456789abcdef")
                    );
                await db
                    .Cards.Where(c => c.PublicationId == publication.Id)
                    .ExecuteUpdateAsync(c => c.SetProperty(x => x.Hash, "0123456789abcdef"));
                foreach (var part in publication.Parts)
                    await db.Set<PublicationPart>()
                        .Where(p => p.PublicationId == publication.Id && p.Part == part.Part)
                        .ExecuteUpdateAsync(p => p.SetProperty(x => x.Html, Unset(part.Html)));
            }
            db.Changes.Add(new Change { Kind = ChangeKind.Cards, At = DateTime.UnixEpoch });
            return await db.SaveChangesAsync();
        });
        await building.CatchUp();
    }

    private static string Unset(string text) =>
        text.Replace("\u00A0:", ":", StringComparison.Ordinal)
            .Replace("\u202F", "", StringComparison.Ordinal)
            .Replace('’', '\'')
            .Replace("«\u00A0", "\"", StringComparison.Ordinal)
            .Replace("\u00A0»", "\"", StringComparison.Ordinal);

    /// <summary>All runs, two publications at a time; the addresses of the pages that read otherwise by them.</summary>
    private async Task<(int Looked, List<string> Changed)> All(bool isRehearsal = false)
    {
        var (looked, after) = (0, 0);
        List<string> changed = [];
        TypesetAgain.Result run;
        do
        {
            run = await building.As.Administrator.Send(new TypesetAgain.Command(after) { Most = 2, DryRun = isRehearsal });
            (after, looked) = (run.Last, looked + run.Looked);
            changed.AddRange(run.Pieces.Select(piece => piece.Address));
            run.Unread.Should().BeEmpty();
        } while (!run.IsDone);
        return (looked, changed);
    }

    /// <summary>What search engines would be told now; they are taken to have heard it.</summary>
    private async Task<IReadOnlyList<string>> Claimed()
    {
        if (await building.As.Administrator.Send(new ClaimAnnouncements.Command()) is not { } claim)
            return [];
        await building.As.Administrator.Send(new SettleAnnouncements.Command(claim.Until));
        return claim.Paths;
    }
}
