using System.Text.Json;
using Commentary.Application.Data;
using Commentary.Application.Model;
using Microsoft.EntityFrameworkCore;

namespace Commentary.Application.Journal;

/// <summary>What was typed and not saved, as its writer is shown it.</summary>
/// <param name="Changed">The fields that differ from what is saved now, such as <c>French.Summary</c>.</param>
public sealed record Typed(string Desk, long Burst, DateTime At, IReadOnlyDictionary<string, string> Fields, IReadOnlyList<string> Changed);

internal static class TypedTexts
{
    /// <summary>Desks of one member in one article that are shown at once.</summary>
    private const int MostShown = 20;

    /// <summary>How long it is remembered that a desk's text was saved: no burst is on its way for longer.</summary>
    private static readonly TimeSpan Remembered = TimeSpan.FromDays(1);

    public static async Task WriteTyped(
        this CommentaryDb db,
        int? member,
        int article,
        string desk,
        long burst,
        string fields,
        TimeProvider clock,
        CancellationToken stop
    )
    {
        // Nobody at a desk: the command line.
        if (member is not { } writer)
            return;
        var now = clock.GetUtcNow().UtcDateTime;
        var kept = await db.TypedTexts.SingleOrDefaultAsync(t => t.ArticleId == article && t.MemberId == writer && t.Desk == desk, stop);
        if (kept is null)
        {
            var old = now - Remembered;
            await db
                .TypedTexts.Where(t => t.ArticleId == article && t.MemberId == writer && t.Fields == "" && t.At < old)
                .ExecuteDeleteAsync(stop);
            db.TypedTexts.Add(
                kept = new()
                {
                    ArticleId = article,
                    MemberId = writer,
                    Desk = desk,
                }
            );
        }
        if (burst > kept.Burst || (burst == kept.Burst && fields.Length == 0))
            kept.Keep(burst, fields, now);
        await db.SaveChangesAsync(stop);
    }

    public static async Task<IReadOnlyList<Typed>> TypedBy(this CommentaryDb db, int? member, Article article, CancellationToken stop)
    {
        var rows = await db
            .TypedTexts.AsNoTracking()
            .Where(t => t.ArticleId == article.Id && t.MemberId == member && t.Fields != "")
            .OrderByDescending(t => t.At)
            .Take(MostShown)
            .ToListAsync(stop);
        return
        [
            .. rows.Select(row =>
                {
                    var fields = JsonSerializer.Deserialize<Dictionary<string, string>>(row.Fields)!;
                    return new Typed(row.Desk, row.Burst, row.At, fields, [.. TypedFields.Changed(fields, article)]);
                })
                .Where(typed => typed.Changed.Count > 0),
        ];
    }
}
