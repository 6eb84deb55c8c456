using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Commentary.Tests.Fixture;
using Microsoft.Data.Sqlite;

namespace Commentary.Tests.Admin;

/// <summary>What readers, editors and the operator are told while the database is away, and that it passes.</summary>
public sealed class DatabaseAwayTests : IAsyncLifetime
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;
    private readonly ImpatientNewsroom newsroom = new();
    private Browser editor = null!;
    private int article;

    async ValueTask IAsyncLifetime.InitializeAsync()
    {
        await ((IAsyncLifetime)newsroom).InitializeAsync();
        article = await Some.Article(newsroom, "Panne");
        editor = await newsroom.SignedIn();
        editor.Client.With("Sec-Fetch-Site", "same-origin");
    }

    public async ValueTask DisposeAsync()
    {
        editor.Dispose();
        await newsroom.DisposeAsync();
    }

    private string Database => Path.Combine(newsroom.Data, "commentary.db");
    private string Desk => $"/admin/articles/edit/{article}";

    private async Task<Dictionary<string, string>> Typed()
    {
        var fields = Browser.Fields(await editor.Open(Desk), "[name='Save.French.Neutral']");
        fields["Save.French.Neutral"] = "Une heure de travail.";
        return fields;
    }

    [Fact]
    public async Task While_it_is_away_each_is_told_so_and_when_it_is_back_all_goes_on()
    {
        var reader = newsroom.Reader();
        (await reader.Ask("/fr/articles/panne")).Status().Should().Be(200);
        (await Looking.Soon(async () => (await (await reader.Ask("/fr/recherche?q=panne")).Text()).Contains("/fr/articles/panne")))
            .Should()
            .BeTrue();
        (await reader.Ask("/health/ready")).Status().Should().Be(200);
        var typed = await Typed();
        File.Move(Database, Database + ".away");

        foreach (var address in new[] { "/fr/archives", "/en/archive", "/fr/recherche?q=panne", "/fr/feed.xml", "/sitemap.xml", Desk })
        {
            using var away = await (address == Desk ? editor.Client : reader).Ask(address);
            away.Status().Should().Be(503, "of {0}", address);
            away.Headers.RetryAfter!.Delta.Should().NotBeNull();
            var page = await away.Html();
            page.QuerySelector("h1")!.TextContent.Should().BeOneOf("Un moment, s’il vous plaît.", "One moment, please.");
            page.QuerySelector("header a[href='/fr'], header a[href='/en']").Should().NotBeNull("it is in the clothes of the site");
        }
        (await reader.Ask("/fr/articles/panne")).Status().Should().Be(200, "what was shown is kept");
        (await Looking.Soon(async () => (await reader.Ask("/health/ready")).Status() == 503)).Should().BeTrue();
        (await reader.Ask("/health/live")).Status().Should().Be(200);
        using var kept = await editor.Post(Desk, typed);
        kept.Status().Should().Be(503);
        kept.Headers.RetryAfter.Should().NotBeNull();
        var held = await kept.Html();
        held.QuerySelector("[role=alert]")!.TextContent.Should().Contain("The database is not answering");
        var again = Browser.Fields(held, "[name='Save.French.Neutral']");
        foreach (var (name, value) in typed.Where(field => !field.Key.StartsWith("__", StringComparison.Ordinal)))
            again[name].ReplaceLineEndings().Should().Be(value.ReplaceLineEndings(), "of {0}", name);

        File.Move(Database + ".away", Database);

        (await reader.Ask("/fr/archives")).Status().Should().Be(200);
        (await reader.Ask("/fr/recherche?q=panne")).Status().Should().Be(200);
        (await Looking.Soon(async () => (await reader.Ask("/health/ready")).Status() == 200)).Should().BeTrue();
        using var sent = await editor.Post(Desk, again);
        sent.Status().Should().Be(302);
        (await newsroom.Open(article)).French.Text.Neutral.Should().Be("Une heure de travail.");
    }

    /// <summary>Everything that has the file open goes on to read and write it as if nothing had happened.</summary>
    [Fact]
    public async Task A_file_that_was_deleted_takes_no_save_and_one_that_is_put_back_takes_the_next()
    {
        var typed = await Typed();
        SqliteConnection.ClearAllPools();
        var copy = Path.Combine(newsroom.Data, "copy");
        await using (var source = new SqliteConnection(newsroom.Connection))
        await using (var target = new SqliteConnection($"Data Source={copy};Pooling=False"))
        {
            await source.OpenAsync(Stop);
            await target.OpenAsync(Stop);
            source.BackupDatabase(target);
        }
        await Typed();
        foreach (var file in Directory.EnumerateFiles(newsroom.Data, "commentary.db*"))
            File.Delete(file);

        using var refused = await editor.Post(Desk, typed);

        refused.Status().Should().Be(503);
        (await refused.Html())
            .QuerySelector<IHtmlTextAreaElement>("textarea[name='Save.French.Neutral']")!
            .Value.Should()
            .Be("Une heure de travail.");
        File.Exists(Database).Should().BeFalse("an empty one would look like a newsroom without a word in it");
        File.Move(copy, Database);
        using var saved = await editor.Post(Desk, typed);
        saved.Status().Should().Be(302);
        (await newsroom.Open(article)).French.Text.Neutral.Should().Be("Une heure de travail.");
    }

    /// <summary>A save is under way when the file goes: it is written, and not acknowledged.</summary>
    [Fact]
    public async Task A_file_that_is_deleted_during_a_save_leaves_it_unacknowledged()
    {
        var saving = () =>
            newsroom.Look(async db =>
            {
                await using var transaction = await db.Database.BeginTransactionAsync(Stop);
                db.Topics.Add(new());
                await db.SaveChangesAsync(Stop);
                File.Delete(Database);
                await transaction.CommitAsync(Stop);
                return true;
            });

        (await saving.Should().ThrowAsync<SqliteException>()).Which.SqliteExtendedErrorCode.Should().Be(1032);
    }

    [Fact]
    public async Task A_database_that_can_be_read_and_not_written_is_not_ready()
    {
        var reader = newsroom.Reader();
        await using var somebody = new SqliteConnection(newsroom.Connection);
        await somebody.OpenAsync(Stop);
        await using (somebody.BeginTransaction())
            (await Looking.Soon(async () => (await reader.Ask("/health/ready")).Status() == 503)).Should().BeTrue();
        (await Looking.Soon(async () => (await reader.Ask("/health/ready")).Status() == 200)).Should().BeTrue();
    }
}
