using Commentary.Text.Links;

namespace Commentary.Application.Redirects;

/// <summary>The query of an old address: named parameters decide, their order does not.</summary>
public static class OldQuery
{
    /// <summary>
    /// The one form in which two queries that ask for the same are equal: decoded and encoded again, names in lower case and in order.
    /// <c>?Lang=fr&amp;id=42</c> gives <c>id=42&amp;lang=fr</c>.
    /// </summary>
    public static string Normalize(string query)
    {
        ArgumentNullException.ThrowIfNull(query);
        return string.Join(
            '&',
            Parameters(query)
                .Select(p =>
                    p.Value.Length == 0 ? Uri.EscapeDataString(p.Name) : $"{Uri.EscapeDataString(p.Name)}={Uri.EscapeDataString(p.Value)}"
                )
                .Order(StringComparer.Ordinal)
                .Distinct(StringComparer.Ordinal)
        );
    }

    public static int Count(string normal)
    {
        ArgumentNullException.ThrowIfNull(normal);
        return normal.Length == 0 ? 0 : normal.AsSpan().Count('&') + 1;
    }

    /// <summary>Whether an address's query has every parameter of a normal one, whatever else it has.</summary>
    public static bool Has(string query, string normal)
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentNullException.ThrowIfNull(normal);
        var asked = Parameters(query).ToList();
        return Parameters(normal).All(asked.Contains);
    }

    /// <summary>The query without what only tracks; everything else as it was typed.</summary>
    public static string WithoutTracking(string query)
    {
        ArgumentNullException.ThrowIfNull(query);
        return string.Join('&', query.Split('&').Where(p => p.Length > 0 && !SourceAddress.IsTracker(p)));
    }

    private static IEnumerable<(string Name, string Value)> Parameters(string query) =>
        query
            .TrimStart('?')
            .Split('&', StringSplitOptions.RemoveEmptyEntries)
            .Select(parameter => parameter.Split('=', 2))
            .Select(p => (Decode(p[0]).ToLowerInvariant(), p.Length > 1 ? Decode(p[1]) : ""));

    /// <summary>As forms write it (WHATWG URL, 5.1): a plus is a space.</summary>
    private static string Decode(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));
}
