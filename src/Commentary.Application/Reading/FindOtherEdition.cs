using Commentary.Application.Pipeline;
using Commentary.Application.Press;
using Commentary.Text.Languages;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Commentary.Application.Reading;

/// <summary>For who looks in one language for a piece that is public in the other: the edition that there is.</summary>
public static class FindOtherEdition
{
    /// <param name="Language">The language that is wanted.</param>
    /// <param name="Slug">Of the piece in the other.</param>
    [ForAnyone]
    public record Query(Language Language, string Slug) : IRequest<Result>;

    /// <param name="Wanted">The slug in the wanted language, if it has been published since; else null.</param>
    public record Result(string Slug, string Title, string Standfirst, string? Wanted);

    public class Handler(PressDb press) : IRequestHandler<Query, Result>
    {
        public async Task<Result> Handle(Query query, CancellationToken cancellationToken)
        {
            ArgumentNullException.ThrowIfNull(query);
            return await press
                    .Live.Where(l => l.Language != query.Language && l.Slug == query.Slug)
                    .Select(l => new Result(
                        l.Slug,
                        l.Publication.Title,
                        l.Publication.Standfirst,
                        press
                            .Live.Where(o => o.ArticleId == l.ArticleId && o.Language == query.Language)
                            .Select(o => o.Slug)
                            .FirstOrDefault()
                    ))
                    .SingleOrDefaultAsync(cancellationToken)
                ?? throw new NotHere("article", query.Slug);
        }
    }
}
