using Commentary.Application.Data;
using Commentary.Application.Model;
using Commentary.Application.Pipeline;
using Commentary.Application.Press;
using Commentary.Application.Redirects;
using Commentary.Text.Languages;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Commentary.Application.Topics;

/// <summary>One topic as it stands, to be renamed, or to be merged into one of the others.</summary>
public static class OpenTopic
{
    /// <summary>A list that somebody chooses from; a newsroom has a few dozen.</summary>
    public const int MostOthers = 1000;

    /// <summary>Of the rules that lead to one address: the others are counted.</summary>
    public const int MostRules = 20;

    /// <param name="Into">The topic that it is to be merged into.</param>
    [For(Role.Editor)]
    public record Query(int Id, bool WithOthers = false, int? Into = null) : IRequest<Result>;

    /// <param name="Others">By their French address; empty when they were not asked for.</param>
    /// <param name="Into">Null when none was asked for, when it is gone, and when it is the topic itself.</param>
    public record Result(TopicRow Row, IReadOnlyList<Other> Others, TopicRow? Into, Leading French, Leading English)
    {
        public Leading In(Language language) => language is Language.English ? English : French;
    }

    public record Other(int Id, string French, string English);

    /// <summary>What follows the topic from its address to another.</summary>
    /// <param name="IsFollowed">Whether its address would lead on: readers have seen it, or a rule leads there.</param>
    /// <param name="Rules">The first of those that lead there, of which there are <paramref name="Count"/>.</param>
    public record Leading(bool IsFollowed, IReadOnlyList<NumberedRule> Rules, int Count);

    public class Handler(CommentaryDb db, MovedTopics moved) : IRequestHandler<Query, Result>
    {
        public async Task<Result> Handle(Query query, CancellationToken cancellationToken)
        {
            ArgumentNullException.ThrowIfNull(query);
            var row = await Find(query.Id, cancellationToken) ?? throw new NotHere(nameof(Topic), query.Id);
            return new(
                row,
                query.WithOthers ? await Others(query.Id, cancellationToken) : [],
                query.Into is { } into && into != query.Id ? await Find(into, cancellationToken) : null,
                await Leading(row, Language.French, cancellationToken),
                await Leading(row, Language.English, cancellationToken)
            );
        }

        private async Task<TopicRow?> Find(int id, CancellationToken stop) =>
            await db.Topics.AsNoTracking().Where(t => t.Id == id).Rows(db, 0, 1, stop) is [var row] ? row : null;

        private async Task<IReadOnlyList<Other>> Others(int id, CancellationToken stop)
        {
            var others = await db
                .Topics.AsNoTracking()
                .Where(t => t.Id != id)
                .Include(t => t.Names)
                .OrderBy(t => t.Names.Where(n => n.Language == Language.French).Select(n => n.Slug).FirstOrDefault())
                .Take(MostOthers)
                .ToListAsync(stop);
            return [.. others.Select(t => new Other(t.Id, t.Name(Language.French).Name, t.Name(Language.English).Name))];
        }

        private async Task<Leading> Leading(TopicRow row, Language language, CancellationToken stop)
        {
            var slug = row.In(language).Slug;
            var address = Addresses.Topic(language, slug);
            var rules = db.Redirects.AsNoTracking().Where(r => r.TargetPath == address);
            var first = await rules.OrderBy(r => r.Path).ThenBy(r => r.Id).Take(MostRules).ToListAsync(stop);
            return new(
                await moved.IsFollowed(row.Id, language, slug, stop),
                [.. first.Select(r => new NumberedRule(r.Id, r.Rule))],
                first.Count < MostRules ? first.Count : await rules.CountAsync(stop)
            );
        }
    }
}
