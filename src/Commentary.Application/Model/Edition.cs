using Commentary.Application.Articles;
using Commentary.Application.Drift;
using Commentary.Text.HouseFormat;
using Commentary.Text.Languages;

namespace Commentary.Application.Model;

/// <summary>Where an edition stands in its workflow.</summary>
public enum Stage
{
    Draft,
    Published,
    Withdrawn,
}

/// <summary>An article in one language: what the editors write. Readers never see it, only a publication made from it.</summary>
public class Edition
{
    /// <summary>In characters (UTF-16 units), as the page that shows it is designed for.</summary>
    public const int TitleLength = 180;

    /// <summary>In characters: of what readers are asked.</summary>
    public const int QuestionLength = 200;

    /// <summary>In characters; above it no field of a form is accepted. A file may be 5 MB, so a part may be nearly that.</summary>
    public const int BodyLength = 5_500_000;

    private Edition() { }

    public int Id { get; private set; }
    public int ArticleId { get; private set; }
    public Language Language { get; private init; }

    /// <summary>What readers of feeds know it by, whatever its address is later and wherever the site moves.</summary>
    public Guid FeedId { get; private init; } = Guid.NewGuid();
    public string Title { get; private set; } = "";

    /// <summary>Null until it has one: two editions without a slug do not meet.</summary>
    public string? Slug { get; private set; }
    public string Teaser { get; private set; } = "";
    public string Question { get; private set; } = "";
    public Summary Summary { get; private init; } = null!;
    public List<ViewpointSection> Sections { get; } = [];
    public List<EditionTopic> Topics { get; } = [];
    public List<Revision> Revisions { get; } = [];

    /// <summary>Of an English edition: the French that it renders.</summary>
    public List<Rendering> Renderings { get; } = [];

    public Stage Stage { get; private set; }

    /// <summary>The number of the newest revision; 0 before the first. A save based on an older number is refused.</summary>
    public int Version { get; private set; }

    /// <summary>The revision that readers see, or saw last.</summary>
    public int? PublishedVersion { get; private set; }
    public DateTime SavedAt { get; private set; }
    public string SavedBy { get; private set; } = "";

    /// <summary>When it is to be published; null for one that an editor publishes by hand.</summary>
    public Schedule? Schedule { get; set; }

    /// <summary>The gravest of what the French says otherwise by now than this English edition; null when it drifts from nothing.</summary>
    public DriftKind? Drift { get; private set; }

    /// <summary>As <see cref="DriftTally"/> writes it.</summary>
    public string DriftKinds { get; private set; } = "";

    /// <summary>Since when it drifts.</summary>
    public DateTime? DriftsSince { get; private set; }

    public bool HasUnpublishedChanges => Stage is Stage.Published && PublishedVersion != Version;

    public EditionText Text =>
        new()
        {
            Title = Title,
            Slug = Slug ?? "",
            Teaser = Teaser,
            Summary = Summary.Markdown,
            Neutral = Section(Viewpoint.Neutral).Markdown,
            Example = Section(Viewpoint.Example).Markdown,
            Optimistic = Section(Viewpoint.Optimistic).Markdown,
            Pessimistic = Section(Viewpoint.Pessimistic).Markdown,
            Question = Question,
        };

    /// <summary>An empty edition, with a row for each of its parts.</summary>
    public static Edition Begin(Language language)
    {
        var edition = new Edition { Language = language, Summary = new() };
        edition.Sections.AddRange(Enum.GetValues<Viewpoint>().Select(viewpoint => new ViewpointSection(viewpoint)));
        return edition;
    }

    /// <summary>Takes a whole text and keeps it as a revision.</summary>
    public void Write(EditionText text, string by, DateTime at)
    {
        var changes = RevisionChange.Write(Text, text);
        Title = text.Title;
        Slug = text.Slug.Length == 0 ? null : text.Slug;
        Teaser = text.Teaser;
        Question = text.Question;
        Summary.Markdown = text.Summary;
        foreach (var section in Sections)
            section.Markdown = text[section.Viewpoint.ToPart()];
        Version++;
        SavedAt = at;
        SavedBy = by;
        Revisions.Add(
            new Revision
            {
                Number = Version,
                Text = text,
                SavedAt = at,
                SavedBy = by,
                Changes = changes,
            }
        );
    }

    public void ShowTopics(IReadOnlyList<Topic> topics)
    {
        Topics.RemoveAll(shown => !topics.Contains(shown.Topic));
        for (var place = 0; place < topics.Count; place++)
        {
            var shown = Topics.Find(t => t.Topic == topics[place]);
            if (shown is null)
                Topics.Add(new EditionTopic { Topic = topics[place], Place = place });
            else
                shown.Place = place;
        }
    }

    public void BeDrifting(DriftTally tally, DateTime at)
    {
        ArgumentNullException.ThrowIfNull(tally);
        DriftsSince = tally.Count == 0 ? null : DriftsSince ?? at;
        (Drift, DriftKinds) = (tally.Gravest, tally.Write());
    }

    public void BecomePublished() => (Stage, PublishedVersion, Schedule) = (Stage.Published, Version, null);

    /// <summary>Readers see again what they saw last.</summary>
    public void BecomePublishedAgain() => Stage = Stage.Published;

    public void BecomeWithdrawn() => (Stage, Schedule) = (Stage.Withdrawn, null);

    private ViewpointSection Section(Viewpoint viewpoint) => Sections.Single(s => s.Viewpoint == viewpoint);
}

/// <summary>The facts, in one language. Markdown.</summary>
public class Summary
{
    public int Id { get; private set; }
    public int EditionId { get; private set; }
    public string Markdown { get; set; } = "";
}

/// <summary>One of the four viewpoints, in one language. Markdown.</summary>
public class ViewpointSection(Viewpoint viewpoint)
{
    public int Id { get; private set; }
    public int EditionId { get; private set; }
    public Viewpoint Viewpoint { get; private set; } = viewpoint;
    public string Markdown { get; set; } = "";
}

/// <summary>What an editor saved, kept for ever.</summary>
public class Revision
{
    public int Id { get; private set; }
    public int EditionId { get; private set; }
    public int Number { get; init; }
    public EditionText Text { get; init; } = EditionText.Empty;
    public DateTime SavedAt { get; init; }
    public string SavedBy { get; init; } = "";

    /// <summary>What it changed of the one before, as <see cref="RevisionChange"/> writes it: a list of many asks for no text.</summary>
    public string Changes { get; init; } = "";

    /// <summary>Those that its text names.</summary>
    public List<RevisionPicture> Pictures { get; } = [];

    /// <summary>The number of the older one whose text it is; null for what was written.</summary>
    public int? RestoredFrom { get; set; }
}

/// <summary>A topic that an edition shows, and its place among them.</summary>
public class EditionTopic
{
    public int EditionId { get; private set; }
    public int TopicId { get; private set; }
    public Topic Topic { get; init; } = null!;
    public int Place { get; set; }
}
