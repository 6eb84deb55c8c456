using Commentary.Text.Languages;
using Commentary.Text.Links;

namespace Commentary.Application.Model;

/// <summary>One piece of commentary: what it comments on, and one edition for each language it was written in.</summary>
public class Article
{
    private Article() { }

    public int Id { get; private set; }
    public DateTime CreatedAt { get; private init; }

    /// <summary>Made by the first start in Development, and marked so wherever it is shown.</summary>
    public bool IsDemonstration { get; private init; }
    public SourceLink Source { get; private init; } = null!;
    public List<Edition> Editions { get; } = [];
    public List<EditorNote> Notes { get; } = [];

    public static Article Begin(DateTime at, bool isDemonstration = false) =>
        new()
        {
            CreatedAt = at,
            IsDemonstration = isDemonstration,
            Source = new(),
        };

    /// <summary>Takes the source that a file names, where there is none yet.</summary>
    /// <returns>What of it has no place here, for the editor to decide: a second source, a title that is too long; empty when all has.</returns>
    public string TakeSource(string url, string title)
    {
        ArgumentNullException.ThrowIfNull(url);
        ArgumentNullException.ThrowIfNull(title);
        url = SourceAddress.WithoutUnseen(url);
        if (url.Length == 0)
            return title;
        if (!SourceLink.Holds(url) || !SourceAddress.TryCanonical(url, out var canonical))
            return $"{title} {url}".Trim();
        if (Source.Url.Length == 0)
            Source.Write(Source.Text with { Url = url, Title = title.Length <= SourceLink.NameLength ? title : "" });
        return Source.CanonicalUrl != canonical ? $"{title} {url}".Trim()
            : title == Source.Title ? ""
            : title;
    }

    public Edition? Edition(Language language) => Editions.SingleOrDefault(e => e.Language == language);

    /// <summary>The edition in a language; an empty one is begun where there is none.</summary>
    public Edition EditionOrNew(Language language)
    {
        if (Edition(language) is { } edition)
            return edition;
        var begun = Model.Edition.Begin(language);
        Editions.Add(begun);
        return begun;
    }
}
