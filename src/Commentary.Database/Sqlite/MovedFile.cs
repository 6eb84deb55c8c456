using System.Data.Common;
using System.Runtime.InteropServices;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using SQLitePCL;

namespace Commentary.Database.Sqlite;

/// <summary>
/// A file that is deleted, moved or replaced under a running site goes on to be read and written by whoever has it open, and all that is written
/// goes with it. So SQLite is asked whether its file still has its name: before a connection is used, which is then opened anew, and after each
/// commit, which is then not acknowledged.
/// </summary>
internal sealed class MovedFile : IDbConnectionInterceptor, IDbTransactionInterceptor
{
    /// <summary>SQLITE_FCNTL_HAS_MOVED (sqlite.org/c3ref/c_fcntl_begin_atomic_write.html).</summary>
    private const int HasMovedCode = 20;

    /// <summary>SQLITE_READONLY and SQLITE_READONLY_DBMOVED (sqlite.org/rescode.html).</summary>
    private const int ReadOnly = 8;
    private const int ReadOnlyMoved = 1032;

    public void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) => OpenAnew(connection);

    public Task ConnectionOpenedAsync(
        DbConnection connection,
        ConnectionEndEventData eventData,
        CancellationToken cancellationToken = default
    )
    {
        OpenAnew(connection);
        return Task.CompletedTask;
    }

    public void TransactionCommitted(DbTransaction transaction, TransactionEndEventData eventData) => Refuse(eventData);

    public Task TransactionCommittedAsync(
        DbTransaction transaction,
        TransactionEndEventData eventData,
        CancellationToken cancellationToken = default
    )
    {
        Refuse(eventData);
        return Task.CompletedTask;
    }

    /// <summary>The file that is there now; that there is none is a refusal like any other.</summary>
    private static void OpenAnew(DbConnection connection)
    {
        if (connection is not SqliteConnection file || !HasMoved(file))
            return;
        // Those in use now are thrown away when they are given back.
        SqliteConnection.ClearPool(file);
        file.Close();
        file.Open();
    }

    private static void Refuse(TransactionEndEventData committed)
    {
        if (committed.Context?.Database.GetDbConnection() is SqliteConnection file && HasMoved(file))
            throw new SqliteException("The file of the database was moved or deleted while it was written to.", ReadOnly, ReadOnlyMoved);
    }

    /// <summary>False where the operating system keeps an open file from being moved, as Windows does.</summary>
    private static bool HasMoved(SqliteConnection file) =>
        FileControl(file.Handle!, IntPtr.Zero, HasMovedCode, out var hasMoved) == raw.SQLITE_OK && hasMoved != 0;

    [DllImport("e_sqlite3", EntryPoint = "sqlite3_file_control")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.AssemblyDirectory | DllImportSearchPath.SafeDirectories)]
    private static extern int FileControl(sqlite3 database, IntPtr name, int code, out int answer);
}
