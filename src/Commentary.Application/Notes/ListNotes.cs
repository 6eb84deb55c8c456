using Commentary.Application.Articles;
using Commentary.Application.Data;
using Commentary.Application.Members;
using Commentary.Application.Model;
using Commentary.Application.Pipeline;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Commentary.Application.Notes;

/// <summary>The notes to colleagues on one article: all that are open, and the last that were resolved.</summary>
public static class ListNotes
{
    /// <summary>Resolved ones that are shown, of one article.</summary>
    public const int MostResolved = 100;

    [For(Role.Author)]
    public record Query(int ArticleId) : IRequest<Result>;

    public record Result(IReadOnlyList<Note> Notes)
    {
        public static readonly Result None = new([]);

        public IEnumerable<Note> On(NotedField field) => Notes.Where(note => note.Field == field);
    }

    /// <param name="Times">How often the passage stands in the saved draft in these words; null for a note on the whole part.</param>
    /// <param name="MayDelete">Whether the member who asks left it, and nobody has answered.</param>
    public record Note(
        int Id,
        NotedField Field,
        string Quote,
        string Text,
        string By,
        DateTime At,
        string ResolvedBy,
        DateTime? ResolvedAt,
        IReadOnlyList<Answer> Answers,
        int? Times,
        bool MayDelete
    );

    public record Answer(string Text, string By, DateTime At);

    public class Handler(CommentaryDb db, CurrentMember member) : IRequestHandler<Query, Result>
    {
        public async Task<Result> Handle(Query query, CancellationToken cancellationToken)
        {
            ArgumentNullException.ThrowIfNull(query);
            var all = db.PassageNotes.AsNoTracking().AsSplitQuery().Include(n => n.Answers).Where(n => n.ArticleId == query.ArticleId);
            var open = await all.Where(n => n.ResolvedAt == null)
                .OrderBy(n => n.Id)
                .Take(PassageNote.MostOpen)
                .ToListAsync(cancellationToken);
            var resolved = await all.Where(n => n.ResolvedAt != null)
                .OrderByDescending(n => n.ResolvedAt)
                .ThenByDescending(n => n.Id)
                .Take(MostResolved)
                .ToListAsync(cancellationToken);
            if (open.Count + resolved.Count == 0)
                return Result.None;
            var article = await db.WholeArticle(query.ArticleId, cancellationToken);
            return new([.. open.Concat(resolved).Select(Shown)]);

            Note Shown(PassageNote note) =>
                new(
                    note.Id,
                    new(note.Language, note.Field),
                    note.Quote,
                    note.Text,
                    note.By,
                    note.At,
                    note.ResolvedBy,
                    note.ResolvedAt,
                    [.. note.Answers.OrderBy(a => a.Id).Select(a => new Answer(a.Text, a.By, a.At))],
                    note.Quote.Length == 0
                        ? null
                        : NotedField.Times(note.Quote, (article.Edition(note.Language)?.Text ?? EditionText.Empty).Field(note.Field)),
                    note.Answers.Count == 0 && note.ById == member.Id
                );
        }
    }
}
