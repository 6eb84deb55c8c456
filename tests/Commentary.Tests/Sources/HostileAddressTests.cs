using System.Globalization;
using System.Net;
using Commentary.Application.Model;
using Commentary.Tests.Fixture;
using Commentary.Text.Languages;
using Commentary.Web.Resources;
using Commentary.Web.Sources;
using FluentValidation;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;

namespace Commentary.Tests.Sources;

/// <summary>Whatever somebody types as a source, nobody inside is asked, and the editor is told why.</summary>
public sealed class HostileAddressTests : IAsyncLifetime
{
    private Elsewhere elsewhere = null!;

    public async ValueTask InitializeAsync() => elsewhere = await Elsewhere.Open();

    public async ValueTask DisposeAsync() => await elsewhere.DisposeAsync();

    private static IPAddress[] Resolve(string name) =>
        HostileAddresses.Names.TryGetValue(name.TrimEnd('.'), out var numbers)
            ? [.. numbers.Select(IPAddress.Parse)]
            : throw new System.Net.Sockets.SocketException((int)System.Net.Sockets.SocketError.HostNotFound);

    private static async Task<ReadingSite> Open(Func<IPAddress, bool> isPublic)
    {
        var site = new ReadingSite { IsPublic = isPublic, Names = Resolve };
        await ((IAsyncLifetime)site).InitializeAsync();
        return site;
    }

    private static Task<WhyUnread> Why(ReadingSite site, int article) =>
        site.Look(db => db.SourceLinks.AsNoTracking().Where(s => s.ArticleId == article).Select(s => s.Reading.Why).SingleAsync());

    /// <summary>The desk says it in words, with the button to try again.</summary>
    private static async Task IsTold(ReadingSite site, Browser editor, int article, WhyUnread why, string address)
    {
        CultureInfo.CurrentUICulture = Language.English.Culture();
        var words = site.Services.GetRequiredService<IStringLocalizer<AdminTexts>>()[$"Unread{why}"].Value;
        var told = (await editor.Open($"/admin/articles/edit/{article}")).QuerySelector("#reading")!;
        told.TextContent.Plain().Should().Contain("The source’s page could not be read.").And.Contain(words.Plain(), "of {0}", address);
        told.QuerySelector("button")!.TextContent.Should().Be("Read the page again");
        (await site.Open(article)).Source.Should().Be(SourceText.Empty with { Url = address }, "nothing was learnt");
    }

    [Fact]
    public void There_are_two_hundred_of_them() =>
        (HostileAddresses.AtTheForm.Count + HostileAddresses.Inside.Count + HostileAddresses.Names.Count + HostileAddresses.Redirects.Count)
            .Should()
            .BeGreaterThanOrEqualTo(200);

    [Fact]
    public async Task What_is_no_address_of_the_web_is_refused_by_the_form_with_the_reason()
    {
        await using var site = await Open(PublicAddress.Is);
        foreach (var address in HostileAddresses.AtTheForm.Select(WithPort))
        {
            var start = async () => await site.Start(address);
            (await start.Should().ThrowAsync<ValidationException>("of {0}", address))
                .Which.Errors.Should()
                .Contain(error => error.PropertyName == "Source.Url" && error.ErrorMessage.Contains("https://", StringComparison.Ordinal));
        }
        (await site.Read()).Should().Be(0);
        elsewhere.Asked.Should().BeEmpty();
    }

    [Fact]
    public async Task No_spelling_of_a_number_leads_inside_and_the_desk_says_why()
    {
        await using var site = await Open(PublicAddress.Is);
        using var editor = await site.SignedIn();
        foreach (var host in HostileAddresses.Inside.Select(WithPort))
        {
            var address = $"http://{host}/x";
            var id = await site.Start(address);
            (await site.Read()).Should().Be(1, "of {0}", address);
            (await Why(site, id)).Should().Be(WhyUnread.Inside, "of {0}", address);
            await IsTold(site, editor, id, WhyUnread.Inside, address);
        }
        elsewhere.Asked.Should().BeEmpty();
    }

    [Fact]
    public async Task No_name_leads_inside_whatever_a_name_server_says()
    {
        await using var site = await Open(PublicAddress.Is);
        using var editor = await site.SignedIn();
        foreach (var name in HostileAddresses.Names.Keys.SelectMany(name => new[] { name, name.ToUpperInvariant() + "." }))
        {
            var address = $"http://{name}:{elsewhere.At("/").Port}/x";
            var id = await site.Start(address);
            await site.Read();
            (await Why(site, id)).Should().Be(WhyUnread.Inside, "of {0}", address);
            await IsTold(site, editor, id, WhyUnread.Inside, address);
        }
        const string Unknown = "http://no-such-name.example/";
        var unknown = await site.Start(Unknown);
        await site.Read();
        await IsTold(site, editor, unknown, WhyUnread.NoName, Unknown);
        elsewhere.Asked.Should().BeEmpty();
    }

    [Fact]
    public async Task No_page_sends_inside_and_the_desk_says_why()
    {
        await using var site = await Open(IPAddress.Parse("127.0.0.1").Equals);
        using var editor = await site.SignedIn();
        foreach (var (to, number) in HostileAddresses.Redirects.Select((to, number) => (to, number)))
        {
            elsewhere.Answer = Elsewhere.SendsTo(to.Replace("INSIDE", elsewhere.Behind("/").Authority, StringComparison.Ordinal));
            var address = elsewhere.At($"/{number}").ToString();
            var id = await site.Start(address);
            await site.Read();
            var why = await Why(site, id);
            why.Should().BeOneOf([WhyUnread.Inside, WhyUnread.NotWeb], "of {0}", to);
            await IsTold(site, editor, id, why, address);
        }
        elsewhere.Asked.Should().Equal(HostileAddresses.Redirects.Select((_, number) => elsewhere.At($"/{number}").ToString()));
    }

    [Fact]
    public async Task A_name_that_stands_for_something_else_at_the_next_look_leads_nowhere_else()
    {
        await using var site = await Open(IPAddress.Parse("127.0.0.1").Equals);
        using var editor = await site.SignedIn();
        var looks = 0;
        site.Names = _ => [IPAddress.Parse(++looks == 1 ? "127.0.0.1" : "127.0.0.2")];
        elsewhere.Answer = context =>
        {
            context.Response.Headers.Connection = "close";
            return Elsewhere.SendsTo("/secret")(context);
        };
        var address = $"http://turning.example:{elsewhere.At("/").Port}/x";
        var id = await site.Start(address);

        await site.Read();

        looks.Should().Be(2);
        elsewhere.Asked.Should().Equal(address);
        await IsTold(site, editor, id, WhyUnread.Inside, address);
    }

    private string WithPort(string address) =>
        address.Replace("PORT", elsewhere.At("/").Port.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);
}
