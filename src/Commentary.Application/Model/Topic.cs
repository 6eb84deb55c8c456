using Commentary.Text.Languages;

namespace Commentary.Application.Model;

/// <summary>A subject, named in both languages. The hashtags of a teaser say which topics an edition shows.</summary>
public class Topic
{
    public int Id { get; private set; }
    public List<TopicName> Names { get; } = [];

    public TopicName Name(Language language) => Names.Single(n => n.Language == language);
}

public class TopicName
{
    public const int NameLength = 80;

    public int TopicId { get; private set; }
    public Language Language { get; init; }
    public string Name { get; set; } = "";
    public string Slug { get; set; } = "";

    /// <summary>As written after the <c>#</c>.</summary>
    public string Hashtag { get; set; } = "";

    /// <summary>The hashtag as it is looked up: without case or accents.</summary>
    public string HashtagKey { get; set; } = "";
}
