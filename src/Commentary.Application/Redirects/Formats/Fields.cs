using System.Globalization;

namespace Commentary.Application.Redirects.Formats;

/// <summary>The fields of our own two formats: what a rule is as a row of words, and back. One list, so that neither says less.</summary>
internal static class Fields
{
    public static readonly IReadOnlyList<string> Names =
    [
        "from",
        "to",
        "status",
        "note",
        "match",
        "host",
        "query",
        "edition",
        "query_handling",
        "starts",
        "ends",
        "on",
        "group",
        "place",
        "archive",
    ];

    /// <summary>The words of a rule, in the order of <see cref="Names"/>.</summary>
    public static IReadOnlyList<string> Write(WrittenRule written)
    {
        var rule = written.Rule;
        return
        [
            rule.Match is RedirectMatch.Expression ? rule.Path : Paths.Escape(rule.Path),
            written.To,
            StatusWords.Write(rule.Answer),
            rule.Note,
            rule.Match switch
            {
                RedirectMatch.Prefix => "prefix",
                RedirectMatch.Expression => "regex",
                _ => "exact",
            },
            rule.Host,
            rule.Query,
            rule.ArticleId is null ? ""
            : rule.Language is Text.Languages.Language.French ? "fr"
            : rule.Language is Text.Languages.Language.English ? "en"
            : "reader",
            rule.QueryHandling switch
            {
                QueryHandling.Drop => "drop",
                QueryHandling.DropTracking => "drop-tracking",
                _ => "keep",
            },
            rule.StartsAt?.ToString("O", CultureInfo.InvariantCulture) ?? "",
            rule.EndsAt?.ToString("O", CultureInfo.InvariantCulture) ?? "",
            rule.IsOn ? "1" : "0",
            rule.Group,
            rule.Place.ToString(CultureInfo.InvariantCulture),
            rule.Archive ?? "",
        ];
    }

    /// <param name="field">The word under a name, or empty.</param>
    /// <exception cref="UnreadException">For a word that means nothing there.</exception>
    public static RuleText Read(Func<string, string> field) =>
        new()
        {
            From = field("from").Trim(),
            To = field("to").Trim(),
            Answer = StatusWords.Must(field("status")),
            Note = field("note").Trim(),
            Match = Word(field("match")) switch
            {
                "" or "exact" => RedirectMatch.Exact,
                "prefix" => RedirectMatch.Prefix,
                "regex" or "expression" => RedirectMatch.Expression,
                var other => throw new UnreadException(Unread.Value, other),
            },
            Host = field("host").Trim(),
            Query = field("query").Trim(),
            Edition = Word(field("edition")) switch
            {
                "" => TargetEdition.AsAddressed,
                "fr" => TargetEdition.French,
                "en" => TargetEdition.English,
                "reader" => TargetEdition.Reader,
                var other => throw new UnreadException(Unread.Value, other),
            },
            QueryHandling = Word(field("query_handling")) switch
            {
                "" or "keep" => QueryHandling.Keep,
                "drop" => QueryHandling.Drop,
                "drop-tracking" => QueryHandling.DropTracking,
                var other => throw new UnreadException(Unread.Value, other),
            },
            StartsAt = Time(field("starts")),
            EndsAt = Time(field("ends")),
            IsOn = Word(field("on")) switch
            {
                "" or "1" or "true" or "yes" or "oui" or "on" => true,
                "0" or "false" or "no" or "non" or "off" => false,
                var other => throw new UnreadException(Unread.Value, other),
            },
            Group = field("group").Trim(),
            Place =
                Word(field("place")) is not { Length: > 0 } place ? 0
                : int.TryParse(place, CultureInfo.InvariantCulture, out var number) ? number
                : throw new UnreadException(Unread.Value, place),
            Archive = field("archive").Trim(),
        };

    private static string Word(string typed) => typed.Trim().ToLowerInvariant();

    /// <summary>UTC, unless it says otherwise.</summary>
    private static DateTime? Time(string typed) =>
        string.IsNullOrWhiteSpace(typed) ? null
        : DateTime.TryParse(
            typed.Trim(),
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
            out var time
        )
            ? time
        : throw new UnreadException(Unread.Value, typed);
}
