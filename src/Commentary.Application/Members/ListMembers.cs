using Commentary.Application.Data;
using Commentary.Application.Model;
using Commentary.Application.Pipeline;
using Commentary.Text.Languages;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Commentary.Application.Members;

/// <summary>Everybody who has, had or was offered access to the newsroom, as French sorts their names.</summary>
public static class ListMembers
{
    /// <summary>A team is small; a list that is not would need pages.</summary>
    public const int Most = 500;

    [For(Role.Administrator)]
    public record Query(string Words = "") : IRequest<IReadOnlyList<Row>>;

    public enum State
    {
        /// <summary>Has a link to choose a password, and has not done so yet.</summary>
        Invited,
        Active,
        Suspended,
    }

    public record Row(int Id, string DisplayName, string Email, Role Role, State State);

    public class Handler(CommentaryDb db) : IRequestHandler<Query, IReadOnlyList<Row>>
    {
        public async Task<IReadOnlyList<Row>> Handle(Query query, CancellationToken cancellationToken)
        {
            ArgumentNullException.ThrowIfNull(query);
            var members = await db.Users.AsNoTracking().OrderBy(m => m.Id).Take(Most).ToListAsync(cancellationToken);
            var words = query.Words.Words();
            return
            [
                .. members
                    .Where(m => words.All(word => Folding.Line($"{m.DisplayName} {m.Email}").Contains(word, StringComparison.Ordinal)))
                    .OrderBy(m => m.DisplayName, Searching.Order)
                    .ThenBy(m => m.Id)
                    .Select(m => new Row(
                        m.Id,
                        m.DisplayName,
                        m.Email ?? "",
                        m.Role,
                        m.IsSuspended ? State.Suspended
                            : m.PasswordHash is null ? State.Invited
                            : State.Active
                    )),
            ];
        }
    }
}
