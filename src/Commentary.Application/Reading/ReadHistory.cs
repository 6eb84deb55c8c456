using Commentary.Application.Comparing;
using Commentary.Application.Pipeline;
using Commentary.Application.Press;
using Commentary.Text.HouseFormat;
using Commentary.Text.Languages;
using Commentary.Text.Markdown;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Commentary.Application.Reading;

/// <summary>The publications of a piece that is public, the newest first, each with what it changed, word by word.</summary>
public static class ReadHistory
{
    public const int PageSize = 10;

    /// <summary>In words; a longer piece has its dates and notes, and no comparison.</summary>
    public const int MostWords = 20_000;

    [ForAnyone]
    public record Query(Language Language, string Slug, int Page = 1) : IRequest<Result>;

    /// <param name="OtherSlug">The same piece's slug in the other language; null when there is no such edition.</param>
    public record Result(string Title, string Slug, string? OtherSlug, IReadOnlyList<Entry> Entries, int Page, int Pages);

    /// <param name="IsFirst">Whether nothing was public before it.</param>
    /// <param name="Changes">What it changed, part by part; null when that is too long to compare.</param>
    public record Entry(DateTime At, string Note, bool IsFirst, IReadOnlyList<PartChange>? Changes);

    /// <param name="Part">Null for the title and what stands under it.</param>
    public record PartChange(Part? Part, IReadOnlyList<IReadOnlyList<WordChanges.Stretch>> Passages);

    public class Handler(PressDb press) : IRequestHandler<Query, Result>
    {
        public async Task<Result> Handle(Query query, CancellationToken cancellationToken)
        {
            ArgumentNullException.ThrowIfNull(query);
            var live =
                await press
                    .Live.Where(l => l.Language == query.Language && l.Slug == query.Slug)
                    .Select(l => new
                    {
                        l.ArticleId,
                        l.Slug,
                        l.Publication.Title,
                    })
                    .SingleOrDefaultAsync(cancellationToken)
                ?? throw new NotHere("article", query.Slug);
            var all = press.Publications.Where(p => p.ArticleId == live.ArticleId && p.Language == query.Language);
            var pages = (await all.CountAsync(cancellationToken) + PageSize - 1) / PageSize;
            if (query.Page < 1 || query.Page > pages)
                throw new NotHere("page", query.Page);

            // One more than is shown: the last is compared with it.
            var shown = await all.OrderByDescending(p => p.Id)
                .Skip((query.Page - 1) * PageSize)
                .Take(PageSize + 1)
                .Select(p => new
                {
                    p.Id,
                    p.PublishedAt,
                    Note = p.Making.CorrectionNote,
                    p.Words,
                    p.Title,
                    p.Standfirst,
                })
                .ToListAsync(cancellationToken);
            var comparable = shown.Where(p => p.Words <= MostWords).Select(p => p.Id).ToList();
            var parts = (
                await press
                    .Publications.Where(p => comparable.Contains(p.Id))
                    .SelectMany(p => p.Parts)
                    .Select(p => new
                    {
                        p.PublicationId,
                        p.Part,
                        p.Html,
                    })
                    .ToListAsync(cancellationToken)
            ).ToDictionary(p => (p.PublicationId, p.Part), p => Paragraphs.WordsOf(p.Html));
            var otherSlug = await press
                .Live.Where(l => l.ArticleId == live.ArticleId && l.Language != query.Language)
                .Select(l => l.Slug)
                .SingleOrDefaultAsync(cancellationToken);
            return new(
                live.Title,
                live.Slug,
                otherSlug,
                [
                    .. shown
                        .Take(PageSize)
                        .Select(
                            (now, place) =>
                            {
                                var before = place + 1 < shown.Count ? shown[place + 1] : null;
                                return new Entry(
                                    now.PublishedAt,
                                    now.Note,
                                    before is null,
                                    before is null
                                        ? []
                                        : Changes(
                                            Version(before.Id, before.Title, before.Standfirst),
                                            Version(now.Id, now.Title, now.Standfirst)
                                        )
                                );
                            }
                        ),
                ],
                query.Page,
                pages
            );

            Words? Version(int id, string title, string standfirst) =>
                parts.ContainsKey((id, Part.Summary)) ? new([title, standfirst], part => parts.GetValueOrDefault((id, part), [])) : null;
        }

        private static List<PartChange>? Changes(Words? before, Words? now)
        {
            if (before is null || now is null)
                return null;
            List<PartChange> changes = [];
            foreach (var part in PartNames.Bodies.Select(part => (Part?)part).Prepend(null))
            {
                if (BlockChanges.Between(before.Of(part), now.Of(part)) is not { } passages)
                    return null;
                if (passages.Count > 0)
                    changes.Add(new(part, passages));
            }
            return changes;
        }

        private sealed record Words(IReadOnlyList<string> Head, Func<Part, IReadOnlyList<string>> Body)
        {
            public IReadOnlyList<string> Of(Part? part) => part is { } body ? Body(body) : Head;
        }
    }
}
