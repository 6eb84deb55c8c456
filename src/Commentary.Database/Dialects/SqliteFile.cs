using Commentary.Application.Data;
using Microsoft.EntityFrameworkCore;

namespace Commentary.Database.Dialects;

/// <summary>What a SQLite file is told once; SQL Server's counterparts are its operator's.</summary>
internal static class SqliteFile
{
#pragma warning disable RS0030 // This folder is where hand-written SQL stands.
    /// <summary>Write-ahead logging, kept in the file: readers do not wait for the writer, nor the writer for readers.</summary>
    public static Task UseWriteAheadLog(this CommentaryDb db, CancellationToken stop) =>
        db.Database.ExecuteSqlRawAsync("PRAGMA journal_mode = WAL;", stop);

    /// <summary>Takes away the row that a killed process left. Only for whoever knows that no other migrates now.</summary>
    /// <returns>Whether there was one.</returns>
    public static async Task<bool> ClearMigrationLock(this CommentaryDb db, CancellationToken stop)
    {
        var tables = db.Database.SqlQueryRaw<int>(
            "SELECT COUNT(*) AS \"Value\" FROM sqlite_master WHERE type = 'table' AND name = '__EFMigrationsLock'"
        );
        return await tables.SingleAsync(stop) > 0 && await db.Database.ExecuteSqlRawAsync("DELETE FROM \"__EFMigrationsLock\"", stop) > 0;
    }
#pragma warning restore RS0030
}
