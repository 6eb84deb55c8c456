using System.Security.Cryptography;
using System.Text;
using Commentary.Text.Languages;

namespace Commentary.Application.Redirects;

/// <summary>What of an old address a rule is about.</summary>
public enum RedirectMatch
{
    /// <summary>One path.</summary>
    Exact,

    /// <summary>A path and all that is below it; the rest is kept.</summary>
    Prefix,

    /// <summary>A regular expression over the path, whose captures the target may use.</summary>
    Expression,
}

/// <summary>What becomes of the query that the reader's address has.</summary>
public enum QueryHandling
{
    Keep,
    Drop,

    /// <summary>Parameters that only track (<c>utm_source</c> and its kin) go, the others stay.</summary>
    DropTracking,
}

/// <summary>How an old address is answered.</summary>
public enum RedirectAnswer
{
    /// <summary>301 (RFC 9110, 15.4.2).</summary>
    MovedPermanently,

    /// <summary>302 (15.4.3).</summary>
    Found,

    /// <summary>307 (15.4.8): as 302, and the method is kept.</summary>
    TemporaryRedirect,

    /// <summary>308 (15.4.9): as 301, and the method is kept.</summary>
    PermanentRedirect,

    /// <summary>410 (15.5.11), with what there is to offer instead.</summary>
    Gone,

    /// <summary>The forwarding page, which moves on at once. Never after a pause (WCAG 2.2, failure F40).</summary>
    ForwardAtOnce,

    /// <summary>The forwarding page, which waits for the reader.</summary>
    ForwardOnClick,
}

/// <summary>Why a rule whose address fits is not the one that answers.</summary>
public enum WhyNotApplied
{
    None,
    Off,
    OtherHost,
    OtherQuery,
    NotYet,
    Over,

    /// <summary>It leads to an article that is not public: it sleeps until it is.</summary>
    NotPublic,

    /// <summary>Its target would not be one: captures have made it another host's, or too long.</summary>
    TargetUnsafe,
}

/// <summary>
/// What a rule says: from where, to where, how and when. Immutable; whatever decides about an old address (index, explain, import) asks it.
/// </summary>
public sealed record RedirectRule
{
    /// <summary>In characters: SQL Server's index keys hold 1,700 bytes, two for each.</summary>
    public const int PathLength = 800;
    public const int HostLength = 253;
    public const int QueryLength = 500;
    public const int TargetLength = 2048;
    public const int NoteLength = 500;
    public const int GroupLength = 80;

    public RedirectMatch Match { get; init; }

    /// <summary>The path as <see cref="OldPath"/> makes it; for an expression, the expression.</summary>
    public string Path { get; init; } = "";

    /// <summary>The only host it is about, as <see cref="OldAddress"/> writes it; empty for any.</summary>
    public string Host { get; init; } = "";

    /// <summary>The parameters that an address must have, as <see cref="OldQuery"/> writes them; empty for none.</summary>
    public string Query { get; init; } = "";

    /// <summary>The article it leads to, or that is suggested instead of what is gone; null when it is <see cref="Target"/>, or none.</summary>
    public int? ArticleId { get; init; }

    /// <summary>The edition it leads to; null for the reader's language.</summary>
    public Language? Language { get; init; }

    /// <summary>A path of the site, or an address on a host that the operator allowed.</summary>
    public string? Target { get; init; }
    public RedirectAnswer Answer { get; init; }
    public QueryHandling QueryHandling { get; init; }

    /// <summary>UTC; null for always. It applies from this moment…</summary>
    public DateTime? StartsAt { get; init; }

    /// <summary>… until just before this one.</summary>
    public DateTime? EndsAt { get; init; }
    public bool IsOn { get; init; } = true;

    /// <summary>Among rules that nothing else tells apart, the lower comes first.</summary>
    public int Place { get; init; }

    /// <summary>Where an archive keeps what is gone; null for none.</summary>
    public string? Archive { get; init; }
    public string Group { get; init; } = "";
    public string Note { get; init; } = "";
    public bool IsRemoved { get; init; }

    /// <summary>Whether it is there to be asked at all.</summary>
    public bool IsAtWork => IsOn && !IsRemoved;

    /// <summary>SHA-256 of what makes it this rule and no other: two rules never have the same. In hexadecimal.</summary>
    public string Key =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{Match}\n{Host}\n{Path}\n{Query}\n{StartsAt:O}\n{EndsAt:O}")));

    /// <summary>Whether anything but the path decides about it.</summary>
    public bool IsConditional => Host.Length > 0 || Query.Length > 0 || StartsAt is not null || EndsAt is not null;

    /// <summary>Whether where it leads depends on the address that was asked.</summary>
    public bool IsComputed => Match is not RedirectMatch.Exact && Target is not null && Answer is not RedirectAnswer.Gone;

    /// <summary>The path of a fixed target on this site, as <see cref="Path"/> is written: what chains are found by. Null for any other.</summary>
    public string? TargetPath =>
        Target is ['/', ..] && Match is RedirectMatch.Exact && Answer is not RedirectAnswer.Gone ? OldPath.Normalize(Target) : null;

    /// <summary>The same rule leading elsewhere.</summary>
    public RedirectRule LeadingTo(RedirectTarget target)
    {
        ArgumentNullException.ThrowIfNull(target);
        return this with { ArticleId = target.ArticleId, Language = target.Language, Target = target.Address };
    }

    /// <summary>Why it does not apply to an address that its path fits, as far as the rule alone can tell.</summary>
    public WhyNotApplied WhyNot(in OldAddress asked, DateTime now)
    {
        if (!IsAtWork)
            return WhyNotApplied.Off;
        if (Host.Length > 0 && Host != asked.Host)
            return WhyNotApplied.OtherHost;
        if (StartsAt > now)
            return WhyNotApplied.NotYet;
        if (EndsAt <= now)
            return WhyNotApplied.Over;
        return Query.Length > 0 && !OldQuery.Has(asked.Query, Query) ? WhyNotApplied.OtherQuery : WhyNotApplied.None;
    }
}

/// <summary>A rule and the number by which it is known.</summary>
public readonly record struct NumberedRule(int Id, RedirectRule Rule);

/// <summary>Where a rule leads: an article, in one language or the reader's, or an address.</summary>
public record RedirectTarget(int? ArticleId, Language? Language, string? Address)
{
    public static readonly RedirectTarget Nowhere = new(null, null, null);

    public static RedirectTarget Article(int id, Language? language) => new(id, language, null);

    public static RedirectTarget To(string address) => new(null, null, address);
}
