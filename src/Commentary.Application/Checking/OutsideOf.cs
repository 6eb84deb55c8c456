using Commentary.Application.Model;
using Commentary.Text.Languages;
using Commentary.Text.Links;

namespace Commentary.Application.Checking;

/// <summary>The addresses elsewhere to which the texts of a piece link, each once.</summary>
public class OutsideOf(SiteOptions site)
{
    /// <summary>By the key under which what was found of them is kept.</summary>
    public IReadOnlyDictionary<string, string> In(Article article)
    {
        ArgumentNullException.ThrowIfNull(article);
        Dictionary<string, string> found = new(StringComparer.Ordinal);
        foreach (var language in LanguageNames.All)
        foreach (var (_, url) in Checklist.Links(article.Edition(language)?.Text ?? EditionText.Empty))
            if (SitePlace.Of(url, site.Address) is null && SourceAddress.TryCanonical(url, out var canonical))
                found.TryAdd(SourceLink.KeyOf(canonical), canonical);
        return found;
    }
}
