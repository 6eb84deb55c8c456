using Commentary.Application.Data;
using Commentary.Database;
using Commentary.Database.SqlServer;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace Commentary.Tests.House;

/// <summary>What can be shown of SQL Server without one: its migrations are whole, its script is Transact-SQL, its keys fit.</summary>
public class ModelTests
{
    private static readonly CommentaryDb Sqlite = new SqliteDesign().CreateDbContext([]);
    private static readonly CommentaryDb SqlServer = new SqlServerDesign().CreateDbContext([]);

    [Fact]
    public void Every_change_of_the_model_has_a_migration_on_sqlite() =>
        Sqlite.Database.HasPendingModelChanges().Should().BeFalse("scripts/baseline remakes it");

    [Fact]
    public void Every_change_of_the_model_has_a_migration_on_sql_server() =>
        SqlServer.Database.HasPendingModelChanges().Should().BeFalse("scripts/baseline remakes it");

    [Fact]
    public void The_script_for_sql_server_is_transact_sql()
    {
        var script = SqlServer.GetService<IMigrator>().GenerateScript(options: MigrationsSqlGenerationOptions.Idempotent);

        var parsed = new TSql160Parser(initialQuotedIdentifiers: true).Parse(new StringReader(script), out var errors);

        errors.Select(e => $"{e.Line}: {e.Message}").Should().BeEmpty();
        var statements = new Statements();
        parsed.Accept(statements);
        statements
            .Tables.Should()
            .Contain(["Articles", "Editions", "Summaries", "ViewpointSections", "Publications", "LiveEditions", "Changes", "Redirects"]);
        statements.Refused.Should().BeEmpty("backup, full-text and ALTER DATABASE are the operator's");
    }

    [Fact]
    public void Keys_and_indexes_fit_sql_server()
    {
        foreach (var type in SqlServer.GetService<IDesignTimeModel>().Model.GetEntityTypes())
        {
            foreach (var key in type.GetKeys())
                Bytes(key.Properties).Should().BeLessThanOrEqualTo(900, $"the key of {type.DisplayName()} is clustered");
            foreach (var index in type.GetIndexes())
                Bytes(index.Properties).Should().BeLessThanOrEqualTo(1700, $"{index.DisplayName()} of {type.DisplayName()}");
        }
    }

    [Theory]
    [InlineData("Editions", "Slug")]
    [InlineData("LiveEditions", "Slug")]
    [InlineData("Publications", "Slug")]
    [InlineData("PublicationTopics", "Slug")]
    [InlineData("TopicNames", "Slug")]
    [InlineData("TopicNames", "HashtagKey")]
    [InlineData("Redirects", "Path")]
    [InlineData("Redirects", "TargetPath")]
    public void Slugs_and_paths_differ_when_one_byte_does(string table, string column)
    {
        var found = SqlServer.GetService<IDesignTimeModel>().Model.GetRelationalModel().FindTable(table, null)!.FindColumn(column)!;

        found.Collation.Should().Be("Latin1_General_BIN2", "the server's own collation takes é for e, and A for a");
    }

    [Fact]
    public void Changes_are_read_in_the_order_of_their_commits_on_sql_server()
    {
        using var press = new SqlServerPressDb(new DbContextOptionsBuilder<SqlServerPressDb>().UseSqlServer("Server=design").Options);

        var sql = press.ChangesAfter(new(5, 7)).Take(10).ToQueryString();

        sql.Should().Contain("MIN_ACTIVE_ROWVERSION()", "a stamp below an open transaction's may still be followed by a lower one");
        sql.Should().MatchRegex(@"ORDER BY \[\w+\]\.\[Stamp\], \[\w+\]\.\[Id\]");
        new TSql160Parser(initialQuotedIdentifiers: true).Parse(new StringReader(sql), out var errors);
        errors.Should().BeEmpty();
    }

    [Fact]
    public void Both_databases_have_the_same_tables_and_columns()
    {
        Columns(SqlServer).Except(["Changes.Stamp"]).Should().BeEquivalentTo(Columns(Sqlite));

        static IEnumerable<string> Columns(CommentaryDb db) =>
            db.GetService<IDesignTimeModel>()
                .Model.GetRelationalModel()
                .Tables.SelectMany(t => t.Columns.Select(c => $"{t.Name}.{c.Name}"));
    }

    private static int Bytes(IEnumerable<IProperty> properties) =>
        properties.Sum(property =>
        {
            var clr = property.GetProviderClrType() ?? property.GetTypeMapping().Converter?.ProviderClrType ?? property.ClrType;
            return clr == typeof(string) ? (property.GetMaxLength() ?? 10_000) * (property.IsUnicode() == false ? 1 : 2)
                : clr == typeof(byte[]) ? property.GetMaxLength() ?? 8
                : 10;
        });

    private sealed class Statements : TSqlFragmentVisitor
    {
        public List<string> Tables { get; } = [];
        public List<string> Refused { get; } = [];

        public override void Visit(CreateTableStatement node) => Tables.Add(node.SchemaObjectName.BaseIdentifier.Value);

        public override void Visit(AlterDatabaseStatement node) => Refused.Add("ALTER DATABASE");

        public override void Visit(MergeStatement node) => Refused.Add("MERGE");

        public override void Visit(CreateFullTextIndexStatement node) => Refused.Add("FULLTEXT");

        public override void Visit(AlterTableDropTableElementStatement node) => Refused.Add("DROP COLUMN");

        public override void Visit(AlterTableAlterColumnStatement node) => Refused.Add("ALTER COLUMN");
    }
}
