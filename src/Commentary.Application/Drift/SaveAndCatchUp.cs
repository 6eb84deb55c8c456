using Commentary.Application.Articles;
using Commentary.Application.Data;
using Commentary.Application.Members;
using Commentary.Application.Model;
using Commentary.Application.Pipeline;
using MediatR;

namespace Commentary.Application.Drift;

/// <summary>Saves what the form holds, and says that the English is caught up with one change of the French, or with all of a part, or of the piece.</summary>
public static class SaveAndCatchUp
{
    /// <param name="Key">Of what was looked at: <see cref="Drifted.Key"/>, or <see cref="EditionDrift.KeyOf"/> of several.</param>
    [For(Role.Author)]
    public record Command(SaveDraft.Command Form, string Key) : IRequest<Result>, IWrites;

    /// <param name="IsCaughtUp">False when the French no longer says what was looked at: nothing is caught up, what was typed is saved.</param>
    public record Result(bool IsCaughtUp, SaveDraft.Result Saved);

    public class Handler(CommentaryDb db, IMediator mediator, Following following, CurrentMember member, TimeProvider clock)
        : IRequestHandler<Command, Result>
    {
        public async Task<Result> Handle(Command catchUp, CancellationToken cancellationToken)
        {
            ArgumentNullException.ThrowIfNull(catchUp);
            // Two members who say it at once of two sentences of a part would each write the part without the other's.
            await db.OneAtATime(catchUp.Form.ArticleId, cancellationToken);
            var saved = await mediator.Send(catchUp.Form, cancellationToken);
            var changes = LookedAt(await following.Drift(saved.Article, cancellationToken), catchUp.Key);
            if (changes.Count > 0)
                await following.CatchUp(saved.Article, changes, member.Name, clock.GetUtcNow().UtcDateTime, cancellationToken);
            return new(changes.Count > 0, saved);
        }

        private static IReadOnlyList<Drifted> LookedAt(IReadOnlyList<Drifted> drift, string key) =>
            drift
                .Select(drifted => (IReadOnlyList<Drifted>)[drifted])
                .Concat(drift.GroupBy(drifted => drifted.Field).Select(field => field.ToList()))
                .Append(drift)
                .FirstOrDefault(changes => (changes is [var one] && one.Key == key) || EditionDrift.KeyOf(changes) == key)
            ?? [];
    }
}
