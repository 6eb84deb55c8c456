using System.Security.Cryptography;
using System.Text;
using Commentary.Text.Links;

namespace Commentary.Application.Model;

/// <summary>The news that an article comments on.</summary>
public class SourceLink
{
    public const int UrlLength = 2048;
    public const int NameLength = 300;
    public const int LanguageLength = 12;

    public int Id { get; private set; }
    public int ArticleId { get; private set; }

    /// <summary>The address as it was given; empty while there is none.</summary>
    public string Url { get; private set; } = "";

    /// <summary>The same address without what only tracks (<c>utm_source</c> and its kin); empty when it is no http address.</summary>
    public string CanonicalUrl { get; private set; } = "";

    /// <summary>SHA-256 of the canonical address, in hexadecimal: an index key that fits both databases, whatever the address's length.</summary>
    public string CanonicalKey { get; private set; } = "";
    public string Title { get; private set; } = "";
    public string Publisher { get; private set; } = "";
    public string Author { get; private set; } = "";
    public DateOnly? PublishedOn { get; private set; }

    /// <summary>The language of its title, as BCP 47 writes it (<c>en</c>); empty when it is not known.</summary>
    public string Language { get; private set; } = "";

    /// <summary>Whether its page can still be read, as far as was found out. What was found of another address is forgotten.</summary>
    public SourceCheck Check { get; private set; } = new();

    /// <summary>Grows by one with each save; a save based on an older number is refused.</summary>
    public int Version { get; private set; }

    public SourceText Text => new(Url, Title, Publisher, Author, PublishedOn, Language);

    public void Write(SourceText text)
    {
        (Url, Title, Publisher, Author, PublishedOn, Language) = text;
        CanonicalUrl = SourceAddress.TryCanonical(Url, out var canonical) ? canonical : "";
        CanonicalKey = KeyOf(CanonicalUrl);
        if (Check.Key != CanonicalKey)
            Check = new();
        Version++;
    }

    /// <summary>Takes down what a look at its page found.</summary>
    public void Settle(SourceSight sight, DateTime now) => Check = Check.Settled(CanonicalKey, sight, now);

    /// <summary>Whether there is room for the address as it was given and as it is stored: percent-encoded (RFC 3986, 2.1), it grows.</summary>
    public static bool Holds(string url)
    {
        ArgumentNullException.ThrowIfNull(url);
        return url.Length <= UrlLength && (!SourceAddress.TryCanonical(url, out var canonical) || canonical.Length <= UrlLength);
    }

    public static string KeyOf(string canonicalUrl) =>
        canonicalUrl.Length == 0 ? "" : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(canonicalUrl)));
}

/// <summary>All that an editor types about the source.</summary>
public record SourceText(string Url, string Title, string Publisher, string Author, DateOnly? PublishedOn, string Language = "")
{
    public static readonly SourceText Empty = new("", "", "", "", null);

    // A form that does not send a field binds null, whatever the type says.
    public string Url { get; init; } = Url ?? "";
    public string Title { get; init; } = Title ?? "";
    public string Publisher { get; init; } = Publisher ?? "";
    public string Author { get; init; } = Author ?? "";
    public string Language { get; init; } = Language ?? "";

    /// <summary>The same text as it is kept.</summary>
    public SourceText Kept() => new(Kept(Url), Kept(Title), Kept(Publisher), Kept(Author), PublishedOn, Kept(Language));

    private static string Kept(string text) => new([.. text.Trim().Where(c => !char.IsControl(c))]);
}
