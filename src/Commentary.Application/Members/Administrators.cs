using Commentary.Application.Data;
using Commentary.Application.Model;
using Commentary.Application.Pipeline;
using Microsoft.EntityFrameworkCore;

namespace Commentary.Application.Members;

internal static class Administrators
{
    /// <summary>
    /// Those who can come in, for somebody who is one of them by their own row and not only by what their cookie remembers. Until the transaction
    /// ends, nobody else changes one: two who suspend each other would otherwise both be told yes by a database that locks only what is written.
    /// </summary>
    public static async Task<IReadOnlyList<Member>> Administering(this CommentaryDb db, CurrentMember current, CancellationToken stop)
    {
        var all = db.Users.Where(m => m.Role == Role.Administrator);
        await all.ExecuteUpdateAsync(m => m.SetProperty(x => x.Role, x => x.Role), stop);
        var active = (await all.ToListAsync(stop)).FindAll(m => !m.IsSuspended && m.PasswordHash is not null);
        // The person at the machine is no member.
        if (current.Id is { } id && !active.Exists(m => m.Id == id))
            throw new NotAllowed(nameof(Administering));
        return active;
    }
}
