using System.Net.Http.Headers;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Commentary.Application.Model;
using Commentary.Application.Pictures;
using Commentary.Application.Publishing;
using Commentary.Tests.Fixture;
using Commentary.Text.Languages;
using Commentary.Text.Markdown;

namespace Commentary.Tests.Admin;

/// <summary>The pages of pictures, without script.</summary>
public class PicturePagesTests(Newsroom newsroom) : IClassFixture<Newsroom>
{
    private static async Task<HttpResponseMessage> Upload(Browser member, params (byte[] Bytes, string Name)[] files)
    {
        var page = await member.Open("/admin/pictures");
        var token = Browser.Fields(page, "[name='Upload']")["__RequestVerificationToken"];
        using var form = new MultipartFormDataContent { { new StringContent(token), "__RequestVerificationToken" } };
        foreach (var (bytes, name) in files)
        {
            var file = new ByteArrayContent(bytes);
            file.Headers.ContentType = new MediaTypeHeaderValue("text/html");
            form.Add(file, "Upload", name);
        }
        return await member.Client.PostAsync("/admin/pictures", form, TestContext.Current.CancellationToken);
    }

    private static async Task<HttpResponseMessage> Drop(Browser member, byte[] bytes, string name, string? token = null)
    {
        token ??= Browser.Fields(await member.Open("/admin/pictures"), "[name='Upload']")["__RequestVerificationToken"];
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/admin/pictures/send?name={name}")
        {
            Content = new ByteArrayContent(bytes),
        };
        request.Headers.Add("RequestVerificationToken", token);
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        return await member.Client.SendAsync(request, TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task One_is_sent_described_found_and_removed_by_pages_alone()
    {
        using var member = await newsroom.SignedIn(Role.Author);
        using var sent = await Upload(member, (SomePicture.FromPhone(), "lac.html"));
        sent.Status().Should().Be(302, "what it says of its kind is not believed");
        var address = sent.Headers.Location!.ToString();
        var page = await member.Open(address);
        page.QuerySelector("h1")!.TextContent.Should().Be("lac.html");
        page.QuerySelector<IHtmlInputElement>("#markdown")!.Value.Should().MatchRegex(@"^!\[\]\(picture:[0-9a-f]{16}\)$");
        page.QuerySelector("[role=status]")!.TextContent.Should().Contain("The picture is here");

        var place = address.Split('?')[0];
        using var described = await member.Submit(
            place,
            new() { ["Describe.French"] = "Un lac gelé au petit matin", ["Describe.English"] = "A lake at dawn" }
        );
        described.Status().Should().Be(302);
        var found = await member.Open("/admin/pictures?q=MATIN+gele");
        found
            .QuerySelectorAll(".pictures li")
            .Should()
            .ContainSingle()
            .Which.TextContent.Should()
            .Contain("A lake at dawn")
            .And.Contain("Unused");

        using var removed = await member.Post(
            $"{place}?handler=Remove",
            Browser.Fields(await member.Open(place), "[name='Describe.French']")
        );
        removed.Status().Should().Be(302);
        (await member.Open("/admin/pictures?q=petit+matin")).QuerySelector(".empty h2")!.TextContent.Should().Be("No picture found");
        (await member.Get(place)).Status().Should().Be(404);
    }

    [Fact]
    public async Task Several_at_once_are_taken_and_one_that_cannot_be_is_named()
    {
        using var member = await newsroom.SignedIn();
        var name = $"bonne-{Pieces.Next()}.png";

        using var answer = await Upload(member, (SomePicture.Png(), name), ("<svg></svg>"u8.ToArray(), "dessin.svg"), ([], "vide.png"));

        answer.Status().Should().Be(422);
        var page = await answer.Html();
        page.QuerySelector("[role=alert]")!
            .TextContent.Should()
            .Contain("dessin.svg")
            .And.Contain("Export it as a PNG")
            .And.Contain("vide.png");
        page.QuerySelector("[role=status]")!.TextContent.Should().Contain("These arrived:").And.Contain(name);
        (await member.Open($"/admin/pictures?q={name}")).QuerySelectorAll(".pictures li").Should().ContainSingle();
    }

    [Fact]
    public async Task Nothing_chosen_is_said()
    {
        using var member = await newsroom.SignedIn();

        using var answer = await Upload(member);

        answer.Status().Should().Be(422);
        (await answer.Html()).QuerySelector("[role=alert]")!.TextContent.Should().Contain("Choose a file first");
    }

    [Fact]
    public async Task Two_descriptions_at_once_are_a_choice_and_no_word_is_lost()
    {
        using var member = await newsroom.SignedIn();
        var picture = await newsroom.Send();
        var place = $"/admin/pictures/{picture.Id}";
        var opened = Browser.Fields(await member.Open(place), "[name='Describe.French']");
        await newsroom.As.Colleague.Send(new DescribePicture.Command { Id = picture.Id, French = "La version de Colin" });
        opened["Describe.French"] = "Ma version";

        using var refused = await member.Post(place, opened);

        refused.Status().Should().Be(422);
        var page = await refused.Html();
        page.QuerySelector("#Describe-French-error")!.TextContent.Should().Contain("La version de Colin");
        page.QuerySelector<IHtmlTextAreaElement>("#Describe-French")!.Value.Should().Be("Ma version");
        using var saved = await member.Post(place, Browser.Fields(page, "[name='Describe.French']"));
        saved.Status().Should().Be(302, "now both were seen");
        (await newsroom.As.Author.Send(new OpenPicture.Query(picture.Id))).French.Should().Be("Ma version");
    }

    [Fact]
    public async Task What_is_public_offers_no_removal_says_where_it_is_and_refuses_a_forged_one()
    {
        using var member = await newsroom.SignedIn();
        var picture = await newsroom.SendDescribed("Publique");
        var id = await Some.Draft(newsroom, "Où est l’image");
        await newsroom.Save(id, text => text with { Neutral = PictureMark.Of(picture.Key) });
        await newsroom.As.Editor.Send(new Publish.Command(id, Language.French));
        var place = $"/admin/pictures/{picture.Id}";

        var page = await member.Open(place);

        page.QuerySelector(".uses")!.TextContent.Should().Contain("Où est l’image").And.Contain("Public");
        page.QuerySelector("button.alarm").Should().BeNull();
        using var forged = await member.Post($"{place}?handler=Remove", Browser.Fields(page, "[name='Describe.French']"));
        forged.Status().Should().Be(422);
        (await forged.Html()).QuerySelector<IHtmlTextAreaElement>("#Describe-French")!.Value.Should().Be("Publique");
    }

    [Fact]
    public async Task A_desk_is_answered_with_what_to_write_or_with_why_not()
    {
        using var member = await newsroom.SignedIn(Role.Author);
        using var taken = await Drop(member, SomePicture.Jpeg(), "a.jpg");
        taken.Status().Should().Be(200);
        (await taken.Text()).Should().MatchRegex("""^\{"markdown":"!\[\]\(picture:[0-9a-f]{16}\)","page":"/admin/pictures/\d+"\}$""");

        using var refused = await Drop(member, "GIF"u8.ToArray(), "b.gif");
        refused.Status().Should().Be(422);
        (await refused.Text()).Should().Contain("b.gif");
        (await Drop(member, SomePicture.Jpeg(), "c.jpg", token: ""))
            .Status()
            .Should()
            .Be(400, "without the page's own token nothing is taken");
        (await member.Get("/admin/pictures/send")).Status().Should().Be(405);
        using var stranger = newsroom.Stranger();
        (await Drop(stranger, SomePicture.Jpeg(), "d.jpg", token: "x"))
            .Status()
            .Should()
            .Be(302, "the script reads that nobody is signed in");
    }

    [Theory]
    [InlineData("/admin/pictures/images/..%2f..%2fetc")]
    [InlineData("/admin/pictures/images/0000000000000000-480.avif")]
    [InlineData("/admin/pictures/images/0000000000000000-0.webp")]
    [InlineData("/admin/pictures/images/0000000000000000-480.exe")]
    [InlineData("/admin/pictures/99999999")]
    public async Task What_is_not_there_is_not_there(string address)
    {
        using var member = await newsroom.SignedIn();
        (await member.Get(address)).Status().Should().Be(404);
    }

    [Fact]
    public async Task A_picture_that_comes_without_a_session_is_not_kept_as_words()
    {
        using var stranger = newsroom.Stranger();
        using var form = new MultipartFormDataContent { { new ByteArrayContent(SomePicture.Jpeg()), "Upload", "a.jpg" } };
        using var request = new HttpRequestMessage(HttpMethod.Post, "/admin/pictures") { Content = form };
        request.Headers.Add("Sec-Fetch-Site", "same-origin");

        using var answer = await stranger.Client.SendAsync(request, TestContext.Current.CancellationToken);

        answer.Status().Should().Be(302);
        answer.Headers.Location!.ToString().Should().Contain("/admin/account/signin");
    }

    [Fact]
    public async Task The_desk_has_a_way_to_the_pictures_without_script()
    {
        using var member = await newsroom.SignedIn();
        var page = await member.Open($"/admin/articles/edit/{await Some.Draft(newsroom, "Le pupitre")}");

        page.QuerySelector(".drop-picture a[href='/admin/pictures']").Should().NotBeNull();
        page.QuerySelectorAll("form.desk input[type=file][name]").Should().BeEmpty("a file that is chosen is no part of what is saved");
    }
}
