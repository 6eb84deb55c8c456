using System.Globalization;
using System.Text.RegularExpressions;
using Commentary.Text.Languages;

namespace Commentary.Text.Links;

/// <summary>
/// What a page says of itself, as far as that is sure: what machines are told first, then what networks are, then what the page is called. What is
/// not sure is empty. All of it is somebody else's text: short, in one line, without what cannot be seen.
/// </summary>
/// <param name="Author">All who are named, with commas between.</param>
/// <param name="PublishedOn">The day as the page writes it, wherever that is.</param>
/// <param name="Language">Two letters (ISO 639-1).</param>
/// <param name="Picture">The address of the picture that stands for the page; http or https, without a user name.</param>
public sealed partial record PageFacts(
    string Title,
    string Publisher,
    string Author,
    DateOnly? PublishedOn,
    string Language,
    string Picture
)
{
    public const int MostAuthors = 20;
    private const int MaxAddress = 2048;

    private static readonly string[] Separators = [" | ", " - ", " – ", " — ", " · ", " • ", " » ", " :: ", " : "];

    /// <summary>Under these names others register theirs (<c>example.co.uk</c>).</summary>
    private static readonly string[] Registries = ["co", "com", "net", "org", "ac", "edu", "gov", "gouv", "qc", "gc"];

    /// <summary>What computers write when they do not know.</summary>
    private static readonly DateOnly Epoch = new(1970, 1, 1);

    public bool AreNone => this is { Title: "", Publisher: "", Author: "", PublishedOn: null, Language: "", Picture: "" };

    /// <param name="page">The page, or as much of it as there is.</param>
    /// <param name="charset">What the server says of its encoding.</param>
    /// <param name="at">Where it was found, after all redirects.</param>
    public static PageFacts Of(ReadOnlySpan<byte> page, string? charset, Uri at)
    {
        ArgumentNullException.ThrowIfNull(at);
        var head = PageHead.Of(page, charset);
        string[] addresses =
        [
            .. new[] { at.AbsoluteUri, head.Canonical, head.Said("og:url") }.Select(Canonical).Where(one => one.Length > 0),
        ];
        var article = PageArticle.Of(head.LinkedData, addresses);

        var site = FirstName(article?.Publisher, head.Said("og:site_name"), head.Said("application-name"));
        var (title, suffix) = WithoutSite(
            First(article?.Headline, head.Said("og:title"), head.Said("twitter:title"), head.Title),
            [site, head.Said("og:site_name"), .. HostNames(at.IdnHost)]
        );
        // The page is called by the name of the host as a person would write it.
        var publisher =
            site.Length > 0 ? site
            : suffix.Length > 0 ? suffix
            : WithoutSite(head.Title, HostNames(at.IdnHost)).Suffix;
        var authors = article?.Authors is { Count: > 0 } named ? named : [head.Said("author"), head.Said("article:author")];
        return new(
            title,
            publisher,
            Together(authors, publisher),
            new[] { article?.Published, head.Said("article:published_time", "datePublished", "parsely-pub-date", "dc.date.issued", "date") }
                .Select(Day)
                .FirstOrDefault(day => day is not null)
                ?? OnlyDay(head.Times),
            LanguageOf(article?.Language, head.Language, head.Said("og:locale"), head.Said("content-language")),
            new[]
            {
                article?.Picture,
                head.Said("og:image:secure_url", "og:image", "og:image:url"),
                head.Said("twitter:image", "twitter:image:src"),
            }
                .Select(picture => AddressOf(picture, at))
                .FirstOrDefault(picture => picture.Length > 0)
                ?? ""
        );
    }

    private static string First(params ReadOnlySpan<string?> texts)
    {
        foreach (var text in texts)
            if (PageHead.Kept(text, PageTitle.MaxLength) is { Length: > 0 } kept)
                return kept;
        return "";
    }

    /// <summary>A name that is an address, or does not end, is none.</summary>
    private static string FirstName(params ReadOnlySpan<string?> names)
    {
        foreach (var name in names)
            if (NameOf(name) is { Length: > 0 } kept)
                return kept;
        return "";
    }

    private static string NameOf(string? name)
    {
        var kept = PageHead.Kept(name, PageTitle.MaxLength + 1);
        return kept.Length > PageTitle.MaxLength || kept.Contains("://", StringComparison.Ordinal) || kept.Contains('@') ? "" : kept;
    }

    private static string Together(IEnumerable<string> authors, string publisher)
    {
        List<string> names = [];
        foreach (var author in authors.Take(MostAuthors))
        {
            var name = NameOf(By().Replace(PageHead.Kept(author, PageTitle.MaxLength + 1), ""));
            if (name.Length == 0 || IsSame(name, publisher) || names.Exists(known => IsSame(known, name)))
                continue;
            if (names.Sum(known => known.Length + 2) + name.Length > PageTitle.MaxLength)
                break;
            names.Add(name);
        }
        return string.Join(", ", names);
    }

    private static bool IsSame(string one, string other) => Folding.Letters(one) == Folding.Letters(other);

    /// <summary>The title without the name of its site, at its end or its beginning, and that name.</summary>
    private static (string Title, string Suffix) WithoutSite(string title, IReadOnlyCollection<string> names)
    {
        foreach (var separator in Separators)
        {
            var last = title.LastIndexOf(separator, StringComparison.Ordinal);
            if (last > 0 && IsSite(title[(last + separator.Length)..]))
                return (title[..last].Trim(), title[(last + separator.Length)..].Trim());
            var first = title.IndexOf(separator, StringComparison.Ordinal);
            if (first > 0 && IsSite(title[..first]))
                return (title[(first + separator.Length)..].Trim(), title[..first].Trim());
        }
        return (title, "");

        bool IsSite(string words) =>
            Folding.Letters(words) is { Length: > 0 } letters && names.Any(name => Folding.Letters(name) == letters);
    }

    /// <summary><c>www.the-verge.co.uk</c> may call itself “The Verge” or “the-verge.co.uk”; a number stands for no name.</summary>
    private static string[] HostNames(string host)
    {
        var whole = host.StartsWith("www.", StringComparison.OrdinalIgnoreCase) ? host[4..] : host;
        var labels = whole.Split('.');
        if (labels.Length < 2 || Uri.CheckHostName(host) is not UriHostNameType.Dns)
            return [];
        return [whole, labels.Length > 2 && Registries.Contains(labels[^2]) ? labels[^3] : labels[^2]];
    }

    private static DateOnly? Day(string? moment)
    {
        var text = moment?.Trim() ?? "";
        var day =
            IsoDay().Match(text) is { Success: true } iso
            && DateOnly.TryParseExact(
                iso.Groups["day"].Value,
                "yyyy-MM-dd",
                CultureInfo.InvariantCulture,
                DateTimeStyles.None,
                out var written
            )
                ? written
            : DateTimeOffset.TryParseExact(text, "r", CultureInfo.InvariantCulture, DateTimeStyles.None, out var rfc)
                ? DateOnly.FromDateTime(rfc.DateTime)
            : (DateOnly?)null;
        return day is { Year: >= 1900 and < 9000 } && day != Epoch && day != Epoch.AddDays(-1) ? day : null;
    }

    /// <summary>The day on which the page says that it was published; else the only day that it names.</summary>
    private static DateOnly? OnlyDay(IEnumerable<(string Moment, bool IsPublished)> times)
    {
        var days = times.Select(time => (Day: Day(time.Moment), time.IsPublished)).Where(time => time.Day is not null).ToList();
        foreach (var sure in new[] { days.Where(time => time.IsPublished), days })
            if (sure.Select(time => time.Day).Distinct().Take(2).ToList() is [var only])
                return only;
        return null;
    }

    /// <summary>What the article says; else what the page says, unless two places say two things.</summary>
    private static string LanguageOf(params ReadOnlySpan<string?> said)
    {
        if (Code(said[0]) is { Length: > 0 } sure)
            return sure;
        var known = "";
        foreach (var each in said[1..])
            if (Code(each) is { Length: > 0 } code)
            {
                if (known.Length > 0 && known != code)
                    return "";
                known = code;
            }
        return known;

        static string Code(string? tag)
        {
            var code = Tag().Match(tag?.Trim() ?? "").Groups["code"].Value.ToLowerInvariant();
            try
            {
#pragma warning disable RS0030 // What it throws on a name that is none is answered below.
                return code.Length == 0 ? "" : CultureInfo.GetCultureInfo(code, predefinedOnly: true).TwoLetterISOLanguageName;
#pragma warning restore RS0030
            }
            catch (CultureNotFoundException)
            {
                return "";
            }
        }
    }

    private static string AddressOf(string? picture, Uri at) =>
        picture is { Length: > 0 and <= MaxAddress }
        && Uri.TryCreate(at, picture.Trim(), out var address)
        && address.IsAbsoluteUri
        && address.AbsoluteUri.Length <= MaxAddress
        && SourceAddress.TryCanonical(address.AbsoluteUri, out var canonical)
        && canonical.Length <= MaxAddress
            ? address.AbsoluteUri
            : "";

    private static string Canonical(string address) => SourceAddress.TryCanonical(address, out var canonical) ? canonical : "";

    [GeneratedRegex(@"^(?<day>\d{4}-\d{2}-\d{2})(?=$|[T ])", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex IsoDay();

    [GeneratedRegex(@"^(?<code>[A-Za-z]{2})(?=$|[-_])", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Tag();

    /// <summary>“By Somebody” is how a page is written, not what somebody is called.</summary>
    [GeneratedRegex(@"^(?:by|par)\s*:?\s+", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex By();
}
