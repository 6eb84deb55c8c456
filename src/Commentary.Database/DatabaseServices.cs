using Commentary.Application.Data;
using Commentary.Application.Press;
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
        return options.Provider is Provider.SqlServer ? services.AddSqlServer(options) : services.AddSqlite(options, dataFolder);
    }

    private static IServiceCollection AddSqlite(this IServiceCollection services, DatabaseOptions options, string dataFolder)
    {
        var connection = options.ConnectionString;
        if (connection.Length == 0)
            connection = new SqliteConnectionStringBuilder
            {
                DataSource = Path.Combine(dataFolder, "commentary.db"),
                ForeignKeys = true,
            }.ToString();
        services.AddDbContext<CommentaryDb, SqliteCommentaryDb>(db => db.UseSqlite(connection), optionsLifetime: ServiceLifetime.Singleton);
        services.AddDbContext<PressDb, SqlitePressDb>(db => db.UseSqlite(connection), optionsLifetime: ServiceLifetime.Singleton);
        services.AddDataProtection().SetApplicationName("Commentary").PersistKeysToDbContext<SqliteCommentaryDb>();
        return services;
    }

    private static IServiceCollection AddSqlServer(this IServiceCollection services, DatabaseOptions options)
    {
        if (options.ConnectionString.Length == 0)
            throw new InvalidOperationException("Database:ConnectionString must be set when Database:Provider is SqlServer.");
        var connection = new SqlConnectionStringBuilder(options.ConnectionString);
        if (options.Password.Length > 0)
            connection.Password = options.Password;
        services.AddDbContext<CommentaryDb, SqlServerCommentaryDb>(Use, optionsLifetime: ServiceLifetime.Singleton);
        services.AddDbContext<PressDb, SqlServerPressDb>(Use, optionsLifetime: ServiceLifetime.Singleton);
        services.AddDataProtection().SetApplicationName("Commentary").PersistKeysToDbContext<SqlServerCommentaryDb>();
        return services;

        void Use(DbContextOptionsBuilder db) =>
            db.UseSqlServer(
                connection.ToString(),
                server =>
                {
                    server.EnableRetryOnFailure();
                    if (options.MaxBatchSize is { } most)
                        server.MaxBatchSize(most);
                }
            );
    }
}
