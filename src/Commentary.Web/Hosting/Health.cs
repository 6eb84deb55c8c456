using Commentary.Database;
using Commentary.Database.Dialects;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Commentary.Web.Hosting;

internal static class Health
{
    /// <summary><c>/health/live</c>: the process answers. <c>/health/ready</c>: so does its database, and it takes what is written.</summary>
    public static void MapHealth(this WebApplication app)
    {
        app.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false }).AllowAnonymous();
        app.MapHealthChecks("/health/ready").AllowAnonymous();
    }

    public static void AddHealth(this IServiceCollection services)
    {
        services.AddSingleton<CanWrite>();
        services.AddHealthChecks().AddCheck<CanWrite>("database");
    }

    /// <summary>Anybody may ask, and each try is a write: one at a time, and what it said is good for a second.</summary>
    private sealed class CanWrite(IServiceScopeFactory scopes, TimeProvider clock) : IHealthCheck, IDisposable
    {
        private static readonly TimeSpan Good = TimeSpan.FromSeconds(1);
        private readonly SemaphoreSlim oneTries = new(1);
        private (DateTimeOffset Until, HealthCheckResult Result) last;

        public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
        {
            await oneTries.WaitAsync(cancellationToken);
            try
            {
                if (clock.GetUtcNow() >= last.Until)
                {
                    var result = await Try(cancellationToken);
                    last = (clock.GetUtcNow() + Good, result);
                }
                return last.Result;
            }
            finally
            {
                oneTries.Release();
            }
        }

        private async Task<HealthCheckResult> Try(CancellationToken stop)
        {
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                await scope.ServiceProvider.GetRequiredService<DatabaseProbe>().Write(stop);
                return HealthCheckResult.Healthy();
            }
            catch (Exception fault) when (DatabaseFault.IsOutage(fault))
            {
                return HealthCheckResult.Unhealthy($"Nothing can be written: {fault.Message}");
            }
        }

        public void Dispose() => oneTries.Dispose();
    }
}
