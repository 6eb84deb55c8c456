using Commentary.Application.Data;
using Commentary.Application.Press;
using Commentary.Database.Dialects;
using Commentary.Database.Sqlite;
using Commentary.Database.SqlServer;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Commentary.Database;

public static class DatabaseServices
{
    /// <param name="dataFolder">Where the SQLite file is kept, unless a connection string says otherwise.</param>
    public static IServiceCollection AddDatabase(this IServiceCollection services, DatabaseOptions options, string dataFolder)
    {
        ArgumentNullException.ThrowIfNull(options);
        services.AddScoped<MigrateDatabase>();
        services.AddScoped<DatabaseProbe>();
        return options.Provider is Provider.SqlServer ? services.AddSqlServer(options) : services.AddSqlite(options, dataFolder);
    }

    private static IServiceCollection AddSqlite(this IServiceCollection services, DatabaseOptions options, string dataFolder)
    {
        var file =
            options.ConnectionString.Length > 0
                ? new SqliteConnectionStringBuilder(options.ConnectionString)
                : new() { DataSource = Path.Combine(dataFolder, "commentary.db"), ForeignKeys = true };
        // Made at the start and never later: an empty file in the place of one that went missing would look like a site without a word in it.
        if (file.Mode is SqliteOpenMode.ReadWriteCreate)
            file.Mode = SqliteOpenMode.ReadWrite;
        var connection = file.ToString();
        services.AddDbContext<CommentaryDb, SqliteCommentaryDb>(Use, optionsLifetime: ServiceLifetime.Singleton);
        services.AddDbContext<PressDb, SqlitePressDb>(Use, optionsLifetime: ServiceLifetime.Singleton);
        services.AddDataProtection().SetApplicationName("Commentary").PersistKeysToDbContext<SqliteCommentaryDb>();
        return services;

        void Use(DbContextOptionsBuilder db) => db.UseSqlite(connection).AddInterceptors(new MovedFile());
    }

    private static IServiceCollection AddSqlServer(this IServiceCollection services, DatabaseOptions options)
    {
        if (options.ConnectionString.Length == 0)
            throw new InvalidOperationException("Database:ConnectionString must be set when Database:Provider is SqlServer.");
        var connection = new SqlConnectionStringBuilder(options.ConnectionString);
        if (options.Password.Length > 0)
            connection.Password = options.Password;
        // Its pool would go on refusing for up to a minute after the server is back.
        connection.PoolBlockingPeriod = PoolBlockingPeriod.NeverBlock;
        services.AddDbContext<CommentaryDb, SqlServerCommentaryDb>(Use, optionsLifetime: ServiceLifetime.Singleton);
        services.AddDbContext<PressDb, SqlServerPressDb>(Use, optionsLifetime: ServiceLifetime.Singleton);
        services.AddDataProtection().SetApplicationName("Commentary").PersistKeysToDbContext<SqlServerCommentaryDb>();
        return services;

        void Use(DbContextOptionsBuilder db) =>
            db.UseSqlServer(
                connection.ToString(),
                server =>
                {
                    // Whoever waits learns within a second that the server is back, or is told soon that it is not.
                    server.EnableRetryOnFailure(maxRetryCount: 4, maxRetryDelay: TimeSpan.FromSeconds(1), errorNumbersToAdd: null);
                    if (options.MaxBatchSize is { } most)
                        server.MaxBatchSize(most);
                }
            );
    }
}
