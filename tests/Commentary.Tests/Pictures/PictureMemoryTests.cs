using System.Net;
using Commentary.Application.Model;
using Commentary.Tests.Fixture;

namespace Commentary.Tests.Pictures;

/// <summary>What a picture costs the process that makes it.</summary>
public class PictureMemoryTests
{
    private const long Megabyte = 1024 * 1024;

    [Fact]
    public async Task A_picture_that_would_unfold_into_gigabytes_is_made_within_three_hundred_megabytes()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "the memory of a process is read from /proc");
        using var folder = new Folder();
        await using (var newsroom = new Newsroom { Data = folder.Data, IsNeighbour = true })
            await ((IAsyncLifetime)newsroom).InitializeAsync();
        await using var site = new Operator.Site(folder.Data, more: ["--environment", "Production"]);
        using var reader = await site.Reader();
        using var cookies = new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() };
        using var member = new Browser(new HttpClient(cookies) { BaseAddress = reader.BaseAddress });
        using var signedIn = await member.Submit(
            "/admin/account/signin",
            new() { ["Email"] = Newsroom.Email(Role.Author), ["Password"] = Newsroom.Password }
        );
        var token = Browser.Fields(await member.Open("/admin/pictures"), "[name='Upload']")["__RequestVerificationToken"];
        var before = site.MaxMemory;

        using var request = new HttpRequestMessage(HttpMethod.Post, "/admin/pictures/send?name=bombe.png");
        request.Content = new ByteArrayContent(HostilePictureTests.Bomb());
        request.Headers.Add("RequestVerificationToken", token);
        using var answer = await member.Client.SendAsync(request, TestContext.Current.CancellationToken);

        answer.Status().Should().Be(200, "what is beside the picture goes, and the picture stays");
        TestContext.Current.TestOutputHelper!.WriteLine($"{before / Megabyte} MB before, {site.MaxMemory / Megabyte} MB at most");
        site.MaxMemory.Should().BeLessThan(300 * Megabyte);
    }
}
