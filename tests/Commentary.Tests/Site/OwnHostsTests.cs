using Commentary.Application.Redirects;
using Commentary.Application.Redirects.Misses;
using Commentary.Tests.Fixture;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Commentary.Tests.Site;

/// <summary>A site whose operator has said which hosts are its own.</summary>
public sealed class AddressedSite : Listening, IAsyncLifetime
{
    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.UseSetting("Site:Address", "https://ours.example");
        builder.UseSetting("Site:Hosts:0", "www.retired.example");
    }

    async ValueTask IAsyncLifetime.InitializeAsync()
    {
        await As.Editor.Send(new WriteRedirect.Command { From = "https://ruled.example/x", To = "/fr/archives" });
        await CatchUp();
    }
}

public class OwnHostsTests(AddressedSite site) : IClassFixture<AddressedSite>
{
    [Theory]
    [InlineData("ours.example", "/fr", 200)]
    [InlineData("www.ours.example", "/fr", 200)]
    [InlineData("OURS.example.:443", "/fr", 200)]
    [InlineData("ruled.example", "/x", 301)]
    [InlineData("www.ruled.example", "/x", 301)]
    [InlineData("retired.example", "/fr", 200)]
    [InlineData("www.retired.example", "/fr", 200)]
    [InlineData("elsewhere.example", "/fr", 400)]
    [InlineData("elsewhere.example", "/admin/", 400)]
    [InlineData("elsewhere.example", "/nulle-part", 400)]
    [InlineData("ours.example.evil.example", "/fr", 400)]
    [InlineData("127.0.0.1", "/fr", 400)]
    [InlineData("a..b", "/fr", 400)]
    [InlineData("", "/fr", 400)]
    [InlineData("elsewhere.example", "/health/live", 200)]
    [InlineData("127.0.0.1:8080", "/health/ready", 200)]
    public async Task The_site_answers_for_its_own_hosts_and_for_those_that_rules_or_its_operator_name(
        string host,
        string address,
        int status
    )
    {
        var answer = await site.Raw(address, host: host);
        answer.Status.Should().Be(status);
        if (status == 400)
            (answer.Location, answer.Body.Length)
                .Should()
                .Match<(string? Location, int Length)>(a => a.Location == null && a.Length < 1000);
    }

    [Fact]
    public async Task A_host_that_is_refused_is_counted_once_whatever_is_asked_of_it_and_its_rule_opens_it()
    {
        foreach (var address in new[] { "/", "/vieux", "/vieux?x=1" })
            (await site.Raw(address, host: "www.forgotten.example", headers: "User-Agent: Mozilla/5.0\r\n")).Status.Should().Be(400);
        await site.Services.GetRequiredService<Web.Redirects.MissCounts>().Write(TestContext.Current.CancellationToken);

        var miss = await site.Look(db => db.Misses.SingleAsync(m => m.Host == "forgotten.example"));
        (miss.Path, miss.Count).Should().Be(("/", 3));
        var listed = await site.As.Editor.Send(new ListMisses.Query(site.Services.GetRequiredService<Web.Changes.ChangeTail>().Redirects));
        listed.Rows.Single(row => row.Host == "forgotten.example").IsRefused.Should().BeTrue();

        await site.As.Editor.Send(new WriteRedirect.Command { From = "https://forgotten.example/vieux", To = "/fr/archives" });
        await site.CatchUp();
        (await site.Raw("/vieux", host: "www.forgotten.example")).Status.Should().Be(301);
    }
}

/// <summary>Where nobody has said which host is ours, any is answered, and none is where an answer leads.</summary>
public class AnyHostTests(Listening building) : IClassFixture<Listening>
{
    [Theory]
    [InlineData("/admin/")]
    [InlineData("/admin/articles?q=x")]
    [InlineData("/Admin/articles")]
    [InlineData("/")]
    [InlineData("/fr/")]
    [InlineData("/FR/Archives")]
    public async Task No_answer_leads_to_the_host_that_was_asked(string address)
    {
        var answer = await building.Raw(address, host: "elsewhere.example");
        answer.Status.Should().BeOneOf(301, 302);
        answer.Location.Should().StartWith("/").And.NotStartWith("//").And.NotContain("elsewhere.example");
    }
}
