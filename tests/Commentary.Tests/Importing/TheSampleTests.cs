using Commentary.Application.Importing;
using Commentary.Application.Model;
using Commentary.Tests.Fixture;
using Commentary.Text.Languages;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Commentary.Tests.Importing;

/// <summary>The team's own piece goes in.</summary>
public class TheSampleTests(Building building) : IClassFixture<Building>
{
    private Task<ImportManuscript.Result> Sample() => building.As.Author.Send(Pieces.File(Some.Sample, "openai-recrute.txt"));

    [Fact]
    public async Task It_becomes_one_article_with_a_French_edition_titled_by_the_first_sentence_of_its_teaser()
    {
        var made = await Sample();

        made.Language.Should().Be(Language.French);
        made.Slug.Should().MatchRegex("^openai-recrute-4-ingenieurs-stars-de-tesla");
        made.Title.Should().StartWith("OpenAI recrute 4 ingénieurs stars de Tesla, xAI et Meta");
        made.Title.Should().NotContain("🚀").And.NotContain("La guerre").And.NotContain("#");
        var articles = await building.Look(db => db.Articles.CountAsync());
        articles.Should().Be(1);
        var editions = await building.Look(db =>
            db.Editions.Where(e => e.ArticleId == made.ArticleId).Select(e => e.Language).ToListAsync()
        );
        editions.Should().Equal(Language.French);
    }

    [Fact]
    public async Task The_summary_and_the_four_viewpoints_are_rows_in_tables_of_their_own()
    {
        var made = await Sample();

        (await Rows($"SELECT COUNT(*) FROM Summaries s JOIN Editions e ON e.Id = s.EditionId WHERE e.ArticleId = {made.ArticleId}"))
            .Should()
            .Equal("1");
        (
            await Rows(
                "SELECT Viewpoint || ' ' || ((LENGTH(Markdown) - LENGTH(REPLACE(Markdown, char(10) || char(10), '')) + 2) / 2) FROM ViewpointSections v "
                    + $"JOIN Editions e ON e.Id = v.EditionId WHERE e.ArticleId = {made.ArticleId} ORDER BY v.Id"
            )
        )
            .Should()
            .Equal("Neutral 4", "Example 4", "Optimistic 5", "Pessimistic 5");
        (await Rows($"SELECT Url FROM SourceLinks WHERE ArticleId = {made.ArticleId}"))
            .Should()
            .Equal("https://www.wired.com/story/openai-new-hires-scaling/");
    }

    [Fact]
    public async Task Every_part_begins_and_ends_with_its_own_words()
    {
        var text = (await building.Open((await Sample()).ArticleId)).French.Text;

        text.Teaser.Should().StartWith("OpenAI recrute 4").And.EndWith("#IA #Tech");
        text.Summary.Should().StartWith("OpenAI vient de recruter quatre").And.EndWith("changent d’équipe.");
        text.Neutral.Should().StartWith("Cette vague de recrutements");
        text.Example.Should().StartWith("Imaginez que vous dirigez une équipe de cuisine");
        text.Optimistic.Should().NotBeEmpty().And.NotContain("Point de vue");
        text.Pessimistic.Should().NotBeEmpty().And.NotContain("Point de vue");
    }

    [Fact]
    public async Task The_forwarding_words_of_the_old_site_are_nowhere()
    {
        await Sample();

        foreach (var table in (await Rows("SELECT name FROM sqlite_master WHERE type = 'table'")))
        foreach (var column in await Rows($"SELECT name FROM pragma_table_info('{table}') WHERE type = 'TEXT'"))
            (
                await Rows(
                    $"SELECT \"{column}\" FROM \"{table}\" WHERE \"{column}\" LIKE '%Redirection en cours%' OR \"{column}\" LIKE '%cliquez ici%'"
                )
            )
                .Should()
                .BeEmpty("{0}.{1} holds what the team wrote", table, column);
    }

    [Fact]
    public async Task Its_hashtags_name_the_topics_in_both_languages()
    {
        var made = await Sample();

        var topics = await building.Look(async db =>
            (await db.Editions.Include(e => e.Topics).ThenInclude(t => t.Topic.Names).SingleAsync(e => e.ArticleId == made.ArticleId))
                .Topics.OrderBy(t => t.Place)
                .Select(t => t.Topic)
                .ToList()
        );
        topics.Select(t => t.Name(Language.French).Name).Should().Equal("IA", "Tech");
        topics.Select(t => t.Name(Language.English).Name).Should().Equal("AI", "Tech");
    }

    [Fact]
    public async Task The_same_file_again_changes_nothing()
    {
        var first = await Sample();
        var before = await Counts();

        var again = await Sample();

        again.Outcome.Should().Be(ImportManuscript.Outcome.Unchanged);
        (again.ArticleId, again.Version).Should().Be((first.ArticleId, first.Version));
        (await Counts()).Should().Equal(before);
    }

    private async Task<List<int>> Counts() =>
        [
            await building.Look(db => db.Articles.CountAsync()),
            await building.Look(db => db.Editions.CountAsync()),
            await building.Look(db => db.Revisions.CountAsync()),
            await building.Look(db => db.ImportedFiles.CountAsync()),
            await building.Look(db => db.Set<EditorNote>().CountAsync()),
        ];

    /// <summary>The file as another program sees it.</summary>
    private async Task<List<string>> Rows(string sql)
    {
        await using var connection = new SqliteConnection($"Data Source={Path.Combine(building.Data, "commentary.db")};Mode=ReadOnly");
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The statements are this file's own.
        command.CommandText = sql;
#pragma warning restore CA2100
        await using var reader = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
        List<string> rows = [];
        while (await reader.ReadAsync(TestContext.Current.CancellationToken))
            rows.Add(reader.GetValue(0).ToString()!);
        return rows;
    }
}
