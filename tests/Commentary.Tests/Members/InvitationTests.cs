using System.Net;
using AngleSharp.Html.Parser;
using Commentary.Application.Members;
using Commentary.Application.Model;
using Commentary.Application.Pipeline;
using Commentary.Tests.Fixture;
using FluentValidation;

namespace Commentary.Tests.Members;

public class InvitationTests(Newsroom building) : IClassFixture<Newsroom>
{
    private const string Password = "une phrase assez longue";

    private Task<Invitation> Invite(string email, Role role = Role.Author) =>
        building.As.Administrator.Send(
            new InviteMember.Command
            {
                DisplayName = "Odile",
                Email = email,
                Role = role,
            }
        );

    private static AcceptInvitation.Command Accept(Invitation invitation, string password = Password) =>
        new()
        {
            MemberId = invitation.MemberId,
            Token = invitation.Token,
            Password = password,
        };

    [Fact]
    public async Task Somebody_who_is_invited_chooses_a_password_once()
    {
        var invitation = await Invite("odile@example.ca");
        (await building.As.Administrator.Send(new ListMembers.Query()))
            .Should()
            .Contain(m => m.Id == invitation.MemberId && m.State == ListMembers.State.Invited);

        await building.As.Nobody.Send(Accept(invitation));

        (await building.As.Administrator.Send(new ListMembers.Query()))
            .Should()
            .Contain(m => m.Id == invitation.MemberId && m.State == ListMembers.State.Active);
        await Assert.ThrowsAsync<NotHere>(() => building.As.Nobody.Send(Accept(invitation, "une autre phrase assez longue")));
    }

    [Fact]
    public async Task A_link_that_was_followed_says_so_and_a_made_up_one_says_no_more()
    {
        var invitation = await Invite("deuxfois@example.ca");
        var link = $"/admin/account/join?id={invitation.MemberId}&token={Uri.EscapeDataString(invitation.Token)}";
        using var browser = building.Stranger();
        (await browser.Open(link)).QuerySelector("#password").Should().NotBeNull();
        await building.As.Nobody.Send(Accept(invitation));

        foreach (var spent in new[] { link, "/admin/account/join?id=99999&token=x", "/admin/account/join" })
        {
            using var answer = await browser.Get(spent);
            answer.StatusCode.Should().Be(HttpStatusCode.Gone);
            var page = await answer.Html();
            page.QuerySelector("#password").Should().BeNull();
            page.QuerySelector("main")!.TextContent.Should().Contain("Ce lien ne sert plus");
        }
    }

    [Fact]
    public async Task Members_stand_as_French_sorts_and_are_found_without_their_accents()
    {
        foreach (var name in new[] { "Zoé", "Ève Tremblay", "Marc", "Émile", "eudes" })
            await building.As.Administrator.Send(
                new InviteMember.Command { DisplayName = name, Email = $"tri{name.Length}{(int)name[0]}@example.ca" }
            );

        var names = (await building.As.Administrator.Send(new ListMembers.Query())).Select(m => m.DisplayName);
        names
            .Where(name => name is "Zoé" or "Ève Tremblay" or "Marc" or "Émile" or "eudes")
            .Should()
            .Equal("Émile", "eudes", "Ève Tremblay", "Marc", "Zoé");
        (await building.As.Administrator.Send(new ListMembers.Query("tremblay EVE")))
            .Select(m => m.DisplayName)
            .Should()
            .Equal("Ève Tremblay");
    }

    [Fact]
    public async Task An_invitation_opens_nobody_elses_account()
    {
        var theirs = await Invite("lui@example.ca", Role.Administrator);
        var mine = await Invite("elle@example.ca");

        await Assert.ThrowsAsync<NotHere>(() => building.As.Nobody.Send(Accept(mine with { MemberId = theirs.MemberId })));
    }

    [Fact]
    public async Task Somebody_who_is_suspended_cannot_come_in_and_can_be_let_in_again()
    {
        var invitation = await Invite("suspendue@example.ca");
        await building.As.Nobody.Send(Accept(invitation));
        await building.As.Administrator.Send(new ChangeMember.Command(invitation.MemberId, Role.Author, IsSuspended: true));
        var refused = await TrySignIn("suspendue@example.ca");
        refused.StatusCode.Should().Be(HttpStatusCode.UnprocessableEntity);
        (await refused.Html())
            .QuerySelector("[role=alert] h2")!
            .TextContent.Should()
            .Be("L’adresse ou le mot de passe n’est pas le bon.", "no quarter of an hour will let them in");

        await building.As.Administrator.Send(new ChangeMember.Command(invitation.MemberId, Role.Author, IsSuspended: false));
        (await SignIn("suspendue@example.ca")).Should().Be(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task Nobody_changes_their_own_access() =>
        await Assert.ThrowsAsync<ValidationException>(() =>
            building.As.Administrator.Send(new ChangeMember.Command((int)Role.Administrator, Role.Author, IsSuspended: true))
        );

    [Fact]
    public async Task Only_an_administrator_invites() =>
        await Assert.ThrowsAsync<NotAllowed>(() =>
            building.As.Editor.Send(new InviteMember.Command { DisplayName = "X", Email = "x@example.ca" })
        );

    [Fact]
    public async Task An_address_is_one_members()
    {
        await Invite("deux@example.ca");

        var refused = await Assert.ThrowsAsync<ValidationException>(() => Invite("Deux@Example.ca"));

        refused.Errors.Should().ContainSingle(e => e.PropertyName == "Email");
    }

    [Theory]
    [InlineData("")]
    [InlineData("personne")]
    [InlineData("a@")]
    public async Task What_is_no_address_is_refused_in_the_words_of_the_house(string email)
    {
        var refused = await Assert.ThrowsAsync<ValidationException>(() => Invite(email));

        var said = refused.Errors.Should().ContainSingle().Which;
        said.PropertyName.Should().Be("Email");
        said.ErrorMessage.Should().NotContain("'");
    }

    private async Task<HttpStatusCode> SignIn(string email) => (await TrySignIn(email)).StatusCode;

    private async Task<HttpResponseMessage> TrySignIn(string email)
    {
        var stop = TestContext.Current.CancellationToken;
        var browser = building.CreateClient(new() { AllowAutoRedirect = false });
        var page = new HtmlParser().ParseDocument(await browser.GetStringAsync("/admin/account/signin", stop));
        return await browser.PostAsync(
            "/admin/account/signin",
            new FormUrlEncodedContent(
                new Dictionary<string, string>
                {
                    ["Email"] = email,
                    ["Password"] = Password,
                    ["__RequestVerificationToken"] = page.QuerySelector("main input[name=__RequestVerificationToken]")!
                        .GetAttribute("value")!,
                }
            ),
            stop
        );
    }
}
