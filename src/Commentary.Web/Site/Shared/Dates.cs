using System.Globalization;
using Commentary.Application;
using Commentary.Text.Languages;

namespace Commentary.Web.Site.Shared;

/// <summary>Dates as the page's language writes them, in the site's time zone.</summary>
public class Dates(SiteOptions site)
{
    public string Day(DateTime utc, Language language) => Day(DateOnly.FromDateTime(site.Local(utc)), language);

    /// <summary>« 1er novembre 2026 » (OQLF: the first of the month is an ordinal), “November 1, 2026”.</summary>
    public static string Day(DateOnly day, Language language) =>
        language is Language.English
            ? day.ToString("MMMM d, yyyy", language.Culture())
            : $"{Ordinal(day)} {day.ToString("MMMM yyyy", language.Culture())}";

    public string DayAndMonth(DateTime utc, Language language)
    {
        var day = DateOnly.FromDateTime(site.Local(utc));
        return language is Language.English
            ? day.ToString("MMMM d", language.Culture())
            : $"{Ordinal(day)} {day.ToString("MMMM", language.Culture())}";
    }

    public static string Month(DateOnly month, Language language) => month.ToString("MMMM", language.Culture());

    /// <summary>« 24 novembre 2026, 14 h 05 », “November 24, 2026, 2:05 p.m.”; the time is not broken (OQLF).</summary>
    public string Moment(DateTime utc, Language language)
    {
        var local = site.Local(utc);
        var time =
            language is Language.English
                ? local.ToString("h:mm\u00A0tt", language.Culture())
                : local.ToString("H'\u00A0h\u00A0'mm", language.Culture());
        return $"{Day(utc, language)}, {time}";
    }

    /// <summary>The day in the site's time zone, as <c>datetime</c> attributes write it.</summary>
    public string Iso(DateTime utc) => site.Local(utc).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>The moment itself, as machines write it (ISO 8601, UTC).</summary>
    public static string Utc(DateTime utc) => utc.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private static string Ordinal(DateOnly day) => day.Day == 1 ? "1er" : day.Day.ToString(CultureInfo.InvariantCulture);
}
