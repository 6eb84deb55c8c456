using System.Text.RegularExpressions;
using Commentary.Text.Links;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Commentary.Text.Markdown;

/// <summary>One link or picture of a text, as it was written.</summary>
/// <param name="Words">What names it: the words of a link, the alternative text of a picture.</param>
public sealed record WrittenLink(string Url, string Words, bool IsPicture)
{
    /// <summary>A path of the site itself, or a place on the same page.</summary>
    public bool IsWithin => LinkTarget.IsOnSite(Url) || Url is ['#', ..];

    /// <summary>Whether a reader is led somewhere: what is relative, has an unknown scheme or no host is shown as words only.</summary>
    public bool IsWhole => IsWithin || (LinkTarget.IsOutside(Url) ? SourceAddress.TryCanonical(Url, out _) : IsMail);

    private bool IsMail => Url.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase) && Url.Contains('@', StringComparison.Ordinal);
}

/// <summary>The links and pictures of a text.</summary>
public static partial class WrittenLinks
{
    public static IReadOnlyList<WrittenLink> Of(string markdown)
    {
        ArgumentNullException.ThrowIfNull(markdown);
        if (HouseMarkdown.Parse(HouseMarkdown.Clean(markdown)) is not { } document)
            return [];
        List<WrittenLink> links = [];
        foreach (var inline in document.Descendants<Inline>())
            if (inline is LinkInline link)
                links.Add(new(link.Url?.Trim() ?? "", Words(link), link.IsImage));
            else if (inline is AutolinkInline { IsEmail: false } address)
                links.Add(new(address.Url, address.Url, IsPicture: false));
        return links;
    }

    /// <summary>What was to be a link and is not one, as it stands in the text: an address with a space in it, a bracket that is not closed.</summary>
    public static IReadOnlyList<string> Torn(string markdown)
    {
        ArgumentNullException.ThrowIfNull(markdown);
        return HouseMarkdown.Parse(HouseMarkdown.Clean(markdown)) is { } document
            ?
            [
                .. document
                    .Descendants<LeafBlock>()
                    .Where(block => block.Inline is not null)
                    .SelectMany(block => Attempt().Matches(HouseMarkdown.PlainText([block])))
                    .Select(found => found.Value),
            ]
            : [];
    }

    private static string Words(LinkInline link) =>
        string.Concat(
                link.Descendants<LiteralInline>()
                    .Select(literal => literal.Content.ToString())
                    .Concat(link.Descendants<CodeInline>().Select(code => code.Content))
            )
            .Trim();

    [GeneratedRegex(@"\[[^\[\]\n]{0,200}\]\([^\n)]{0,200}\)?", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 2000)]
    private static partial Regex Attempt();
}
