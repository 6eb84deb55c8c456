using Commentary.Text.HouseFormat;
using Commentary.Text.Languages;
using Commentary.Text.Markdown;

namespace Commentary.Application.Press;

/// <summary>
/// The snapshot taken when an edition is published: written once, rendered already. Its words never change; how they are set may, when the
/// typographer has.
/// </summary>
public class Publication
{
    public int Id { get; private set; }
    public int ArticleId { get; init; }
    public Language Language { get; init; }

    /// <summary>What readers of feeds know the edition by: the same in all its publications.</summary>
    public Guid FeedId { get; init; }

    /// <summary>The revision of the edition that it was made from.</summary>
    public int Version { get; init; }
    public string Title { get; init; } = "";

    /// <summary>The title as rules and short links are found by it (<see cref="Folding.Line"/>).</summary>
    public string FoldedTitle
    {
        get => Folding.Line(Title);
        private set => _ = value;
    }

    public string Slug { get; init; } = "";

    /// <summary>Plain text under the title; empty when the teaser says no more than the title.</summary>
    public string Standfirst { get; init; } = "";

    /// <summary>Plain text of at most 160 characters, for search results and networks.</summary>
    public string Description { get; init; } = "";

    /// <summary>What readers are asked before and after the two readings; empty when nothing is.</summary>
    public string Question { get; init; } = "";
    public string SourceUrl { get; init; } = "";
    public string SourceHost { get; init; } = "";
    public string SourceTitle { get; init; } = "";
    public string SourcePublisher { get; init; } = "";
    public string SourceAuthor { get; init; } = "";

    /// <summary>Whose news it comments on: the publisher, or the host where none is named. Empty when neither is known.</summary>
    public string SourceName => SourcePublisher.Length > 0 ? SourcePublisher : SourceHost;

    /// <summary>The publisher as part of an address, the same in both languages: an ampersand is a word of neither.</summary>
    public string PublisherSlug => Text.Languages.Slug.From(SourcePublisher.Replace('&', ' '), Language);
    public DateOnly? SourcePublishedOn { get; init; }

    /// <summary>The language of the source's title (BCP 47); empty when it is not known.</summary>
    public string SourceLanguage { get; init; } = "";

    /// <summary>Words in the five parts together.</summary>
    public int Words { get; init; }
    public bool IsDemonstration { get; init; }
    public DateTime PublishedAt { get; init; }
    public string PublishedBy { get; init; } = "";
    public Making Making { get; init; } = new();

    /// <summary>The hash of its card; empty while there is none.</summary>
    public string Card { get; internal set; } = "";
    public List<PublicationPart> Parts { get; } = [];
    public List<PublicationTopic> Topics { get; } = [];
    public List<PublicationPicture> Pictures { get; } = [];

    /// <summary>What describes each picture by now, by its name: told when a page is made, and no part of the snapshot.</summary>
    public IReadOnlyDictionary<string, string> Descriptions { get; internal set; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>A part as readers are shown it.</summary>
    public string Html(Part part) => Figures.Describe(Parts.Single(p => p.Part == part).Html, Descriptions);

    /// <summary>The same without what needs a page round it: for feeds.</summary>
    public string Unmarked(Part part) => Paragraphs.Unmarked(Html(part));
}

/// <summary>One of the five parts, as HTML that was made safe when it was made.</summary>
public class PublicationPart
{
    public int PublicationId { get; private set; }
    public Part Part { get; init; }
    public string Html { get; init; } = "";
}

/// <summary>A topic as it was named at publication.</summary>
public class PublicationTopic
{
    public int PublicationId { get; private set; }
    public int TopicId { get; init; }
    public int Place { get; init; }
    public string Name { get; init; } = "";
    public string Slug { get; init; } = "";
}

/// <summary>Which publication readers see: one row for an article and a language, or none.</summary>
public class LiveEdition
{
    public int ArticleId { get; init; }
    public Language Language { get; init; }
    public string Slug { get; private set; } = "";
    public int PublicationId { get; private set; }
    public Publication Publication { get; private set; } = null!;

    /// <summary>The host of its source: what the page of a host is kept by.</summary>
    public string SourceHost { get; private set; } = "";

    /// <summary>
    /// The publisher of its source as part of an address: what the page of a publisher is kept by. Empty where the piece names none, or one
    /// without a Latin letter.
    /// </summary>
    public string PublisherSlug { get; private set; } = "";

    /// <summary>When it was first public, which later publications do not change.</summary>
    public DateTime FirstPublishedAt { get; init; }

    /// <summary>The month of that, as <c>yyyyMM</c> in the site's time zone: what the archive is kept by.</summary>
    public int Month { get; init; }

    public void Show(Publication publication)
    {
        Publication = publication;
        Slug = publication.Slug;
        SourceHost = publication.SourceHost;
        PublisherSlug = publication.PublisherSlug;
    }
}
