using Commentary.Text.Languages;

namespace Commentary.Application.Redirects;

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

    /// <summary>410 (15.5.11).</summary>
    Gone,

    /// <summary>The forwarding page, which moves on at once. Never after a pause (WCAG 2.2, failure F40).</summary>
    ForwardAtOnce,

    /// <summary>The forwarding page, which waits for the reader.</summary>
    ForwardOnClick,
}

public enum RedirectOrigin
{
    Member,
    Import,

    /// <summary>A slug that was public and has changed.</summary>
    Slug,
}

/// <summary>A rule that sends a legacy address to an article (wherever its slug goes later), to a page of the site, or outside.</summary>
public class Redirect
{
    /// <summary>In characters: SQL Server's index keys hold 1,700 bytes, two for each.</summary>
    public const int PathLength = 800;
    public const int TargetLength = 2048;
    public const int NoteLength = 500;

    public int Id { get; private set; }

    /// <summary>The old path, as <see cref="OldPath.Normalize"/> makes it.</summary>
    public string Path { get; init; } = "";

    /// <summary>The article it leads to; null when it leads to <see cref="Target"/> or nowhere (410).</summary>
    public int? ArticleId { get; private set; }

    /// <summary>The edition it leads to; null for the reader's language.</summary>
    public Language? Language { get; private set; }

    /// <summary>A path of the site, or an address on a host that the operator allowed.</summary>
    public string? Target { get; private set; }

    /// <summary>The path of a target on this site, as <see cref="Path"/> is written: what chains are found by. Null for any other target.</summary>
    public string? TargetPath { get; private set; }
    public RedirectAnswer Answer { get; private set; }
    public RedirectOrigin Origin { get; init; }
    public bool IsOn { get; set; } = true;
    public string Note { get; set; } = "";
    public DateTime MadeAt { get; init; }
    public string MadeBy { get; init; } = "";

    public void LeadTo(RedirectTarget target, RedirectAnswer answer)
    {
        ArgumentNullException.ThrowIfNull(target);
        (ArticleId, Language, Target) =
            answer is RedirectAnswer.Gone ? (null, null, null) : (target.ArticleId, target.Language, target.Address);
        TargetPath = Target is ['/', ..] ? OldPath.Normalize(Target) : null;
        Answer = answer;
    }

    public bool LeadsTo(RedirectTarget target, RedirectAnswer answer) =>
        Answer == answer && (answer is RedirectAnswer.Gone || new RedirectTarget(ArticleId, Language, Target) == target);
}

/// <summary>Where a rule leads: an article, in one language or the reader's, or an address.</summary>
public record RedirectTarget(int? ArticleId, Language? Language, string? Address)
{
    public static readonly RedirectTarget Nowhere = new(null, null, null);

    public static RedirectTarget Article(int id, Language? language) => new(id, language, null);

    public static RedirectTarget To(string address) => new(null, null, address);
}
