using Commentary.Application.Articles;
using Commentary.Application.Checking;
using Commentary.Application.Importing;
using Commentary.Application.Model;
using Commentary.Application.Pipeline;
using Commentary.Application.Publishing;
using Commentary.Tests.Fixture;
using Commentary.Text.Languages;
using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;

namespace Commentary.Tests.Checking;

/// <summary>An administrator says which checks stop a publication, and then they do, whoever publishes.</summary>
public class GuardTests : IAsyncLifetime
{
    private const string Leftover = "Le neutre.\n\nRedirection en cours...";
    private readonly ReadingBuilding building = new();

    /// <summary>One whose newsroom may ask others; nothing here does.</summary>
    private sealed class ReadingBuilding : Newsroom
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.UseSetting("Site:ReadsSources", "true");
        }
    }

    public async ValueTask InitializeAsync() => await ((IAsyncLifetime)building).InitializeAsync();

    public async ValueTask DisposeAsync()
    {
        await building.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    private Task<Unit> Stop(params IReadOnlyList<Check> checks) =>
        building.As.Administrator.Send(new SetStoppingChecks.Command { Stopping = [.. checks] });

    private async Task<int> Draft(string title, Func<EditionText, EditionText> change)
    {
        var id = await Some.Draft(building, title);
        await building.Save(id, change);
        return id;
    }

    [Fact]
    public async Task Until_somebody_says_otherwise_a_finding_is_advice()
    {
        var id = await Draft("Conseil", text => text with { Neutral = Leftover });

        (await building.Open(id)).French.Findings.Should().Contain(f => f.Check == Check.Leftover && f.Field == "Neutral" && !f.Stops);
        await building.As.Editor.Send(new Publish.Command(id, Language.French));
    }

    [Fact]
    public async Task What_stops_is_refused_beside_its_field_and_can_be_published_once_it_is_seen_to()
    {
        await Stop(Check.Leftover, Check.PictureMute);
        var id = await Draft("Retenu", text => text with { Neutral = Leftover, Example = "![](https://example.org/a.png)" });

        var refused = await Assert.ThrowsAsync<ValidationException>(() =>
            building.As.Editor.Send(new Publish.Command(id, Language.French))
        );

        refused
            .Errors.Select(e => (e.PropertyName, e.ErrorCode))
            .Should()
            .Equal(("French.Example", "CheckPictureMute"), ("French.Neutral", "CheckLeftover"));
        refused.Errors.Should().OnlyContain(e => e.ErrorMessage.Contains(' ') && !e.ErrorMessage.Contains('{'));
        (await building.Look(db => db.Publications.AnyAsync(p => p.ArticleId == id))).Should().BeFalse();

        await building.Save(id, text => text with { Neutral = "Le neutre.", Example = "![Un chat](https://example.org/a.png)" });
        await building.As.Editor.Send(new Publish.Command(id, Language.French));
    }

    [Fact]
    public async Task Whoever_publishes_from_the_desk_or_a_file_is_told_the_same()
    {
        await Stop(Check.TopicMissing);
        var id = await Some.Draft(building, "Du bureau");
        var opened = await building.Open(id);

        var desk = await building.As.Editor.Send(
            new SaveAndPublish.Command(
                new()
                {
                    ArticleId = id,
                    French = opened.French.Text with { Teaser = "Sans sujet." },
                    OpenedFrench = opened.French.Version,
                },
                Language.French
            )
        );
        var file = await building.As.Editor.Send(
            new ImportFile.Command
            {
                Manuscript = Some.File(Pieces.Text("D’un fichier, sans sujet.", "https://example.org/fichier")),
                Publish = true,
            }
        );

        desk.Outcome.Should().Be(SaveAndPublish.Outcome.SavedOnly);
        (await building.Open(id)).French.Text.Teaser.Should().Be("Sans sujet.", "a text that may not go out is saved all the same");
        file.IsPublic.Should().BeFalse();
        file.WhyNotPublished.Should().ContainSingle().Which.Should().Be("L’accroche n’a pas de mot-clic.");
    }

    [Fact]
    public async Task The_minimum_is_told_alone_and_first()
    {
        await Stop(Check.Leftover);
        var id = await Draft("Le minimum", text => text with { Neutral = Leftover, Example = "" });

        var refused = await Assert.ThrowsAsync<ValidationException>(() =>
            building.As.Editor.Send(new Publish.Command(id, Language.French))
        );

        refused.Errors.Select(e => e.ErrorCode).Should().Equal(nameof(Reason.ExampleMissing));
    }

    [Fact]
    public async Task What_is_shown_stays_so_and_is_stopped_the_next_time()
    {
        var id = await Draft("Déjà public", text => text with { Neutral = Leftover });
        await building.As.Editor.Send(new Publish.Command(id, Language.French));

        await Stop(Check.Leftover);

        await building.CatchUp();
        await building.Reader().Page("/fr/articles/deja-public");
        await Assert.ThrowsAsync<ValidationException>(() => building.As.Editor.Send(new Publish.Command(id, Language.French)));
    }

    [Fact]
    public async Task Two_administrators_who_choose_at_once_do_not_undo_each_other()
    {
        await Stop(Check.Leftover);

        await Assert.ThrowsAsync<SavedMeanwhile>(() => Stop(Check.TitleLong));
        await building.As.Administrator.Send(new SetStoppingChecks.Command { Stopping = [Check.TitleLong], Opened = [Check.Leftover] });

        var rows = await building.As.Administrator.Send(new OpenCheckSettings.Query());
        rows.Should().HaveCount(Enum.GetValues<Check>().Length);
        rows.Where(row => row.Stops)
            .Should()
            .ContainSingle()
            .Which.Should()
            .BeEquivalentTo(new { Check = Check.TitleLong, SetBy = "Adèle" });
    }

    [Fact]
    public async Task Links_within_the_site_lead_somewhere_or_are_told()
    {
        var shown = await Some.Article(building, "Une page publique");
        var code = await building.Look(db => db.ShortLinks.Where(l => l.ArticleId == shown).Select(l => l.Code).SingleAsync());
        await Some.Draft(building, "Un brouillon");
        var id = await Draft(
            "Des liens",
            text =>
                text with
                {
                    Neutral = $"""
                        [a](/fr) [b](/fr/articles/une-page-publique) [c](/fr/articles/une-page-publique?x=1#faits) [d](/r/{code}/fr) [e](/fr/sujets/ia)
                        [f](#neutre-3) [g](/fr/archives/2026) [h](https://example.org/ailleurs) ![i](/images/nulle-part.png)
                        """,
                    Example =
                        "[a](/fr/articles/un-brouillon) [b](/en/articles/une-page-publique) [c](/r/nulle-part) [d](/fr/sujets/nul) [e](#nulle) [f](/vieux)",
                }
        );

        (await building.Open(id))
            .French.Findings.Where(f => f.Check is Check.LinkNowhere)
            .Select(f => (f.Field, f.Said[0]))
            .Should()
            .Equal(
                ("Example", "/fr/articles/un-brouillon"),
                ("Example", "/en/articles/une-page-publique"),
                ("Example", "/r/nulle-part"),
                ("Example", "/fr/sujets/nul"),
                ("Example", "#nulle"),
                ("Example", "/vieux")
            );
    }

    [Fact]
    public async Task A_link_elsewhere_is_told_once_somebody_looked_and_it_was_gone()
    {
        var id = await Draft(
            "Un lien mort",
            text => text with { Neutral = "[a](https://example.org/mort?utm_source=x) [b](https://example.org/vif)" }
        );
        (await building.As.Author.Send(new ListOutsideLinks.Query(id)))
            .Should()
            .Equal("https://example.org/mort", "https://example.org/vif");

        await building.As.Author.Send(
            new SettleOutsideLinks.Command([new("https://example.org/mort", IsGone: true), new("https://example.org/vif", IsGone: false)])
        );

        (await building.Open(id))
            .French.Findings.Should()
            .ContainSingle(f => f.Check == Check.LinkGone)
            .Which.Said[0]
            .Should()
            .Be("https://example.org/mort?utm_source=x");
        (await building.As.Author.Send(new ListOutsideLinks.Query(id)))
            .Should()
            .Equal(["https://example.org/mort"], "good news is believed at once");
    }
}
