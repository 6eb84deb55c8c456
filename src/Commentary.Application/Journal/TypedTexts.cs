using System.Globalization;
using System.Text.Json;
using Commentary.Application.Data;
using Commentary.Application.Model;
using Commentary.Text.Languages;
using Microsoft.EntityFrameworkCore;

namespace Commentary.Application.Journal;

/// <summary>What was typed and not saved, as its writer is shown it.</summary>
/// <param name="Fields">What was typed, and what it was typed over; a field that was left as it was is none of them.</param>
/// <param name="Changed">The names of what was typed, such as <c>French.Summary</c>.</param>
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
        List<Typed> typed = [];
        foreach (var row in rows)
        {
            var fields = JsonSerializer.Deserialize<Dictionary<string, string>>(row.Fields)!;
            Dictionary<Language, EditionText?> opened = [];
            foreach (var language in LanguageNames.All)
                opened[language] = await db.Opened(article, language, fields.GetValueOrDefault($"Opened{language}"), stop);
            List<string> changed = [.. TypedFields.Changed(fields, article, language => opened[language])];
            if (changed.Count > 0)
                typed.Add(new(row.Desk, row.Burst, row.At, TypedFields.Only(fields, changed), changed));
        }
        return typed;
    }

    /// <summary>What an edition said in a version; null where that is not known.</summary>
    private static async Task<EditionText?> Opened(
        this CommentaryDb db,
        Article article,
        Language language,
        string? version,
        CancellationToken stop
    )
    {
        if (!int.TryParse(version, CultureInfo.InvariantCulture, out var number))
            return null;
        var edition = article.Edition(language);
        if (edition is null || number == 0)
            return EditionText.Empty;
        return edition.Version == number
            ? edition.Text
            : await db.Revisions.Where(r => r.EditionId == edition.Id && r.Number == number).Select(r => r.Text).SingleOrDefaultAsync(stop);
    }
}
