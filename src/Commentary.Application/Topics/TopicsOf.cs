using Commentary.Application.Data;
using Commentary.Application.Model;
using Commentary.Application.Press;
using Commentary.Application.Redirects;
using Commentary.Text.Languages;
using Microsoft.EntityFrameworkCore;

namespace Commentary.Application.Topics;

/// <summary>The topics that a teaser's hashtags name; one that is new is made.</summary>
public class TopicsOf(CommentaryDb db)
{
    /// <summary>More than this is no subject but a shout; the words stay in the teaser.</summary>
    public const int Most = 12;

    public async Task<IReadOnlyList<Topic>> Teaser(string teaser, Language language, CancellationToken stop)
    {
        List<Topic> named = [];
        foreach (var hashtag in Text.HouseFormat.Teaser.Hashtags(teaser).Where(h => h.Length <= TopicName.NameLength).Take(Most))
        {
            var key = Slug.From(hashtag, language);
            if (
                key.Length > 0
                && (await Find(key, language, stop) ?? await Make(hashtag, key, language, stop)) is var topic
                && !named.Contains(topic)
            )
                named.Add(topic);
        }
        await db.HoldTopics([.. named.Select(t => t.Id).Where(id => id != 0)], stop);
        return named;
    }

    /// <summary>
    /// In the edition's language first; then the other's word, which people use too; then what the team's own list says of the word, whose
    /// counterpart a topic may have by now.
    /// </summary>
    private async Task<Topic?> Find(string key, Language language, CancellationToken stop)
    {
        if ((await FindIn(language, key, stop) ?? await FindIn(language.Other(), key, stop)) is { } found)
            return found;
        if (HouseTopics.Find(key, language) is { } known)
            foreach (var each in LanguageNames.All)
                if (await FindIn(each, Slug.From(known.Hashtag(each), each), stop) is { } counterpart)
                    return counterpart;
        return null;
    }

    private async Task<Topic?> FindIn(Language language, string key, CancellationToken stop) =>
        db.Topics.Local.FirstOrDefault(t => t.Name(language).HashtagKey == key)
        ?? await db
            .Topics.Include(t => t.Names)
            .FirstOrDefaultAsync(
                t =>
                    t.Names.Any(n => n.Language == language && n.HashtagKey == key)
                    || t.FormerHashtags.Any(f => f.Language == language && f.Key == key),
                stop
            );

    private async Task<Topic> Make(string hashtag, string key, Language language, CancellationToken stop)
    {
        var known = HouseTopics.Find(key, language);
        var topic = new Topic();
        foreach (var each in LanguageNames.All)
        {
            var name = known?.Name(each) ?? hashtag;
            var tag = known?.Hashtag(each) ?? hashtag;
            topic.Names.Add(
                new TopicName
                {
                    Language = each,
                    Name = name,
                    Slug = await Free(Slug.From(name, each), each, stop),
                    Hashtag = tag,
                    HashtagKey = Slug.From(tag, each),
                }
            );
        }
        db.Topics.Add(topic);
        return topic;
    }

    /// <summary>An address that leads to a topic which was renamed goes on leading there: it is no new topic's.</summary>
    private async Task<string> Free(string slug, Language language, CancellationToken stop)
    {
        var free = slug;
        for (var number = 2; await Taken(free); number++)
            free = $"{slug}-{number}";
        return free;

        async Task<bool> Taken(string candidate)
        {
            var address = Addresses.Topic(language, candidate);
            return db.Topics.Local.Any(t => t.Name(language).Slug == candidate)
                || await db.Topics.AnyAsync(t => t.Names.Any(n => n.Language == language && n.Slug == candidate), stop)
                || await db.Redirects.AnyAsync(r => r.Path == address && r.Origin == RedirectOrigin.Topic, stop);
        }
    }
}
