using Commentary.Application.Members;
using Commentary.Application.Model;
using Commentary.Application.Pipeline;
using Commentary.Tests.Fixture;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace Commentary.Tests.Members;

public class ChangeMemberTests(Newsroom newsroom) : IClassFixture<Newsroom>
{
    private Task<Member> Change(Role who, Role role, bool isSuspended = false) =>
        newsroom.As.Administrator.Send(new ChangeMember.Command((int)who, role, isSuspended));

    [Fact]
    public async Task Who_is_suspended_or_demoted_acts_no_more_though_their_cookie_is_fresh()
    {
        using var author = await newsroom.SignedIn(Role.Author);
        await author.Open("/admin/articles");

        await Change(Role.Author, Role.Author, isSuspended: true);

        using var after = await author.Get("/admin/articles");
        after.Status().Should().Be(302);
        await Change(Role.Author, Role.Author);
    }

    [Fact]
    public async Task Two_administrators_cannot_shut_each_other_out()
    {
        await Change(Role.Editor, Role.Administrator);
        var other = newsroom.As.Administrator with { Id = (int)Role.Editor };

        await Change(Role.Editor, Role.Administrator, isSuspended: true);

        // Their cookie still says what they were.
        await Assert.ThrowsAsync<NotAllowed>(() =>
            other.Send(new ChangeMember.Command((int)Role.Administrator, Role.Author, IsSuspended: true))
        );
        await Assert.ThrowsAsync<NotAllowed>(() => other.Send(new InviteMember.Command { DisplayName = "X", Email = "x@example.ca" }));
        // Nor does the person at the machine, who is no member.
        foreach (var (role, isSuspended) in new[] { (Role.Administrator, true), (Role.Author, false) })
            await Assert.ThrowsAsync<ValidationException>(() =>
                (newsroom.As.Administrator with { Id = null }).Send(new ChangeMember.Command((int)Role.Administrator, role, isSuspended))
            );
        (await newsroom.Look(db => db.Users.SingleAsync(m => m.Id == (int)Role.Administrator))).IsSuspended.Should().BeFalse();
        await Change(Role.Editor, Role.Editor);
    }
}
