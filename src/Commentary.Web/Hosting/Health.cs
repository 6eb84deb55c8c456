using Commentary.Application.Press;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;

namespace Commentary.Web.Hosting;

internal static class Health
{
    /// <summary><c>/health/live</c>: the process answers. <c>/health/ready</c>: so does its database.</summary>
    public static void MapHealth(this WebApplication app)
    {
        app.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false }).AllowAnonymous();
        app.MapHealthChecks("/health/ready").AllowAnonymous();
    }

    public static void AddHealth(this IServiceCollection services) => services.AddHealthChecks().AddDbContextCheck<PressDb>();
}
