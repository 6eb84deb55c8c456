using Commentary.Text.Languages;
using Commentary.Text.Typography;

namespace Commentary.Application.Model;

/// <summary>A subject, named in both languages. The hashtags of a teaser say which topics an edition shows.</summary>
public class Topic
{
    public int Id { get; private set; }

    /// <summary>Counts the renamings and mergings: whoever renames it has seen the last one.</summary>
    public int Version { get; private set; }
    public List<TopicName> Names { get; } = [];

    /// <summary>Hashtags that it had, or that a topic had which was merged into it: they find it still.</summary>
    public List<FormerHashtag> FormerHashtags { get; } = [];

    public TopicName Name(Language language) => Names.Single(n => n.Language == language);

    public void Rename(Language language, string name, string slug, string hashtag)
    {
        var named = Name(language);
        var key = Text.Languages.Slug.From(hashtag, language);
        if (named.HashtagKey != key)
        {
            FormerHashtags.RemoveAll(f => f.Language == language && f.Key == key);
            Remember(named);
        }
        (named.Name, named.Slug, named.Hashtag, named.HashtagKey) = (name, slug, hashtag, key);
    }

    /// <summary>Is found by the hashtag of a name from here on.</summary>
    public void Remember(TopicName name)
    {
        ArgumentNullException.ThrowIfNull(name);
        FormerHashtags.Add(
            new()
            {
                Language = name.Language,
                Key = name.HashtagKey,
                Hashtag = name.Hashtag,
            }
        );
    }

    public void BecomeNewer() => Version++;
}

public class TopicName
{
    public const int NameLength = 80;

    public int TopicId { get; private set; }
    public Language Language { get; init; }
    public string Name { get; set; } = "";

    /// <summary>As readers see it.</summary>
    public string Shown => Typographer.Set(Name, Language);
    public string Slug { get; set; } = "";

    /// <summary>As written after the <c>#</c>.</summary>
    public string Hashtag { get; set; } = "";

    /// <summary>The hashtag as it is looked up: without case or accents.</summary>
    public string HashtagKey { get; set; } = "";

    /// <summary>What it is found by in the newsroom (<see cref="Folding.Line"/>); made of the rest whenever it is saved.</summary>
    public string Folded
    {
        get => Folding.Line($"{Name} {Slug} {Hashtag}");
        private set => _ = value;
    }
}

/// <summary>A hashtag that a topic does not show any more, and is found by.</summary>
public class FormerHashtag
{
    public int TopicId { get; private set; }
    public Language Language { get; init; }

    /// <summary>As it was written after the <c>#</c>.</summary>
    public string Hashtag { get; init; } = "";

    /// <summary>The hashtag as it is looked up.</summary>
    public string Key { get; init; } = "";
}
