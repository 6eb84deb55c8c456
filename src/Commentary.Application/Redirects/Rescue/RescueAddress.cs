using Commentary.Application.Pipeline;
using Commentary.Application.Press;
using Commentary.Application.Redirects.Misses;
using Commentary.Text.Languages;
using MediatR;
using Microsoft.Extensions.Logging;

namespace Commentary.Application.Redirects.Rescue;

/// <summary>
/// Finds what a damaged address was, for one that would else be a 404. It leads somewhere only where exactly one target fits over all that
/// the address may have been; else it offers the likeliest. Without the database, it knows what is in memory.
/// </summary>
public static class RescueAddress
{
    public const int MostChoices = 5;

    /// <param name="Path">Decoded once, as the server does.</param>
    /// <param name="Search">The query, with its question mark, or empty.</param>
    /// <param name="Reader">The language that the reader asks for; the address's own goes before it.</param>
    [ForAnyone]
    public record Query(RedirectIndex Index, string Host, string Path, string Search, Language Reader) : IRequest<Result>;

    /// <param name="Arrival">Where it leads; null when that is not certain.</param>
    /// <param name="Choices">What is offered instead.</param>
    public record Result(Arrival? Arrival, IReadOnlyList<Choice> Choices);

    public class Handler(IMediator mediator, FitsInDatabase database, LostNow lost, TimeProvider clock, ILogger<Handler> logger)
        : IRequestHandler<Query, Result>
    {
        public async Task<Result> Handle(Query request, CancellationToken cancellationToken)
        {
            ArgumentNullException.ThrowIfNull(request);
            var query = request with { Reader = Addresses.LanguageOf(request.Path) ?? request.Reader };
            // A page that is there and has no second page is not lost: it would be led to itself.
            if (OldPath.NormalizeDecoded(query.Path) is { } path && (IsThere(path, query.Index.Live) || Scanners.Seek(path)))
                return new(null, []);
            var (index, now) = (query.Index, clock.GetUtcNow().UtcDateTime);
            var pages = lost.PagesOf(index.Live);
            var asked = query.Path + query.Search;
            var isCut = Mending.IsCut(asked);
            var texts = Mending
                .Of(asked, out var isWhole)
                .Select(text => Parse(query.Host, text))
                .OfType<OldAddress>()
                .DistinctBy(a => (a.Path, a.Query))
                .ToList();
            var memory = new FitsInMemory(index, pages, query.Reader, now);
            var fits = texts.SelectMany(text => memory.Of(text, isCut)).ToList();
            var offered = fits.Where(f => f.Fitness is Fitness.Offered).ToList();
            fits.RemoveAll(f => f.Fitness is Fitness.Offered);
            if (isWhole && Targets(fits) <= 1)
                isWhole = await Complete(query, texts, fits, now, cancellationToken);
            var arrival = isWhole && asked.Length <= Mending.MostLetters ? Only(fits, query.Reader) : null;
            return arrival is not null
                ? new(await JustWritten(query, cancellationToken) ?? arrival.Arrival, [])
                : new(null, Choices(query, pages, texts, [.. fits, .. offered], now));
        }

        /// <summary>
        /// The rule that another process wrote for this very address a moment ago, and that this one has not read yet: else the first to ask would
        /// be sent on for now (302) where everybody after is for good.
        /// </summary>
        private async Task<Arrival?> JustWritten(Query query, CancellationToken stop)
        {
            if (lost.IsDatabaseSilent || OldAddress.OfRequest(query.Host, query.Path, query.Search) is not { } asked)
                return null;
            using var patience = CancellationTokenSource.CreateLinkedTokenSource(stop);
            patience.CancelAfter(LostNow.Patience);
            try
            {
                return await mediator.Send(new FindRedirect.Query(asked, query.Reader), patience.Token);
            }
            catch (Exception error) when (!stop.IsCancellationRequested)
            {
                Silent(error);
                return null;
            }
        }

        private void Silent(Exception error)
        {
            // That it takes too long is no fault to be traced.
            logger.LogWarning(
                error is OperationCanceledException ? null : error,
                "A lost address is looked for in memory only: the database does not answer"
            );
            lost.DatabaseWasSilent();
        }

        private static bool IsThere(string path, LiveArticles live) => Scanners.IsAsset(path) || SitePages.IsPage(path, live);

        /// <returns>Whether the fits are all there are.</returns>
        private async Task<bool> Complete(Query query, List<OldAddress> texts, List<Fit> fits, DateTime now, CancellationToken stop)
        {
            if (lost.IsDatabaseSilent)
                return fits.All(f => f.Fitness is Fitness.Whole);
            using var patience = CancellationTokenSource.CreateLinkedTokenSource(stop);
            patience.CancelAfter(LostNow.Patience);
            try
            {
                // An address that was rescued from another's cut one must be the only one that begins so.
                var stems = texts
                    .Where(t => Fit.IsEnough(LastOf(t.Path), LastOf(t.Path) + '-'))
                    .Concat(fits.Select(f => f.Asked))
                    .DistinctBy(t => t.Path, StringComparer.Ordinal)
                    .ToList();
                if (await database.Beginning([.. stems.Select(s => s.Path)], patience.Token) is not { } longer)
                    return false;
                foreach (var rule in longer)
                    fits.AddRange(stems.Select(stem => Longer(query, rule, stem, now)).OfType<Fit>().Take(1));
                if (fits.Count == 0)
                    foreach (var text in texts.Take(2))
                    foreach (var rule in await database.WithAccents(text.Path, patience.Token))
                        if (rule.Rule.WhyNot(text, now) is WhyNotApplied.None)
                            fits.Add(Fit.Of(Fitness.Whole, text, rule, query.Reader, query.Index.Live));
                return Targets(fits) != 1 || !await database.IsAsleep([.. texts.Select(t => t.Path)], query.Index.Live, patience.Token);
            }
            catch (Exception error) when (!stop.IsCancellationRequested)
            {
                Silent(error);
                return fits.All(f => f.Fitness is Fitness.Whole);
            }
        }

        /// <summary>What a rule that goes on where an address ends is to it; null when it is another address.</summary>
        private static Fit? Longer(Query query, NumberedRule rule, OldAddress stem, DateTime now)
        {
            if (!rule.Rule.Path.StartsWith(stem.Path, StringComparison.Ordinal) || rule.Rule.Path == stem.Path)
                return null;
            var end = stem.Path.LastIndexOf('/') + 1;
            var (cut, whole) = (stem.Path[end..], rule.Rule.Path[end..]);
            var fitness =
                Fit.IsEnough(cut, whole) ? Fitness.Cut
                : Mending.IsCut(stem.Path) || !char.IsLetterOrDigit(whole[cut.Length]) ? Fitness.Perhaps
                : (Fitness?)null;
            var asked = stem with { Path = rule.Rule.Path };
            return fitness is not { } some
                ? null
                : rule.Rule.WhyNot(asked, now) switch
                {
                    WhyNotApplied.None => Fit.Of(some, asked, rule, query.Reader, query.Index.Live),
                    // Switched off, it still is what may have been meant.
                    WhyNotApplied.Off => new(Fitness.Asleep, asked, rule, "", null),
                    _ => null,
                };
        }

        private static int Targets(List<Fit> fits) => fits.Select(f => f.Key).Distinct(StringComparer.Ordinal).Count();

        /// <summary>The one target that fits, which in both languages is one and the same piece; null when there are others, or none.</summary>
        private static Fit? Only(List<Fit> fits, Language reader)
        {
            if (fits.Count == 0 || fits.Exists(f => f.Fitness is Fitness.Asleep) || fits.TrueForAll(f => f.Fitness is Fitness.Perhaps))
                return null;
            var certain = fits.Where(f => f.Fitness is Fitness.Whole or Fitness.Cut).ToList();
            if (Targets(fits) == 1)
                return certain[0];
            if (!fits.TrueForAll(f => f.Page is { } page && page.ArticleId == fits[0].Page?.ArticleId))
                return null;
            // Which edition was meant, the address does not say.
            var chosen = certain.Find(f => f.Page!.Language == reader) ?? certain[0];
            return chosen with { Numbered = chosen.Numbered with { Rule = chosen.Numbered.Rule with { Language = null } } };
        }

        private static List<Choice> Choices(Query query, KnownPages pages, List<OldAddress> texts, List<Fit> fits, DateTime now)
        {
            var fitting = fits.Where(f => f.Target.Length > 0)
                .OrderBy(f => f.Fitness)
                .Select(f => f.Page is { } page ? Of(page) : new Choice(f.Target.StartsWith('/') ? f.Target : Encode(f.Asked.Path), null));
            var likely = texts
                .TakeLast(1)
                .Concat(texts.Take(1))
                .SelectMany(t => Suggestions.For(query.Index, pages, t, query.Reader, now, MostChoices));
            return [.. fitting.Concat(likely).DistinctBy(c => c.Address).Take(MostChoices)];

            Choice Of(LivePage page)
            {
                var shown = query.Index.Live.Find(page.ArticleId, query.Reader) ?? page;
                return new(shown.Address, shown);
            }
        }

        private static string Encode(string path) => string.Join('/', path.Split('/').Select(Uri.EscapeDataString));

        private static string LastOf(string path) => path[(path.LastIndexOf('/') + 1)..];

        private static OldAddress? Parse(string host, string text)
        {
            var mark = text.IndexOf('?', StringComparison.Ordinal);
            return OldAddress.OfRequest(host, mark < 0 ? text : text[..mark], mark < 0 ? "" : text[mark..]);
        }
    }
}
