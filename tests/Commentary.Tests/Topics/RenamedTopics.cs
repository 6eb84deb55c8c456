using Commentary.Application.Articles;
using Commentary.Application.Publishing;
using Commentary.Application.Topics;
using Commentary.Tests.Fixture;
using Commentary.Text.Languages;
using Microsoft.EntityFrameworkCore;

namespace Commentary.Tests.Topics;

/// <summary>What an editor does to topics, and what readers find then.</summary>
internal static class RenamedTopics
{
    /// <summary>A piece that is public in French, in English too when asked, with these hashtags; its id.</summary>
    public static async Task<int> Piece(this Building building, string hashtags, bool inEnglishToo = false, bool isPublic = true)
    {
        var id = await Some.Draft(building, $"Sujets {Pieces.Next()}", $"https://example.org/sujets-{Pieces.Next()}");
        await building.Save(id, text => text with { Teaser = $"Une accroche entière. {hashtags}" });
        if (isPublic)
            await building.As.Editor.Send(new Publish.Command(id, Language.French));
        if (inEnglishToo)
        {
            var title = $"Topics {Pieces.Next()}";
            await building.As.Editor.Send(
                new SaveDraft.Command
                {
                    ArticleId = id,
                    English = Some.Text(title, Language.English) with { Teaser = $"A whole teaser. {hashtags}" },
                }
            );
            await building.As.Editor.Send(new Publish.Command(id, Language.English));
        }
        await building.CatchUp();
        return id;
    }

    public static Task<int> Topic(this Building building, string hashtag) =>
        building.Look(async db =>
        {
            var key = Slug.From(hashtag, Language.French);
            return (await db.Topics.SingleAsync(t => t.Names.Any(n => n.Language == Language.French && n.HashtagKey == key))).Id;
        });

    /// <summary>The form as an editor has it who has just opened the topic.</summary>
    public static async Task<RenameTopic.Command> OpenedTopic(this Building building, int topic)
    {
        var row = (await building.As.Editor.Send(new OpenTopic.Query(topic))).Row;
        return new()
        {
            Id = row.Id,
            OpenedVersion = row.Version,
            French = Naming(row.French),
            English = Naming(row.English),
        };
    }

    /// <summary>Another French name and address, as an editor gives it who has just opened the topic.</summary>
    public static async Task<RenameTopic.Result> Rename(
        this Building building,
        int topic,
        string name,
        string? slug = null,
        string? hashtag = null
    )
    {
        var opened = await building.OpenedTopic(topic);
        var result = await building.As.Editor.Send(
            opened with
            {
                French = new()
                {
                    Name = name,
                    Slug = slug ?? Slug.From(name, Language.French),
                    Hashtag = hashtag ?? opened.French.Hashtag,
                },
            }
        );
        await building.CatchUp();
        return result;
    }

    public static async Task Merge(this Building building, int topic, int into)
    {
        var opened = await building.OpenedTopic(topic);
        await building.As.Editor.Send(
            new MergeTopics.Command
            {
                Id = topic,
                OpenedVersion = opened.OpenedVersion,
                Into = into,
                IntoVersion = (await building.OpenedTopic(into)).OpenedVersion,
            }
        );
        await building.CatchUp();
    }

    /// <summary>That an address sends readers, at once and for good, to another, where they find a page.</summary>
    public static async Task LeadsInOneHop(this Building building, string old, string now)
    {
        using var reader = building.Reader();
        using var answer = await reader.Ask(old);
        answer.Status().Should().Be(301, old);
        answer.Headers.Location!.ToString().Should().Be(now);
        using var there = await reader.Ask(now);
        there.Status().Should().Be(200, now);
    }

    public static async Task<IReadOnlyList<int>> TopicsOfDraft(this Building building, int article, Language language = Language.French) =>
        await building.Look(async db =>
            (await db.Editions.Include(e => e.Topics).SingleAsync(e => e.ArticleId == article && e.Language == language))
                .Topics.OrderBy(t => t.Place)
                .Select(t => t.TopicId)
                .ToList()
        );

    private static RenameTopic.Naming Naming(TopicRow.Named named) =>
        new()
        {
            Name = named.Name,
            Slug = named.Slug,
            Hashtag = named.Hashtag,
        };
}
