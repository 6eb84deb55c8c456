using Commentary.Application.Reading.Search;
using Commentary.Text.Languages;
using MediatR;
using Microsoft.Extensions.Logging;

namespace Commentary.Application.Articles.DraftSearch;

/// <summary>Finds articles by the words of their drafts, in both languages at once, as readers find pieces.</summary>
public class FindDrafts(DraftIndex drafts, SearchIndexes lexicons, IMediator mediator, TimeProvider clock, ILogger<FindDrafts> logger)
{
    /// <summary>So many editions are brought up to date while somebody waits.</summary>
    private const int MostNow = 300;

    /// <returns>The articles, the best first; null while the index is being filled. Words that are in every piece find every piece.</returns>
    public async Task<Found?> Of(string words, CancellationToken stop)
    {
        try
        {
            await mediator.Send(new KeepDrafts.Query(MostNow), stop);
            return Ask(words);
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            logger.LogError(error, "The index of drafts cannot be read; it will be made anew");
            await drafts.Renew(stop);
            return null;
        }
    }

    /// <param name="Articles">Null for every article: nothing that was typed tells one from another.</param>
    public record Found(IReadOnlyList<int>? Articles);

    private Found? Ask(string words)
    {
        var today = (long)(clock.GetUtcNow().UtcDateTime - DateTime.UnixEpoch).TotalDays;
        Dictionary<int, float> best = [];
        var isAsked = false;
        foreach (var language in LanguageNames.All)
        {
            if (drafts.Ready(language) is not { } index)
                return null;
            foreach (
                var (article, score) in lexicons.Read(
                    language,
                    lexicon =>
                    {
                        var asked = new Asked(words, lexicon);
                        isAsked |= asked.Clauses.Count > 0;
                        return asked.Clauses.Count == 0 ? [] : index.FindAll(asked, lexicon, today);
                    }
                )
            )
                best[article] = Math.Max(score, best.GetValueOrDefault(article));
        }
        return new(isAsked ? [.. best.OrderByDescending(b => b.Value).ThenByDescending(b => b.Key).Select(b => b.Key)] : null);
    }
}
