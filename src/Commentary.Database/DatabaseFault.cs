using System.Data.Common;
using System.Text.RegularExpressions;
using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Commentary.Database;

/// <summary>Tells a database that is away from a statement that is wrong: the first passes, the second is a fault of ours and is called one.</summary>
public static class DatabaseFault
{
    /// <summary>SQLITE_ERROR, _TOOBIG, _CONSTRAINT, _MISMATCH, _MISUSE and _RANGE (sqlite.org/rescode.html).</summary>
    private static readonly int[] WrongOnSqlite = [1, 18, 19, 20, 21, 25];

    /// <summary>Syntax, names that are not there, no value, constraints, duplicates, too long (sys.messages).</summary>
    private static readonly int[] WrongOnSqlServer = [102, 156, 207, 208, 515, 547, 2601, 2627, 2628, 8152];

    /// <summary>Whether the database is locked, too slow, unreachable or unreadable, whichever provider says it and however often it was tried.</summary>
    public static bool IsOutage(Exception? fault) =>
        fault switch
        {
            SqliteException error => !WrongOnSqlite.Contains(error.SqliteErrorCode),
            SqlException error => !WrongOnSqlServer.Contains(error.Number),
            DbUpdateException => IsOutage(fault.InnerException),
            RegexMatchTimeoutException => false,
            _ => fault is DbException or TimeoutException or RetryLimitExceededException,
        };
}
