using Commentary.Application.Pipeline;
using Commentary.Application.Press;
using Commentary.Application.Reading.Search;
using Commentary.Text.HouseFormat;
using Commentary.Text.Languages;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Commentary.Application.Reading;

/// <summary>Finds pieces in one language by their words, each with those words in context. What cannot be read is no fault of the reader's.</summary>
public static partial class SearchPieces
{
    public const int PageSize = 10;

    /// <summary>Nobody reads past the hundredth result; who asks for the ten thousandth is a robot. Only so many are ranked.</summary>
    public const int MostPages = 10;
    private const int MostTopics = 12;

    /// <summary>Of the pieces that there are in the other language only, and of the words that were found in place of what was typed.</summary>
    private const int MostElsewhere = 3;
    private const int MostKin = 4;

    /// <summary>The fields with most of the words are shown; more would be the piece itself.</summary>
    private const int MostPassages = 2;

    /// <param name="Words">What was typed, whatever it is.</param>
    /// <param name="Topic">A topic's slug.</param>
    /// <param name="View">The part in which the words must stand.</param>
    [ForAnyone]
    public record Query(Language Language, string? Words, string? Topic = null, int? Year = null, Part? View = null, int Page = 1)
        : IRequest<Result>;

    public class Handler(PressDb press, SearchIndexes indexes, TimeProvider clock, ILogger<Handler> logger) : IRequestHandler<Query, Result>
    {
        public async Task<Result> Handle(Query query, CancellationToken cancellationToken)
        {
            ArgumentNullException.ThrowIfNull(query);
            if (query.Page is < 1 or > MostPages)
                throw new NotHere("page", query.Page);
            var asked = indexes.Read(query.Language, lexicon => new Asked(query.Words, lexicon));
            if (asked.Clauses.Count == 0)
                return new(
                    asked.IsShort ? State.TooShort
                        : asked.IsCommon ? State.TooCommon
                        : State.Empty,
                    asked.Text
                );
            if (Find(query, query.Language, asked) is not { } found)
                return new(State.Resting, asked.Text);

            var pages = Math.Clamp((found.Total + PageSize - 1) / PageSize, 1, MostPages);
            if (query.Page > pages)
                throw new NotHere("page", query.Page);
            var elsewhere = await LookElsewhere(query, cancellationToken);
            var hits = await Show(query, found, [.. found.Articles.Skip((query.Page - 1) * PageSize).Take(PageSize)], cancellationToken);
            return new(found.Total == 0 ? State.Nothing : State.Found, asked.Text)
            {
                Total = found.Total,
                Exact = found.Tally.Exact,
                Asked = [.. asked.Clauses.Select(clause => clause.Text)],
                Kin = [.. hits.SelectMany(hit => hit.Kin).Distinct(StringComparer.Ordinal).Take(MostKin)],
                Elsewhere = elsewhere,
                Page = query.Page,
                Pages = pages,
                IsPartial = found.IsPartial,
                // A word that the other language has is no misspelling.
                Suggestion = elsewhere.Exact > 0 ? null : found.Suggestion,
                Hits = hits,
                Topics =
                [
                    .. found
                        .Tally.Topics.Select(t => new Choice<ListedTopic>(Named(TopicKey.Of(t.Key)), t.Value))
                        .OrderByDescending(t => t.Value.Slug == query.Topic)
                        .ThenByDescending(t => t.Count)
                        .ThenBy(t => t.Value.Name, StringComparer.Create(query.Language.Culture(), ignoreCase: true))
                        .Take(MostTopics),
                ],
                Years = [.. found.Tally.Years.Select(y => new Choice<int>((int)y.Key, y.Value)).OrderByDescending(y => y.Value)],
                Views = [.. PartNames.Bodies.Select(part => new Choice<Part>(part, found.Tally.Has(part)))],
            };
        }

        /// <summary>Asked once, on the first page of a search that is not narrowed: a topic is another in the other language.</summary>
        private async Task<Elsewhere> LookElsewhere(Query query, CancellationToken stop)
        {
            var other = query.Language.Other();
            var asked = indexes.Read(other, lexicon => new Asked(query.Words, lexicon));
            if (
                query.Page > 1
                || query.Topic is { Length: > 0 }
                || query.Year is not null
                || query.View is not null
                || asked.Clauses.Count == 0
                || Find(query, other, asked) is not { IsPartial: false } found
            )
                return new(0, 0, 0, []);
            var alone = await press
                .Live.Where(l => l.Language == other && found.Articles.Contains(l.ArticleId))
                .Where(l => !press.Live.Any(own => own.ArticleId == l.ArticleId && own.Language == query.Language))
                .Select(l => l.ArticleId)
                .ToListAsync(stop);
            var first = found.Articles.Where(alone.Contains).Take(MostElsewhere).ToList();
            var pieces = await press.Live.Where(l => l.Language == other && first.Contains(l.ArticleId)).ListInAnyOrder(stop);
            return new(found.Total, found.Tally.Exact, alone.Count, [.. pieces.OrderBy(piece => first.IndexOf(piece.ArticleId))]);
        }

        private Found? Find(Query query, Language language, Asked asked)
        {
            try
            {
                var narrowed = new Narrowed(query.Topic is { Length: > 0 } topic ? topic : null, query.Year, query.View);
                var today = (long)(clock.GetUtcNow().UtcDateTime - DateTime.UnixEpoch).TotalDays;
                return indexes.Read(language, lexicon => indexes.Ready(language)?.Find(asked, narrowed, today, lexicon));
            }
            catch (Exception error) when (error is not OperationCanceledException)
            {
                // Truncated, deleted, of another make: whatever it is, the page stands and the index is made anew.
                logger.LogError(error, "The search index in {Language} cannot be read; it will be made anew", language);
                indexes.Doubt(language);
                return null;
            }
        }

        /// <summary>From the press, not from the index: what was withdrawn a moment ago is not shown.</summary>
        private async Task<IReadOnlyList<Hit>> Show(Query query, Found found, IReadOnlyList<int> articles, CancellationToken stop)
        {
            if (articles.Count == 0)
                return [];
            var live = press.Live.Where(l => l.Language == query.Language && articles.Contains(l.ArticleId));
            var pieces = (await live.ListInAnyOrder(stop)).ToDictionary(p => p.ArticleId);
            var parts = (
                await live.SelectMany(
                        l => l.Publication.Parts,
                        (l, part) =>
                            new
                            {
                                l.ArticleId,
                                part.Part,
                                part.Html,
                            }
                    )
                    .ToListAsync(stop)
            ).ToLookup(p => p.ArticleId);
            var sought = found.Sought;
            return indexes.Read<IReadOnlyList<Hit>>(
                query.Language,
                lexicon =>
                    [
                        .. articles
                            .Where(pieces.ContainsKey)
                            .Select(article =>
                            {
                                var passages = parts[article]
                                    .OrderBy(p => p.Part)
                                    .Select(p => (p.Part, Passage: Excerpt.Best(PlainText.Of(p.Html), lexicon, sought)))
                                    .Where(p => p.Passage is not null)
                                    .ToList();
                                var piece = pieces[article];
                                return new Hit(
                                    piece,
                                    Excerpt.Whole(piece.Title, lexicon, sought),
                                    Excerpt.Whole(piece.Standfirst, lexicon, sought),
                                    [
                                        .. passages
                                            .OrderByDescending(p => p.Part == query.View)
                                            .ThenByDescending(p => p.Passage!.Distinct)
                                            .ThenByDescending(p => p.Passage!.Matches.Count)
                                            .Take(MostPassages)
                                            .OrderBy(p => p.Part)
                                            .Select(p => new InContext(p.Part, p.Passage!.Fragments)),
                                    ],
                                    passages.Select(p => p.Part).ToHashSet()
                                )
                                {
                                    Kin =
                                    [
                                        .. (
                                            (string[])
                                                [
                                                    piece.Title,
                                                    piece.Standfirst,
                                                    .. piece.Topics.Select(t => t.Name),
                                                    piece.SourcePublisher,
                                                    piece.SourceHost,
                                                ]
                                        )
                                            .SelectMany(text => sought.In(text, lexicon))
                                            .Concat(passages.SelectMany(p => p.Passage!.Matches))
                                            .Where(word => !sought.IsAsked(word))
                                            .Select(word => word.Surface)
                                            .Distinct(StringComparer.Ordinal),
                                    ],
                                };
                            }),
                    ]
            );
        }

        private static ListedTopic Named(TopicKey topic) => new(topic.Name, topic.Slug);
    }
}
