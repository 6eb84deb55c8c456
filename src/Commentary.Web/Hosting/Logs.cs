using System.Diagnostics.Metrics;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.StaticAssets;
using Serilog;
using Serilog.Core;
using Serilog.Events;
using Serilog.Formatting.Compact;

namespace Commentary.Web.Hosting;

/// <summary>
/// One line for each request that did work: route, status, time. What was answered from memory is counted, not written. No address of a
/// reader, no path, no query, no name: a log is kept longer than anybody remembers what stands in it.
/// </summary>
internal static class Logs
{
    private static readonly Meter Meter = new("Commentary");

    /// <summary>Answers that needed neither database nor page: <c>kind</c> is page, file or redirect.</summary>
    private static readonly Counter<long> FromMemory = Meter.CreateCounter<long>("commentary.answers.from_memory");

    public static void AddLogs(this WebApplicationBuilder builder)
    {
        var isCommand = builder.Configuration["command"] is not null;
        builder.Services.AddSerilog(
            (_, logs) =>
            {
                logs.MinimumLevel.Is(isCommand ? LogEventLevel.Warning : LogEventLevel.Information)
                    .MinimumLevel.Override("Microsoft", isCommand ? LogEventLevel.Fatal : LogEventLevel.Warning)
                    .MinimumLevel.Override("Microsoft.Hosting.Lifetime", isCommand ? LogEventLevel.Warning : LogEventLevel.Information)
                    // What it would say of each request, the request log says in one line; unasked, it makes no trace of each either.
                    .MinimumLevel.Override("Microsoft.AspNetCore.Hosting.Diagnostics", LevelAlias.Off)
                    // Keys stand in the database, which is as safe as the texts and the members' password hashes beside them.
                    .MinimumLevel.Override("Microsoft.AspNetCore.DataProtection", LogEventLevel.Error)
                    // Said in one line by the command line: a trace would bury what to do about it.
                    .Filter.ByExcluding(log => log.Exception?.InnerException is AddressInUseException)
                    .Enrich.With<WithoutPersonalData>();
                if (isCommand)
                    logs.WriteTo.Console(standardErrorFromLevel: LogEventLevel.Verbose, formatProvider: null);
                else if (builder.Environment.IsProduction())
                    logs.WriteTo.Console(new CompactJsonFormatter());
                else
                    logs.WriteTo.Console(
                        outputTemplate: "{Timestamp:HH:mm:ss} {Level:u3} {Message:lj}{NewLine}{Exception}",
                        formatProvider: null
                    );
                logs.ReadFrom.Configuration(builder.Configuration);
            }
        );
    }

    /// <summary>Around everything that works for an answer, so that an error page is part of the request that it answers.</summary>
    public static void UseRequestLog(this WebApplication app)
    {
        app.Use(
            (context, next) =>
            {
                context.Items[typeof(Route)] = (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? "-";
                return next();
            }
        );
        app.UseSerilogRequestLogging(options =>
        {
            options.MessageTemplate = "{Method} {Route} {Status} {Elapsed:0.0} ms";
            options.GetMessageTemplateProperties = (context, _, elapsed, status) =>
                [
                    new("Method", new ScalarValue(context.Request.Method)),
                    new("Route", new ScalarValue(context.Items[typeof(Route)])),
                    new("Status", new ScalarValue(status)),
                    new("Elapsed", new ScalarValue(elapsed)),
                ];
            options.GetLevel = (context, _, error) =>
                error is not null || context.Response.StatusCode >= 500 ? LogEventLevel.Error
                : IsFromMemory(context) ? LogEventLevel.Verbose
                : LogEventLevel.Information;
        });
    }

    private static bool IsFromMemory(HttpContext context)
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<StaticAssetDescriptor>() is not null)
            context.CountFromMemory("file");
        return context.Items.ContainsKey(typeof(Logs)) || context.Request.Path.StartsWithSegments("/health", StringComparison.Ordinal);
    }

    /// <summary>Says that this answer came from memory.</summary>
    public static void CountFromMemory(this HttpContext context, string kind)
    {
        CountFromMemory(kind);
        context.MarkFromMemory();
    }

    public static void MarkFromMemory(this HttpContext context) => context.Items[typeof(Logs)] = true;

    /// <summary>The same where no line would be written anyway.</summary>
    public static void CountFromMemory(string kind)
    {
        if (FromMemory.Enabled)
            FromMemory.Add(1, new KeyValuePair<string, object?>("kind", kind));
    }

    /// <summary>The server's own scopes name the path and the connection of every line.</summary>
    private sealed class WithoutPersonalData : ILogEventEnricher
    {
        private static readonly string[] Names = ["RequestPath", "ConnectionId", "RequestId", "QueryString", "RemoteIpAddress"];

        public void Enrich(LogEvent logEvent, ILogEventPropertyFactory propertyFactory)
        {
            foreach (var name in Names)
                logEvent.RemovePropertyIfPresent(name);
        }
    }
}
