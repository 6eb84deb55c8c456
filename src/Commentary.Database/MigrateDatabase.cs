using Commentary.Application;
using Commentary.Application.Data;
using Commentary.Database.Dialects;
using Commentary.Database.Sqlite;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.Options;

namespace Commentary.Database;

/// <summary>What the operator is told while the database is brought up to date.</summary>
public enum MigrationNotice
{
    /// <summary>Another process is at it; it is waited for.</summary>
    Waiting,

    /// <summary>A process was killed at it; its work is done again.</summary>
    Interrupted,
}

/// <summary>
/// Brings the database to the model of this build, by migrations; makes it when it is not there, with the first key that protects cookies. Two
/// nodes, or a site and a command, may start at the same moment: one does it, the others wait. Where there is nothing to do, nothing is locked.
/// </summary>
public class MigrateDatabase(CommentaryDb db, IKeyManager keys, IOptions<KeyManagementOptions> keyOptions, TimeProvider clock)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    /// <param name="tell">Told at once, while what it says goes on.</param>
    public Task Run(Action<MigrationNotice> tell, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(tell);
        return db is SqliteCommentaryDb ? OnSqlite(tell, stop) : OnSqlServer(stop);
    }

    /// <summary>
    /// EF Core’s own lock on SQLite is a row, which outlives a process that is killed, and is then waited for without end (efcore#38958). So a
    /// lock of the operating system stands around it: whoever has that one knows that a row is a dead process’s.
    /// </summary>
    private async Task OnSqlite(Action<MigrationNotice> tell, CancellationToken stop)
    {
        var file = Path.GetFullPath(db.Database.GetDbConnection().DataSource);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        if (!await IsDone(stop))
        {
            using var alone = await Alone(file + ".lock", tell, stop);
            if (!File.Exists(file))
                await File.Create(file).DisposeAsync();
            // Readers do not wait for the writer, nor the writer for readers: those who wait for this lock look whether it is done.
            await db.UseWriteAheadLog(stop);
            if (await IsPending(stop))
            {
                if (await db.ClearMigrationLock(stop))
                    tell(MigrationNotice.Interrupted);
                await db.Database.MigrateAsync(stop);
            }
            MakeFirstKey();
        }
        // Again where it was done long ago: a copy that was put back may have left it out.
        await db.UseWriteAheadLog(stop);
    }

    /// <summary>The server’s own locks end with the connection of whoever took them.</summary>
    private async Task OnSqlServer(CancellationToken stop)
    {
        if (await IsDone(stop))
            return;
        await db.Database.MigrateAsync(stop);
        await db.Database.OpenConnectionAsync(stop);
        await using (await db.GetService<IHistoryRepository>().AcquireDatabaseLockAsync(stop))
            MakeFirstKey();
        await db.Database.CloseConnectionAsync();
    }

    private static async Task<ProcessLock> Alone(string path, Action<MigrationNotice> tell, CancellationToken stop)
    {
        for (var isTold = false; ; await Task.Delay(Pause, stop))
        {
            if (ProcessLock.TryTake(path) is { } alone)
                return alone;
            if (!isTold)
                tell(MigrationNotice.Waiting);
            isTold = true;
        }
    }

    private async Task<bool> IsDone(CancellationToken stop) => !await IsPending(stop) && HasKey();

    private async Task<bool> IsPending(CancellationToken stop) => (await db.Database.GetPendingMigrationsAsync(stop)).Any();

    private bool HasKey()
    {
        var now = clock.GetUtcNow();
        return keys.GetAllKeys().Any(key => !key.IsRevoked && key.ActivationDate <= now && now < key.ExpirationDate);
    }

    /// <summary>
    /// Nodes that each made one would not know the other's until the next day: who signed in on one would be nobody on the other. Later keys
    /// are made two days before they are used, when every node has read them.
    /// </summary>
    private void MakeFirstKey()
    {
        if (!HasKey())
            keys.CreateNewKey(clock.GetUtcNow(), clock.GetUtcNow() + keyOptions.Value.NewKeyLifetime);
    }
}
