using Commentary.Application.Data;
using Commentary.Application.Model;
using Commentary.Application.Pictures;
using Commentary.Application.Pipeline;
using Commentary.Application.Press;
using Commentary.Text.Languages;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Commentary.Application.Publishing;

/// <summary>What readers were shown of an edition at a moment, whatever became of it since: the snapshot that was made when it was published.</summary>
public static class ShowPublic
{
    /// <param name="At">UTC.</param>
    [For(Role.Author)]
    public record Query(int ArticleId, Language Language, DateTime At) : IRequest<Result>;

    /// <param name="WithdrawnAt">UTC. When readers lost sight of it again, where that was before the moment; null while they saw it.</param>
    public record Result(Publication Publication, DateTime? WithdrawnAt);

    public class Handler(CommentaryDb db, PicturesOf pictures) : IRequestHandler<Query, Result>
    {
        public async Task<Result> Handle(Query query, CancellationToken cancellationToken)
        {
            ArgumentNullException.ThrowIfNull(query);
            var publication =
                await db
                    .Publications.AsNoTracking()
                    .Include(p => p.Parts)
                    .Include(p => p.Topics)
                    .Include(p => p.Pictures)
                    .AsSplitQuery()
                    .Where(p => p.ArticleId == query.ArticleId && p.Language == query.Language && p.PublishedAt <= query.At)
                    .OrderByDescending(p => p.PublishedAt)
                    .ThenByDescending(p => p.Id)
                    .FirstOrDefaultAsync(cancellationToken)
                ?? throw new NotHere(nameof(Publication), query.ArticleId);
            publication.Descriptions = await pictures.Descriptions(publication, cancellationToken);
            var withdrawn = await db
                .Changes.Where(c => c.Kind == ChangeKind.Withdrawn && c.ArticleId == query.ArticleId)
                .Where(c => c.Language == query.Language && c.At >= publication.PublishedAt && c.At <= query.At)
                .Where(c =>
                    !db.Changes.Any(back =>
                        back.Kind == ChangeKind.Published
                        && back.ArticleId == c.ArticleId
                        && back.Language == c.Language
                        && back.At > c.At
                        && back.At <= query.At
                    )
                )
                .MinAsync(c => (DateTime?)c.At, cancellationToken);
            return new(publication, withdrawn);
        }
    }
}
