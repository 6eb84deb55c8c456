using Commentary.Application.Pipeline;
using Commentary.Application.Press;
using Commentary.Application.Reading.Search;
using Commentary.Text.HouseFormat;
using Commentary.Text.Languages;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Commentary.Application.Reading;

/// <summary>What else there is to read on the subject of a piece: by its words, or by its topics while the index rests.</summary>
public static class ListRelated
{
    public const int Most = 3;

    [ForAnyone]
    public record Query(Language Language, int ArticleId) : IRequest<IReadOnlyList<Listed>>;

    public class Handler(PressDb press, SearchIndexes indexes, ILogger<Handler> logger) : IRequestHandler<Query, IReadOnlyList<Listed>>
    {
        public async Task<IReadOnlyList<Listed>> Handle(Query query, CancellationToken cancellationToken)
        {
            ArgumentNullException.ThrowIfNull(query);
            if (indexes.Ready(query.Language) is null)
                return await BySharedTopics(query, cancellationToken);
            var piece = await press
                .Live.Where(l => l.Language == query.Language && l.ArticleId == query.ArticleId)
                .Select(l => new
                {
                    l.Publication.Title,
                    l.Publication.Standfirst,
                    Topics = l.Publication.Topics.Select(t => t.Name).ToList(),
                    Parts = l.Publication.Parts.Where(p => p.Part == Part.Summary || p.Part == Part.Neutral).Select(p => p.Html).ToList(),
                })
                .AsSplitQuery()
                .FirstOrDefaultAsync(cancellationToken);
            if (piece is null)
                return [];
            var related = ByWords(
                query,
                [
                    (piece.Title, 3),
                    (piece.Standfirst, 2),
                    (string.Join(" . ", piece.Topics), 3),
                    .. piece.Parts.Select(html => (PlainText.Of(html), 1f)),
                ]
            );
            var pieces = (
                await press.Live.Where(l => l.Language == query.Language && related.Contains(l.ArticleId)).ListInAnyOrder(cancellationToken)
            ).ToDictionary(p => p.ArticleId);
            return [.. related.Where(pieces.ContainsKey).Select(id => pieces[id])];
        }

        private IReadOnlyList<int> ByWords(Query query, IReadOnlyList<(string, float)> texts)
        {
            try
            {
                return indexes.Ready(query.Language) is { } index
                    ? indexes.Read(query.Language, lexicon => Kinship.Of(index, query.ArticleId, texts, lexicon, Most))
                    : [];
            }
            catch (Exception error) when (error is not OperationCanceledException)
            {
                // A piece is whole without a list of others.
                logger.LogError(error, "The search index in {Language} cannot be read; it will be made anew", query.Language);
                indexes.Doubt(query.Language);
                return [];
            }
        }

        private Task<IReadOnlyList<Listed>> BySharedTopics(Query query, CancellationToken stop) =>
            press
                .Live.Where(l => l.Language == query.Language && l.ArticleId != query.ArticleId)
                .Where(l =>
                    l.Publication.Topics.Any(t =>
                        press.Live.Any(own =>
                            own.Language == query.Language
                            && own.ArticleId == query.ArticleId
                            && own.Publication.Topics.Any(o => o.TopicId == t.TopicId)
                        )
                    )
                )
                .List(0, Most, stop);
    }
}
