using Commentary.Application.Pipeline;
using Commentary.Application.Press;
using Commentary.Text.Languages;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Commentary.Application.Reading;

/// <summary>The topics that live pieces show, for the sitemap.</summary>
public static class ListTopicAddresses
{
    /// <summary>With both languages, as many addresses as a part of the sitemap may hold.</summary>
    public const int MostAddresses = 10_000;

    [ForAnyone]
    public record Query : IRequest<IReadOnlyList<Address>>;

    public record Address(int TopicId, Language Language, string Slug);

    public class Handler(PressDb press) : IRequestHandler<Query, IReadOnlyList<Address>>
    {
        public async Task<IReadOnlyList<Address>> Handle(Query query, CancellationToken cancellationToken) =>
            await press
                .Live.SelectMany(
                    l => l.Publication.Topics,
                    (l, t) =>
                        new
                        {
                            t.TopicId,
                            l.Language,
                            t.Slug,
                        }
                )
                .Distinct()
                .OrderBy(t => t.TopicId)
                .ThenBy(t => t.Language)
                .Take(MostAddresses)
                .Select(t => new Address(t.TopicId, t.Language, t.Slug))
                .ToListAsync(cancellationToken);
    }
}
