using Commentary.Application.Data;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Commentary.Application.Pipeline;

/// <summary>
/// One request that writes, one transaction; a request sent by another's handler joins the one that is open. On SQLite the transaction
/// takes the write lock at its start, so that no later statement can find its reading out of date.
/// </summary>
public class Transact<TRequest, TResponse>(CommentaryDb db) : IPipelineBehavior<TRequest, TResponse>
    where TRequest : IRequest<TResponse>
{
    public async Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next)
    {
        ArgumentNullException.ThrowIfNull(next);
        if (request is not IWrites || db.Database.CurrentTransaction is not null)
            return await next();

        try
        {
            return await Once(request, next, cancellationToken);
        }
        catch (SomebodyWasFaster)
        {
            // Read again, what somebody else wrote first is either no obstacle or one that the use case can explain.
            return await Once(request, next, cancellationToken);
        }
    }

    private Task<TResponse> Once(TRequest request, RequestHandlerDelegate<TResponse> next, CancellationToken stop) =>
        // A strategy that retries runs the whole use case again, from an empty tracker.
        db
            .Database.CreateExecutionStrategy()
            .ExecuteAsync(async () =>
            {
                db.ChangeTracker.Clear();
                await using var transaction = await db.Database.BeginTransactionAsync(stop);
                try
                {
                    var result = await next();
                    if (request is IRehearsable { DryRun: true })
                        await transaction.RollbackAsync(stop);
                    else
                        await transaction.CommitAsync(stop);
                    return result;
                }
                catch (DbUpdateException refused) when (refused is DbUpdateConcurrencyException || db.IsDuplicate(refused))
                {
                    db.ChangeTracker.Clear();
                    throw new SomebodyWasFaster(refused);
                }
                catch
                {
                    // What was rolled back must not be shown as saved by whoever reads on in this scope.
                    db.ChangeTracker.Clear();
                    throw;
                }
            });
}
