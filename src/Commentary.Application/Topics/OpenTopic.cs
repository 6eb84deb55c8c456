using Commentary.Application.Data;
using Commentary.Application.Model;
using Commentary.Application.Pipeline;
using Commentary.Text.Languages;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Commentary.Application.Topics;

/// <summary>One topic as it stands, to be renamed, or to be merged into one of the others.</summary>
public static class OpenTopic
{
    /// <summary>A list that somebody chooses from; a newsroom has a few dozen.</summary>
    public const int MostOthers = 1000;

    [For(Role.Editor)]
    public record Query(int Id, bool WithOthers = false) : IRequest<Result>;

    /// <param name="Others">By their French address; empty when they were not asked for.</param>
    public record Result(TopicRow Row, IReadOnlyList<Other> Others);

    public record Other(int Id, string French, string English);

    public class Handler(CommentaryDb db) : IRequestHandler<Query, Result>
    {
        public async Task<Result> Handle(Query query, CancellationToken cancellationToken)
        {
            ArgumentNullException.ThrowIfNull(query);
            var rows = await db.Topics.AsNoTracking().Where(t => t.Id == query.Id).Rows(db, 0, 1, cancellationToken);
            if (rows is not [var row])
                throw new NotHere(nameof(Topic), query.Id);
            var others = query.WithOthers
                ? await db
                    .Topics.AsNoTracking()
                    .Where(t => t.Id != query.Id)
                    .Include(t => t.Names)
                    .OrderBy(t => t.Names.Where(n => n.Language == Language.French).Select(n => n.Slug).FirstOrDefault())
                    .Take(MostOthers)
                    .ToListAsync(cancellationToken)
                : [];
            return new(row, [.. others.Select(t => new Other(t.Id, t.Name(Language.French).Name, t.Name(Language.English).Name))]);
        }
    }
}
