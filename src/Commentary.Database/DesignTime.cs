using Commentary.Database.Sqlite;
using Commentary.Database.SqlServer;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace Commentary.Database;

/// <summary>How <c>dotnet ef</c> makes the contexts: no server is needed to add a migration or to write a script.</summary>
public class SqliteDesign : IDesignTimeDbContextFactory<SqliteCommentaryDb>
{
    public SqliteCommentaryDb CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<SqliteCommentaryDb>().UseSqlite("Data Source=design.db").Options);
}

/// <inheritdoc cref="SqliteDesign"/>
public class SqlServerDesign : IDesignTimeDbContextFactory<SqlServerCommentaryDb>
{
    public SqlServerCommentaryDb CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<SqlServerCommentaryDb>().UseSqlServer("Server=design;Database=Commentary").Options);
}
