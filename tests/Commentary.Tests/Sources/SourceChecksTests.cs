using System.Text.Json;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Commentary.Application.Articles;
using Commentary.Application.Model;
using Commentary.Application.Press;
using Commentary.Application.Publishing;
using Commentary.Application.Sources;
using Commentary.Tests.Fixture;
using Commentary.Text.Languages;
using Commentary.Web.Sources;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;

namespace Commentary.Tests.Sources;

/// <summary>What becomes of a source is found out over weeks, and readers are told what is sure.</summary>
public class SourceChecksTests : IAsyncLifetime
{
    private const string French = "/fr/articles/un-titre";
    private const string English = "/en/articles/un-titre-in-english";
    private static readonly TimeSpan Week = TimeSpan.FromDays(7);
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    private readonly CheckingSite site = new();
    private Elsewhere elsewhere = null!;

    public async ValueTask InitializeAsync() => elsewhere = await Elsewhere.Open();

    public async ValueTask DisposeAsync()
    {
        await elsewhere.DisposeAsync();
        await site.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    private async Task<int> Publish(string title = "Un titre", string source = "/nouvelle")
    {
        var id = await Some.Draft(site, title, elsewhere.At(source).ToString());
        await site.As.Editor.Send(new Publish.Command(id, Language.French));
        await site.CatchUp();
        return id;
    }

    private async Task<IElement?> Said(string address = French) => (await site.Reader().Page(address)).QuerySelector(".source .lapsed");

    private async Task<SourceCheck> Check(int article) =>
        await site.Look(db => db.SourceLinks.AsNoTracking().Where(s => s.ArticleId == article).Select(s => s.Check).SingleAsync());

    [Fact]
    public async Task A_page_that_is_missing_twice_a_day_apart_is_gone_and_readers_are_told_until_it_is_back()
    {
        var id = await Publish();
        await site.As.Editor.Send(new SaveDraft.Command { ArticleId = id, English = Some.Text("Un titre in English", Language.English) });
        await site.As.Editor.Send(new Publish.Command(id, Language.English));
        (await Said()).Should().BeNull("nothing is known yet");
        (await site.Look()).Should().Be(1);
        (await Said()).Should().BeNull("it is there");

        elsewhere.Answer = Elsewhere.Status(404);
        (await site.LookAfter(Week)).Should().Be(1);
        (await Said()).Should().BeNull("a site may be under repair");
        (await site.LookAfter(TimeSpan.FromHours(23))).Should().Be(0);
        (await site.LookAfter(TimeSpan.FromHours(1))).Should().Be(1);

        var said = (await Said())!;
        said.TextContent.Plain().Should().StartWith("Cette page n’est plus là (constaté le 9 mars 2027).");
        var copy = said.QuerySelector<IHtmlAnchorElement>("a[rel=external]")!;
        copy.GetAttribute("href").Should().Be($"https://web.archive.org/web/20270301/{elsewhere.At("/nouvelle")}");
        copy.TextContent.Should().Be("Chercher sa copie dans Internet Archive");
        (await Said(English))!.TextContent.Plain().Should().StartWith("This page is no longer there (noticed on March 9, 2027).");
        using var data = JsonDocument.Parse(
            (await site.Reader().Page(French)).QuerySelector("script[type='application/ld+json']")!.TextContent
        );
        data.RootElement.GetProperty("isBasedOn").GetProperty("archivedAt").GetString().Should().Be(copy.GetAttribute("href"));
        (await site.LookAfter(Week)).Should().Be(1);
        (await site.Look(db => db.Changes.CountAsync(c => c.Kind == ChangeKind.Source))).Should().Be(1, "nothing new was found");

        elsewhere.Answer = Elsewhere.Page("Une nouvelle");
        (await site.LookAfter(Week)).Should().Be(1);
        (await Said()).Should().BeNull();
        (await Said(English)).Should().BeNull();
    }

    [Fact]
    public async Task A_page_that_is_missing_once_is_not_gone()
    {
        var id = await Publish();
        await site.Look();
        elsewhere.Answer = Elsewhere.Status(404);
        await site.LookAfter(Week);
        elsewhere.Answer = Elsewhere.Page("Une nouvelle");
        await site.LookAfter(Day);
        elsewhere.Answer = Elsewhere.Status(404);
        await site.LookAfter(Week);

        (await Check(id)).State.Should().Be(SourceState.There);
        (await Said()).Should().BeNull();
    }

    [Theory]
    [InlineData(403)]
    [InlineData(429)]
    [InlineData(503)]
    public async Task A_wall_is_never_taken_for_the_end_of_a_page(int wall)
    {
        var id = await Publish();
        await site.Look();
        elsewhere.Answer = Elsewhere.Status(404);
        await site.LookAfter(Week);
        elsewhere.Answer = Elsewhere.Status(wall);
        await site.LookAfter(Day);
        for (var i = 0; i < 4; i++)
            (await site.LookAfter(Week)).Should().Be(1);

        var check = await Check(id);
        (check.State, check.Failures).Should().Be((SourceState.There, 5));
        (await Said()).Should().BeNull();
        await ((IAsyncLifetime)site).InitializeAsync();
        using var editor = await site.SignedIn();
        (await editor.Open($"/admin/articles/edit/{id}"))
            .Body!.TextContent.Plain()
            .Should()
            .Contain(
                "The source’s page is there. Last time it could not be found. It will be looked at again before readers are told. "
                    + "The last 5 checks learned nothing, as on a site that turns programs away. Last check: April 6, 2027, 11:00 a.m."
            );
    }

    [Fact]
    public async Task A_page_that_calls_itself_otherwise_has_changed_and_may_change_back()
    {
        elsewhere.Answer = Elsewhere.Page("OpenAI recrute des centaines de personnes");
        var id = await Publish();
        await site.Look();
        elsewhere.Answer = Elsewhere.Page("OpenAI recrute des centaines de personnes | Le Journal");
        await site.LookAfter(Week);
        (await Check(id)).Suspected.Should().Be(SourceState.Unknown, "a headline may be sharpened");

        elsewhere.Answer = Elsewhere.Page("Domaine à vendre");
        await site.LookAfter(Week);
        (await Said()).Should().BeNull("headlines are tried out");
        await site.LookAfter(Day);
        (await Said())!
            .TextContent.Plain()
            .Should()
            .StartWith("Cette page a changé depuis que nous l’avons lue (constaté le 16 mars 2027).");
        await ((IAsyncLifetime)site).InitializeAsync();
        using var editor = await site.SignedIn();
        (await editor.Open($"/admin/articles/edit/{id}"))
            .Body!.TextContent.Plain()
            .Should()
            .Contain("The source’s page has changed (noticed on March 16, 2027). Readers are told.")
            .And.Contain("It used to be called “OpenAI recrute des centaines de personnes”.");

        elsewhere.Answer = Elsewhere.Page("OpenAI recrute des centaines de personnes");
        await site.LookAfter(Week);
        (await Said()).Should().BeNull();
    }

    [Fact]
    public async Task An_address_that_leads_to_the_front_page_has_changed()
    {
        await Publish();
        await site.Look();
        elsewhere.Answer = context => (context.Request.Path == "/" ? Elsewhere.Page("Une nouvelle") : Elsewhere.SendsTo("/"))(context);
        await site.LookAfter(Week);
        await site.LookAfter(Day);

        (await Said())!.TextContent.Should().Contain("a changé");
    }

    [Fact]
    public async Task What_was_found_of_one_address_is_not_said_of_another()
    {
        elsewhere.Answer = context => (context.Request.Path == "/nouvelle" ? Elsewhere.Status(404) : Elsewhere.Page("Ailleurs"))(context);
        var id = await Publish();
        await site.Look();
        await site.LookAfter(Day);
        (await Said()).Should().NotBeNull();

        var opened = await site.Open(id);
        await site.As.Editor.Send(
            new SaveDraft.Command
            {
                ArticleId = id,
                Source = opened.Source with { Url = elsewhere.At("/ailleurs").ToString() },
                OpenedSource = opened.SourceVersion,
            }
        );
        (await Check(id)).At.Should().BeNull("nobody has looked there");
        (await site.LookAfter(Week)).Should().Be(0, "no reader is shown what a draft names");
        (await Said()).Should().NotBeNull("readers are still sent to the old one");

        await site.As.Editor.Send(new Publish.Command(id, Language.French));
        await site.CatchUp();
        (await Said()).Should().BeNull();
        (await site.Look()).Should().Be(1);
        (await Check(id)).State.Should().Be(SourceState.There);
        (await Said()).Should().BeNull();
    }

    [Fact]
    public async Task Two_nodes_ask_for_each_source_once_and_what_one_has_left_the_other_takes_up()
    {
        for (var i = 0; i < 14; i++)
            await Publish($"Un titre {i}", $"/nouvelle-{i}");
        await Some.Draft(site, "Un brouillon", elsewhere.At("/brouillon").ToString());
        await using var other = new CheckingSite
        {
            Data = site.Data,
            IsNeighbour = true,
            Time = site.Time,
        };
        other.Fetcher.Should().NotBeNull();

        var both = await Task.WhenAll(site.Look(), other.Look());
        both.Sum().Should().Be(14);
        (await site.Look()).Should().Be(0);
        elsewhere
            .Asked.Should()
            .BeEquivalentTo(Enumerable.Range(0, 14).Select(i => elsewhere.At($"/nouvelle-{i}").ToString()), "no draft is looked at either");

        site.Time.Advance(Week);
        (await site.As.Administrator.Send(new ClaimSources.Command(100))).Should().HaveCount(14);
        (await other.Look()).Should().Be(0);
        (await other.LookAfter(ClaimSources.HowLong)).Should().Be(10);
    }

    [Theory]
    [InlineData("Production", "", true)]
    [InlineData("Production", "", false, "--Site:Address=")]
    [InlineData("Development", "", false)]
    [InlineData("Production", "false", false)]
    [InlineData("Development", "true", true)]
    [InlineData("Production", "true", false, "--command=import")]
    public void Sources_are_looked_at_in_production_where_the_site_has_an_address(
        string environment,
        string isAsked,
        bool isOn,
        params string[] more
    )
    {
        string[] asked = isAsked.Length > 0 ? [$"--Site:ChecksSources={isAsked}"] : [];
        var builder = WebApplication.CreateBuilder(
            new WebApplicationOptions
            {
                EnvironmentName = environment,
                Args = ["--Site:Address=https://commentary.example", "--Site:ReadsSources=false", .. asked, .. more],
            }
        );
        var before = builder.Services.Count(service => service.ServiceType == typeof(IHostedService));

        builder.AddSources();

        (builder.Services.Count(service => service.ServiceType == typeof(IHostedService)) > before).Should().Be(isOn);
    }

    [Theory]
    [InlineData("Development", true)]
    [InlineData("Production", true)]
    [InlineData("Development", false, "--Site:ReadsSources=false")]
    [InlineData("Production", false, "--command=import")]
    public void Pages_that_editors_start_from_are_read_unless_the_operator_wants_none(string environment, bool isOn, params string[] more)
    {
        var builder = WebApplication.CreateBuilder(
            new WebApplicationOptions { EnvironmentName = environment, Args = ["--Site:ChecksSources=false", .. more] }
        );
        var before = builder.Services.Count(service => service.ServiceType == typeof(IHostedService));

        builder.AddSources();

        (builder.Services.Count(service => service.ServiceType == typeof(IHostedService)) > before).Should().Be(isOn);
    }
}
