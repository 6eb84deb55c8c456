using System.Text.Json;
using Commentary.Application.Data;
using Commentary.Application.Readers;
using Commentary.Text.Languages;
using Microsoft.EntityFrameworkCore;

namespace Commentary.Database.Dialects;

/// <summary>Adds a batch of readings to the counts that are there, as <see cref="HitAdding"/> does with those of rules.</summary>
internal static class ReadingAdding
{
    private static string Rows(IReadOnlyList<CountReadings.Counted> counted) =>
        JsonSerializer.Serialize(
            counted.Select(c => new
            {
                c.Day,
                c.ArticleId,
                Language = c.Language.Code(),
                c.People,
                c.Robots,
            })
        );

#pragma warning disable RS0030 // This folder is where hand-written SQL stands.
    public static Task AddOnSqlite(this CommentaryDb db, IReadOnlyList<CountReadings.Counted> counted, CancellationToken stop)
    {
        var rows = Rows(counted);
        return db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO "Readings" ("Day", "ArticleId", "Language", "People", "Robots")
            SELECT json_extract(value, '$.Day'), json_extract(value, '$.ArticleId'), json_extract(value, '$.Language'),
              json_extract(value, '$.People'), json_extract(value, '$.Robots')
            FROM json_each({rows}) WHERE true
            ON CONFLICT ("Day", "ArticleId", "Language")
              DO UPDATE SET "People" = "People" + excluded."People", "Robots" = "Robots" + excluded."Robots"
            """,
            stop
        );
    }

    /// <summary>
    /// The rows that are there, then those that are not. Both look under one lock: what another node added in between would be neither, and its
    /// batch or ours be lost.
    /// </summary>
    public static async Task AddOnSqlServer(this CommentaryDb db, IReadOnlyList<CountReadings.Counted> counted, CancellationToken stop)
    {
        var rows = Rows(counted);
        await db.Database.ExecuteSqlAsync(
            $"""
            UPDATE r SET [People] = r.[People] + n.[People], [Robots] = r.[Robots] + n.[Robots]
            FROM [Readings] r WITH (UPDLOCK, HOLDLOCK)
            JOIN OPENJSON({rows}) WITH ([Day] date, [ArticleId] int, [Language] varchar(2), [People] int, [Robots] int) n
              ON n.[Day] = r.[Day] AND n.[ArticleId] = r.[ArticleId] AND n.[Language] = r.[Language]
            """,
            stop
        );
        await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO [Readings] ([Day], [ArticleId], [Language], [People], [Robots])
            SELECT n.[Day], n.[ArticleId], n.[Language], n.[People], n.[Robots]
            FROM OPENJSON({rows}) WITH ([Day] date, [ArticleId] int, [Language] varchar(2), [People] int, [Robots] int) n
            WHERE NOT EXISTS (SELECT 1 FROM [Readings] r WITH (UPDLOCK, HOLDLOCK)
              WHERE r.[Day] = n.[Day] AND r.[ArticleId] = n.[ArticleId] AND r.[Language] = n.[Language])
            """,
            stop
        );
    }
#pragma warning restore RS0030
}
