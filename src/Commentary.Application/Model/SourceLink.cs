using System.Security.Cryptography;
using System.Text;
using Commentary.Text.Languages;
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

    /// <summary>The same of what <see cref="AddressLikeness"/> makes of it: addresses that share it are perhaps one page.</summary>
    public string LikenessKey { get; private set; } = "";
    public string Title { get; private set; } = "";
    public string Publisher { get; private set; } = "";
    public string Author { get; private set; } = "";
    public DateOnly? PublishedOn { get; private set; }

    /// <summary>The language of its title, as BCP 47 writes it (<c>en</c>); empty when it is not known.</summary>
    public string Language { get; private set; } = "";

    /// <summary>Whether its page can still be read, as far as was found out. What was found of another address is forgotten.</summary>
    public SourceCheck Check { get; private set; } = new();

    /// <summary>The address of the picture that stands for the page there; empty when there is none.</summary>
    public string Picture { get; private set; } = "";

    /// <summary>UTC. From then on a node may take it upon itself to read the page; null while nobody waits for that.</summary>
    public DateTime? ReadDue { get; private set; }

    /// <summary>What came of reading it. What came of another address is forgotten.</summary>
    public SourceReading Reading { get; private set; } = new();

    /// <summary>Grows by one with each save; a save based on an older number is refused.</summary>
    public int Version { get; private set; }

    public SourceText Text => new(Url, Title, Publisher, Author, PublishedOn, Language, Picture);

    public void Write(SourceText text)
    {
        var before = CanonicalKey;
        (Url, Title, Publisher, Author, PublishedOn, Language, Picture) = text;
        CanonicalUrl = SourceAddress.TryCanonical(Url, out var canonical) ? canonical : "";
        (CanonicalKey, LikenessKey) = (KeyOf(CanonicalUrl), LikenessOf(CanonicalUrl));
        if (Check.Key != CanonicalKey)
            Check = new();
        if (CanonicalKey != before)
            Reading = new();
        if (CanonicalUrl.Length == 0)
            ReadDue = null;
        Version++;
    }

    /// <summary>Has the page read, by whichever node comes first.</summary>
    /// <returns>Whether there is one to read.</returns>
    public bool AskReading(DateTime now)
    {
        if (CanonicalUrl.Length == 0)
            return false;
        (ReadDue, Reading) = (now, Reading.Asked());
        return true;
    }

    /// <summary>Takes down what the page says of itself: where nothing stands it is put, and nowhere else.</summary>
    public void TakeReading(SourceText found, WhyUnread why, DateTime now)
    {
        var before = Version;
        if (Text.FilledBy(found) is var filled && filled != Text)
            Write(filled);
        (ReadDue, Reading) = (null, Reading.Made(why, now, before, Version));
    }

    /// <summary>Whether all that was written since somebody opened this version is what a page said of itself.</summary>
    public bool IsOnlyReadSince(int opened) => opened < Version && Reading.ToVersion == Version && opened >= Reading.OnVersion;

    /// <summary>Takes down what a look at its page found.</summary>
    public void Settle(SourceSight sight, DateTime now) => Check = Check.Settled(CanonicalKey, sight, now);

    /// <summary>Whether there is room for the address as it was given and as it is stored: percent-encoded (RFC 3986, 2.1), it grows.</summary>
    public static bool Holds(string url)
    {
        ArgumentNullException.ThrowIfNull(url);
        return url.Length <= UrlLength && (!SourceAddress.TryCanonical(url, out var canonical) || canonical.Length <= UrlLength);
    }

    public static string LikenessOf(string canonicalUrl) => KeyOf(AddressLikeness.Of(canonicalUrl));

    public static string KeyOf(string canonicalUrl) =>
        canonicalUrl.Length == 0 ? "" : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(canonicalUrl)));
}

/// <summary>All that an editor types about the source.</summary>
public record SourceText(
    string Url,
    string Title,
    string Publisher,
    string Author,
    DateOnly? PublishedOn,
    string Language = "",
    string Picture = ""
)
{
    public static readonly SourceText Empty = new("", "", "", "", null);

    // A form that does not send a field binds null, whatever the type says.
    public string Url { get; init; } = Url ?? "";
    public string Title { get; init; } = Title ?? "";
    public string Publisher { get; init; } = Publisher ?? "";
    public string Author { get; init; } = Author ?? "";
    public string Language { get; init; } = Language ?? "";
    public string Picture { get; init; } = Picture ?? "";

    /// <summary>The same text as it is kept: its address and its title without what nobody sees (<see cref="HasUnseen"/>).</summary>
    public SourceText Kept() =>
        new(
            SourceAddress.WithoutUnseen(Kept(Url)),
            DirectionMarks.Without(Kept(Title)),
            Kept(Publisher),
            Kept(Author),
            PublishedOn,
            Kept(Language),
            Kept(Picture)
        );

    /// <summary>The fields that hold characters which nobody sees, and which are not kept.</summary>
    public IEnumerable<string> HasUnseen()
    {
        if (SourceAddress.WithoutUnseen(Url) != Url)
            yield return nameof(Url);
        if (Title.Any(DirectionMarks.Is))
            yield return nameof(Title);
    }

    /// <summary>The same text with these in its empty fields.</summary>
    public SourceText FilledBy(SourceText found)
    {
        ArgumentNullException.ThrowIfNull(found);
        return new(
            Or(Url, found.Url),
            Or(Title, found.Title),
            Or(Publisher, found.Publisher),
            Or(Author, found.Author),
            PublishedOn ?? found.PublishedOn,
            Or(Language, found.Language),
            Or(Picture, found.Picture)
        );

        static string Or(string own, string other) => own.Length > 0 ? own : other;
    }

    private static string Kept(string text) => new([.. text.Trim().Where(c => !char.IsControl(c))]);
}
