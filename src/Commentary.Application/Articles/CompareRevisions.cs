using Commentary.Application.Comparing;
using Commentary.Application.Data;
using Commentary.Application.Model;
using Commentary.Application.Pipeline;
using Commentary.Text.Languages;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Commentary.Application.Articles;

/// <summary>What makes one saved version of an edition of another, part by part and word by word.</summary>
public static class CompareRevisions
{
    /// <param name="From">The number of one; 0 for nothing at all, before the first.</param>
    /// <param name="To">The number of the other.</param>
    [For(Role.Author)]
    public record Query(int ArticleId, Language Language, int From, int To) : IRequest<Result>;

    /// <param name="Before">The older; null for nothing at all.</param>
    /// <param name="Version">The newest of the edition.</param>
    /// <param name="Changes">In the order of the desk.</param>
    public record Result(
        int ArticleId,
        string Title,
        Language Language,
        Side? Before,
        Side After,
        int Version,
        IReadOnlyList<FieldChange> Changes
    );

    public record Side(int Number, string SavedBy, DateTime SavedAt);

    /// <param name="Field">As <see cref="Merge.Fields"/> names it.</param>
    /// <param name="Passages">Null when there is too much to compare.</param>
    public record FieldChange(string Field, IReadOnlyList<IReadOnlyList<WordChanges.Stretch>>? Passages);

    public class Handler(CommentaryDb db) : IRequestHandler<Query, Result>
    {
        public async Task<Result> Handle(Query query, CancellationToken cancellationToken)
        {
            ArgumentNullException.ThrowIfNull(query);
            var (older, newer) = (Math.Min(query.From, query.To), Math.Max(query.From, query.To));
            var edition =
                await db
                    .Editions.Where(e => e.ArticleId == query.ArticleId && e.Language == query.Language)
                    .Select(e => new
                    {
                        e.Id,
                        e.Title,
                        e.Version,
                    })
                    .SingleOrDefaultAsync(cancellationToken)
                ?? throw new NotHere(nameof(Edition), query.ArticleId);
            var found = await db
                .Revisions.AsNoTracking()
                .Where(r => r.EditionId == edition.Id && (r.Number == older || r.Number == newer))
                .ToListAsync(cancellationToken);
            var after = found.Find(r => r.Number == newer) ?? throw new NotHere(nameof(Revision), newer);
            var before = found.Find(r => r.Number == older);
            if (before is null && older != 0)
                throw new NotHere(nameof(Revision), older);
            return new(
                query.ArticleId,
                edition.Title,
                query.Language,
                before is null ? null : Of(before),
                Of(after),
                edition.Version,
                Between(before?.Text ?? EditionText.Empty, after.Text)
            );
        }

        private static Side Of(Revision revision) => new(revision.Number, revision.SavedBy, revision.SavedAt);

        private static List<FieldChange> Between(EditionText before, EditionText after) =>
            [
                .. Merge
                    .Fields.Where(field => before.Field(field) != after.Field(field))
                    .Select(field => new FieldChange(field, RevisionChange.Passages(field, before.Field(field), after.Field(field)))),
            ];
    }
}
