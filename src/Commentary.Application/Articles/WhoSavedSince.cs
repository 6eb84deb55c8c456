using Commentary.Application.Data;
using Commentary.Application.Members;
using Commentary.Application.Model;
using Commentary.Application.Pipeline;
using Commentary.Text.Languages;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Commentary.Application.Articles;

/// <summary>Who, besides whoever asks, saved an edition after one of its versions.</summary>
public static class WhoSavedSince
{
    private const int Most = 5;

    [For(Role.Author)]
    public record Query(int ArticleId, Language Language, int Version) : IRequest<IReadOnlyList<string>>;

    public class Handler(CommentaryDb db, CurrentMember member) : IRequestHandler<Query, IReadOnlyList<string>>
    {
        public async Task<IReadOnlyList<string>> Handle(Query query, CancellationToken cancellationToken)
        {
            ArgumentNullException.ThrowIfNull(query);
            var me = member.Name;
            return await db
                .Editions.Where(e => e.ArticleId == query.ArticleId && e.Language == query.Language)
                .SelectMany(e => e.Revisions)
                .Where(r => r.Number > query.Version && r.SavedBy != me && r.SavedBy != "")
                .Select(r => r.SavedBy)
                .Distinct()
                .OrderBy(name => name)
                .Take(Most)
                .ToListAsync(cancellationToken);
        }
    }
}
