using System.Text.Json;
using Commentary.Application.Data;
using Commentary.Application.Redirects;
using Microsoft.EntityFrameworkCore;

namespace Commentary.Database.Dialects;

/// <summary>
/// Adds a batch of counts in a statement or two, whatever its size: a row each would cost as much as the answers that are counted.
/// </summary>
internal static class HitAdding
{
#pragma warning disable RS0030 // This folder is where hand-written SQL stands.
    public static Task AddOnSqlite(this CommentaryDb db, DateOnly day, IReadOnlyList<CountHits.Hits> hits, CancellationToken stop)
    {
        var rows = JsonSerializer.Serialize(hits);
        return db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO "RedirectHits" ("RedirectId", "Day", "People", "Robots")
            SELECT json_extract(value, '$.RedirectId'), {day}, json_extract(value, '$.People'), json_extract(value, '$.Robots')
            FROM json_each({rows}) WHERE true
            ON CONFLICT ("RedirectId", "Day") DO UPDATE SET "People" = "People" + excluded."People", "Robots" = "Robots" + excluded."Robots"
            """,
            stop
        );
    }

    /// <summary>
    /// The rows that are there, then those that are not. Both look under one lock: what another node added in between would be neither, and its
    /// batch or ours be lost.
    /// </summary>
    public static async Task AddOnSqlServer(this CommentaryDb db, DateOnly day, IReadOnlyList<CountHits.Hits> hits, CancellationToken stop)
    {
        var rows = JsonSerializer.Serialize(hits);
        await db.Database.ExecuteSqlAsync(
            $"""
            UPDATE h SET [People] = h.[People] + n.[People], [Robots] = h.[Robots] + n.[Robots]
            FROM [RedirectHits] h WITH (UPDLOCK, HOLDLOCK) JOIN OPENJSON({rows}) WITH ([RedirectId] int, [People] int, [Robots] int) n ON n.[RedirectId] = h.[RedirectId]
            WHERE h.[Day] = {day}
            """,
            stop
        );
        await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO [RedirectHits] ([RedirectId], [Day], [People], [Robots])
            SELECT n.[RedirectId], {day}, n.[People], n.[Robots]
            FROM OPENJSON({rows}) WITH ([RedirectId] int, [People] int, [Robots] int) n
            WHERE NOT EXISTS (SELECT 1 FROM [RedirectHits] h WITH (UPDLOCK, HOLDLOCK) WHERE h.[RedirectId] = n.[RedirectId] AND h.[Day] = {day})
            """,
            stop
        );
    }
#pragma warning restore RS0030
}
