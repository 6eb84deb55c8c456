using Commentary.Application.Articles;
using Commentary.Application.Data;
using Commentary.Application.Model;
using Commentary.Text.Languages;
using Microsoft.EntityFrameworkCore;

namespace Commentary.Application.Notes;

/// <summary>What others ask of the notes that are open.</summary>
internal static class OpenNotes
{
    private const int Beginning = 80;

    /// <summary>How many an edition has, and the first in the order of the desk; null where there is none.</summary>
    public static async Task<(int Count, int Id, string Field, string Beginning)?> OpenNotesIn(
        this CommentaryDb db,
        int articleId,
        Language language,
        CancellationToken stop
    )
    {
        var open = await db
            .PassageNotes.Where(n => n.ArticleId == articleId && n.Language == language && n.ResolvedAt == null)
            .OrderBy(n => n.Id)
            .Take(PassageNote.MostOpen)
            .Select(n => new
            {
                n.Id,
                n.Field,
                Text = n.Text.Substring(0, Beginning + 1),
            })
            .ToListAsync(stop);
        if (open.Count == 0)
            return null;
        var fields = Merge.Fields.ToList();
        var first = open.MinBy(n => fields.IndexOf(n.Field))!;
        var text = first.Text.ReplaceLineEndings(" ");
        var end =
            text.Length <= Beginning ? text.Length
            : text.LastIndexOf(' ', Beginning) is > 0 and var space ? space
            : Beginning;
        return (open.Count, first.Id, first.Field, end == text.Length ? text : text[..end] + "…");
    }

    /// <summary>How many each of these articles has, and the oldest: one query, however many there are.</summary>
    public static async Task<Dictionary<int, (int Count, int First)>> OpenNotesOf(
        this CommentaryDb db,
        IReadOnlyList<int> articles,
        CancellationToken stop
    ) =>
        await db
            .PassageNotes.Where(n => articles.Contains(n.ArticleId) && n.ResolvedAt == null)
            .GroupBy(n => n.ArticleId)
            .Select(notes => new
            {
                notes.Key,
                Count = notes.Count(),
                First = notes.Min(n => n.Id),
            })
            .ToDictionaryAsync(notes => notes.Key, notes => (notes.Count, notes.First), stop);
}
