using Commentary.Application.Data;
using Commentary.Application.Model;
using Commentary.Application.Pipeline;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Commentary.Application.Checking;

/// <summary>Which checks stop a publication, and who said so.</summary>
public static class OpenCheckSettings
{
    [For(Role.Administrator)]
    public record Query : IRequest<IReadOnlyList<Row>>;

    /// <param name="SetBy">Empty for a check that stops nothing.</param>
    public record Row(Check Check, bool Stops, string SetBy, DateTime? SetAt);

    public class Handler(CommentaryDb db) : IRequestHandler<Query, IReadOnlyList<Row>>
    {
        public async Task<IReadOnlyList<Row>> Handle(Query query, CancellationToken cancellationToken)
        {
            var stopping = await db.StoppingChecks.AsNoTracking().ToDictionaryAsync(c => c.Check, cancellationToken);
            return
            [
                .. Enum.GetValues<Check>()
                    .Select(check =>
                        stopping.TryGetValue(check, out var row)
                            ? new Row(check, Stops: true, row.SetBy, row.SetAt)
                            : new Row(check, Stops: false, "", null)
                    ),
            ];
        }
    }
}
