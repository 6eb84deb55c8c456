using System.Globalization;

namespace Commentary.Application.Redirects;

/// <summary>How an address came into the ledger. In the order in which it is read.</summary>
public enum LedgerOrigin
{
    /// <summary>A rule, at work or not.</summary>
    Rule,

    /// <summary>What a rule was about before it was about something else.</summary>
    FormerRule,

    /// <summary>A slug that was public.</summary>
    Slug,

    /// <summary>An old site's sitemap or log.</summary>
    Known,
    ShortLink,
}

/// <summary>An address that somebody may still hold.</summary>
/// <param name="Host">The host that it is about; empty for our own.</param>
/// <param name="Address">A path with its query, encoded as a request has it.</param>
/// <param name="IsTakenAway">
/// Somebody decided that it leads nowhere now: the rule was taken away or turned off, or the article withdrawn. A 404 there is no accident.
/// </param>
public sealed record LedgerEntry(LedgerOrigin Origin, string Host, string Address, int? RuleId, bool IsTakenAway);

/// <summary>How far a reader of the ledger has come. Written as <c>Slug:123</c>.</summary>
/// <param name="Key">The number, or for a short link the code, of the last entry that was read; empty before the first.</param>
public sealed record LedgerPosition(LedgerOrigin Origin, string Key)
{
    public static readonly LedgerPosition Start = new(LedgerOrigin.Rule, "");

    /// <summary>The number of the last entry that was read.</summary>
    public long Number => long.TryParse(Key, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    /// <summary>The start, when it is none.</summary>
    public static LedgerPosition Parse(string? text) =>
        text?.Split(':', 2) is [var origin, var key] && Enum.TryParse<LedgerOrigin>(origin, out var known) && Enum.IsDefined(known)
            ? new(known, key)
            : Start;

    public override string ToString() => $"{Origin}:{Key}";
}
