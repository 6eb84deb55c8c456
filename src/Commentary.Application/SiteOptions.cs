namespace Commentary.Application;

/// <summary>What the operator decides for the whole installation.</summary>
public class SiteOptions
{
    /// <summary>The IANA name of the time zone in which dates are shown and months counted.</summary>
    public string TimeZone { get; set; } = "America/Toronto";

    /// <summary>Hosts outside the site that a redirect may lead to, such as <c>www.example.org</c>. None unless named.</summary>
    public List<string> RedirectHosts { get; } = [];

    /// <summary>
    /// Hosts besides that of <see cref="Address"/> that the site answers for, such as a retired domain whose rules name no host; each with and
    /// without <c>www.</c> Those that rules name need not be named here.
    /// </summary>
    public List<string> Hosts { get; } = [];

    /// <summary>
    /// The proxies before the site, as addresses or networks (<c>10.0.0.0/8</c>): only what these forward (X-Forwarded-For, X-Forwarded-Proto) is
    /// believed. None unless named.
    /// </summary>
    public List<string> Proxies { get; } = [];

    /// <summary>
    /// The public address, <c>https://commentary.example</c>, for canonical links, feeds and sitemap. Where it is not set, the address that
    /// the reader asked is used.
    /// </summary>
    public Uri? Address { get; set; }

    /// <summary>Whether readers see the names of those who wrote a piece; else how many they were, and the name of who published it.</summary>
    public bool NamesWriters { get; set; }

    /// <summary>
    /// The account that a piece is credited to where a link to it is shown in the fediverse, <c>@commentary@example.social</c>; none unless it is
    /// set. Mastodon shows it once that account names the site.
    /// </summary>
    public string FediverseCreator { get; set; } = "";

    /// <summary>The WebSub hub that feeds name (W3C WebSub); none unless it is set.</summary>
    public Uri? Hub { get; set; }

    /// <summary>Whom to tell of a hole in the site, as <c>mailto:…</c> or <c>https://…</c> (RFC 9116). Without it there is no security.txt.</summary>
    public Uri? SecurityContact { get; set; }

    /// <summary>
    /// The key under which search engines are told of what was published or withdrawn (IndexNow): 8 to 128 letters, digits or dashes. They are
    /// told nothing unless it and <see cref="Address"/> are set.
    /// </summary>
    public string IndexNowKey { get; set; } = "";

    /// <summary>Who is told.</summary>
    public Uri IndexNow { get; set; } = new("https://api.indexnow.org/indexnow");

    /// <summary>
    /// Whether the sources of what is public are looked at now and then, to tell readers of those that are gone. Unless it is set they are in
    /// production, where <see cref="Address"/> says who asks.
    /// </summary>
    public bool? ChecksSources { get; set; }

    /// <summary>
    /// Whether the page of the news is read when an editor starts from its link or asks for it, and never otherwise. Where it is not, the server
    /// goes nowhere because somebody typed an address.
    /// </summary>
    public bool ReadsSources { get; set; } = true;

    /// <summary>
    /// How readers reach the person in charge of the protection of personal information (Québec's Law 25), as <c>mailto:…</c> or
    /// <c>https://…</c>; unset, the privacy page offers <see cref="SecurityContact"/>, or says that nobody can be reached yet.
    /// </summary>
    public Uri? PrivacyContact { get; set; }

    /// <summary>Who that person is, by name or function, as the privacy page shows it under the title; may stay empty.</summary>
    public string PrivacyPerson { get; set; } = "";

    /// <summary>Where the server and its data are, such as <c>Montréal (Québec)</c>, for the privacy page.</summary>
    public string HostedIn { get; set; } = "";

    /// <summary>The day that it is where the site is.</summary>
    public DateOnly Today(TimeProvider clock)
    {
        ArgumentNullException.ThrowIfNull(clock);
        return DateOnly.FromDateTime(Local(clock.GetUtcNow().UtcDateTime));
    }

    public DateTime Local(DateTime utc) => TimeZoneInfo.ConvertTimeFromUtc(utc, TimeZoneInfo.FindSystemTimeZoneById(TimeZone));

    /// <summary>The moment that a clock on the site's wall showed; one that it leapt over in spring is an hour later.</summary>
    public DateTime Utc(DateTime local)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(TimeZone);
        var wall = DateTime.SpecifyKind(local, DateTimeKind.Unspecified);
        return TimeZoneInfo.ConvertTimeToUtc(zone.IsInvalidTime(wall) ? wall.AddHours(1) : wall, zone);
    }

    /// <summary>
    /// The moments (UTC, the earlier first) that may be meant by what a clock on the site's wall showed: two where the clocks are set back over
    /// it, or leap over it and it is counted from before or from after; else one.
    /// </summary>
    public IReadOnlyList<DateTime> Moments(DateTime local)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(TimeZone);
        var wall = DateTime.SpecifyKind(local, DateTimeKind.Unspecified);
        TimeSpan[] offsets =
            zone.IsAmbiguousTime(wall) ? zone.GetAmbiguousTimeOffsets(wall)
            : zone.IsInvalidTime(wall) ? [zone.GetUtcOffset(wall.AddDays(-1)), zone.GetUtcOffset(wall.AddDays(1))]
            : [zone.GetUtcOffset(wall)];
        return [.. offsets.Select(offset => DateTime.SpecifyKind(wall - offset, DateTimeKind.Utc)).Order()];
    }

    public bool IsSkipped(DateTime local) =>
        TimeZoneInfo.FindSystemTimeZoneById(TimeZone).IsInvalidTime(DateTime.SpecifyKind(local, DateTimeKind.Unspecified));

    public int Month(DateTime utc)
    {
        var local = Local(utc);
        return (local.Year * 100) + local.Month;
    }
}
