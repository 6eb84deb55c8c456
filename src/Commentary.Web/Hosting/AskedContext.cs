using Commentary.Application.Model;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Commentary.Web.Hosting;

/// <summary>
/// The request that is answered, for what is made within it and has no other way to it. The framework's own accessor would make three objects
/// and a new execution context for every request that the server gets, those from memory included, which need none.
/// </summary>
public sealed class AskedContext : IHttpContextAccessor
{
    /// <summary>Null where nobody asks.</summary>
    public HttpContext? HttpContext { get; set; }
}

internal static class AskedContexts
{
    /// <summary>After everything that asks for the framework's.</summary>
    public static void AddAskedContext(this IServiceCollection services)
    {
        services.RemoveAll<IHttpContextAccessor>();
        services.AddScoped<AskedContext>();
        services.Replace(
            ServiceDescriptor.Scoped(of =>
                ActivatorUtilities.CreateInstance<SignInManager<Member>>(of, of.GetRequiredService<AskedContext>())
            )
        );
    }

    public static void UseAskedContext(this WebApplication app) =>
        app.Use(
            (context, next) =>
            {
                context.RequestServices.GetRequiredService<AskedContext>().HttpContext = context;
                return next();
            }
        );
}
