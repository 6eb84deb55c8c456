using Commentary.Application.Data;
using Commentary.Database.Dialects;
using Commentary.Database.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Commentary.Database;

/// <summary>Brings the database to the model of this build, by migrations; makes it when it is not there.</summary>
public class MigrateDatabase(CommentaryDb db)
{
    public async Task Run(CancellationToken stop)
    {
        if (db is SqliteCommentaryDb && Path.GetDirectoryName(db.Database.GetDbConnection().DataSource) is { Length: > 0 } folder)
            Directory.CreateDirectory(folder);
        // Two nodes, or a site and a command, may start at the same moment: EF Core takes a lock in the database while it migrates.
        await db.Database.MigrateAsync(stop);
        if (db is SqliteCommentaryDb)
            await db.UseWriteAheadLog(stop);
    }
}
