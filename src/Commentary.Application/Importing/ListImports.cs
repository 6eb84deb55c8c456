using Commentary.Application.Model;
using Commentary.Application.Pipeline;
using Commentary.Text.HouseFormat;
using Commentary.Text.Languages;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Commentary.Application.Importing;

/// <summary>What the last file of each edition held beside its text, or said otherwise than it stands now: whoever took it in, and however.</summary>
public static class ListImports
{
    [For(Role.Author)]
    public record Query(int ArticleId) : IRequest<IReadOnlyList<Import>>;

    public record Import(Language Language, string Name, DateTime At, IReadOnlyList<Finding> Findings);

    public class Handler(Data.CommentaryDb db) : IRequestHandler<Query, IReadOnlyList<Import>>
    {
        public async Task<IReadOnlyList<Import>> Handle(Query query, CancellationToken cancellationToken)
        {
            ArgumentNullException.ThrowIfNull(query);
            var last = await db
                .ImportedFiles.Where(file => file.Edition.ArticleId == query.ArticleId)
                .Where(file => !db.ImportedFiles.Any(later => later.EditionId == file.EditionId && later.Id > file.Id))
                .Select(file => new Import(file.Edition.Language, file.Name, file.ImportedAt, file.Findings))
                .ToListAsync(cancellationToken);
            return [.. last.Where(import => import.Findings.Count > 0).OrderBy(import => import.Language)];
        }
    }
}
