using Commentary.Text.Languages;

namespace Commentary.Application.Redirects;

public enum RedirectOrigin
{
    Member,
    Import,

    /// <summary>A slug that was public and has changed.</summary>
    Slug,

    /// <summary>A topic that was renamed or merged.</summary>
    Topic,
}

/// <summary>A rule that sends a legacy address to an article (wherever its slug goes later), to a page of the site, or outside, as it stands now.</summary>
public class Redirect
{
    private Redirect() { }

    public int Id { get; private set; }
    public string Key { get; private set; } = "";
    public RedirectMatch Match { get; private set; }
    public string Path { get; private set; } = "";
    public string Host { get; private set; } = "";
    public string Query { get; private set; } = "";
    public int? ArticleId { get; private set; }
    public Language? Language { get; private set; }
    public string? Target { get; private set; }
    public string? TargetPath { get; private set; }
    public RedirectAnswer Answer { get; private set; }
    public QueryHandling QueryHandling { get; private set; }
    public DateTime? StartsAt { get; private set; }
    public DateTime? EndsAt { get; private set; }
    public bool IsOn { get; private set; }
    public int Place { get; private set; }
    public string? Archive { get; private set; }
    public string Group { get; private set; } = "";
    public string Note { get; private set; } = "";

    /// <summary>All of its words, as they are searched (<see cref="Folding.Line"/>).</summary>
    public string Folded { get; private set; } = "";

    /// <summary>Taken away: kept for its history and its count, and for whoever makes the same rule again.</summary>
    public bool IsRemoved { get; private set; }
    public RedirectOrigin Origin { get; private init; }
    public DateTime MadeAt { get; private init; }
    public string MadeBy { get; private init; } = "";

    /// <summary>The batch that wrote it last.</summary>
    public int BatchId { get; private set; }

    /// <summary>Since when it is what it is.</summary>
    public DateTime ChangedAt { get; private set; }

    /// <summary>Why nobody arrives by it, as the last check found; empty when somebody does, or when it was not checked.</summary>
    public string Trouble { get; set; } = "";
    public DateTime? CheckedAt { get; set; }

    public RedirectRule Rule =>
        new()
        {
            Match = Match,
            Path = Path,
            Host = Host,
            Query = Query,
            ArticleId = ArticleId,
            Language = Language,
            Target = Target,
            Answer = Answer,
            QueryHandling = QueryHandling,
            StartsAt = StartsAt,
            EndsAt = EndsAt,
            IsOn = IsOn,
            Place = Place,
            Archive = Archive,
            Group = Group,
            Note = Note,
            IsRemoved = IsRemoved,
        };

    internal static Redirect Make(RedirectRule rule, RedirectOrigin origin, RedirectBatch batch)
    {
        var redirect = new Redirect
        {
            Origin = origin,
            MadeAt = batch.At,
            MadeBy = batch.By,
        };
        redirect.Become(rule, batch);
        return redirect;
    }

    internal void Become(RedirectRule rule, RedirectBatch batch)
    {
        (Key, Match, Path, Host, Query) = (rule.Key, rule.Match, rule.Path, rule.Host, rule.Query);
        (ArticleId, Language, Target, TargetPath) = (rule.ArticleId, rule.Language, rule.Target, rule.TargetPath);
        (Answer, QueryHandling, StartsAt, EndsAt) = (rule.Answer, rule.QueryHandling, rule.StartsAt, rule.EndsAt);
        (IsOn, Place, Archive, Group, Note) = (rule.IsOn, rule.Place, rule.Archive, rule.Group, rule.Note);
        Folded = Folding.Line($"{rule.Host}{rule.Path} {rule.Target} {rule.Group} {rule.Note}");
        (IsRemoved, BatchId, ChangedAt, Trouble, CheckedAt) = (rule.IsRemoved, batch.Id, batch.At, "", null);
    }
}

/// <summary>What a rule was before a batch changed it or took it away.</summary>
public class FormerRedirect
{
    public long Id { get; private set; }
    public int RedirectId { get; init; }

    /// <summary>The batch that ended it.</summary>
    public int BatchId { get; init; }

    /// <summary>The batch that had made it so. A removed rule has a former state too, which says so.</summary>
    public int MadeInBatchId { get; init; }

    /// <summary>So that what was at an address on a past day is found without reading every former rule.</summary>
    public RedirectMatch Match { get; init; }
    public string Path { get; init; } = "";
    public DateTime From { get; init; }
    public DateTime Until { get; init; }

    /// <summary>The whole rule, as JSON.</summary>
    public string State { get; init; } = "";
}

public enum BatchKind
{
    Edit,
    Bulk,
    Import,
    Publication,
    Topic,
    Undo,
}

/// <summary>One act that wrote rules: an edit, an import, a publication. What it did can be undone as a whole.</summary>
public class RedirectBatch
{
    public const int TitleLength = 200;

    public int Id { get; private set; }
    public BatchKind Kind { get; init; }

    /// <summary>What it was about: the name of a file, an address.</summary>
    public string Title { get; init; } = "";
    public DateTime At { get; init; }
    public string By { get; init; } = "";
    public int Made { get; set; }
    public int Changed { get; set; }
    public int Removed { get; set; }

    /// <summary>The batch that undid it.</summary>
    public int? UndoneBy { get; set; }
}

/// <summary>How often a rule answered on one day, in UTC; days long past are folded into the first of their month.</summary>
public class RedirectHits
{
    public int RedirectId { get; init; }
    public DateOnly Day { get; init; }
    public int People { get; set; }
    public int Robots { get; set; }
}

/// <summary>Who asked for an address that is not there.</summary>
public enum MissKind
{
    Reader,
    Robot,

    /// <summary>Addresses that only somebody who looks for a way in asks for.</summary>
    Scanner,
}

/// <summary>An address that was asked for and is not there. No IP, no cookie, nothing about who asked.</summary>
public class Miss
{
    public long Id { get; private set; }
    public string Host { get; init; } = "";
    public string Path { get; init; } = "";

    /// <summary>The path as the newsroom finds it (<see cref="Folding.Line"/>).</summary>
    public string FoldedPath
    {
        get => Folding.Line(Path);
        private set => _ = value;
    }

    /// <summary>SHA-256 of host, path and kind, in hexadecimal.</summary>
    public string Key { get; init; } = "";
    public MissKind Kind { get; init; }
    public int Count { get; set; }

    /// <summary>The host of the page that links there, as last seen; empty when none was named.</summary>
    public string ReferrerHost { get; set; } = "";
    public DateTime FirstAt { get; init; }
    public DateTime LastAt { get; set; }

    /// <summary>An editor said that nothing is to be done.</summary>
    public bool IsIgnored { get; set; }
}

/// <summary>An address of the old site that is known without a rule of its own: from its sitemap, or from a log.</summary>
public class LegacyAddress
{
    public const int AddressLength = 2048;

    public int Id { get; private set; }

    /// <summary>A path with its query, or a whole address.</summary>
    public string Address { get; init; } = "";

    /// <summary>SHA-256 of the address as rules are compared with it, in hexadecimal.</summary>
    public string Key { get; init; } = "";

    /// <summary>The file or the place it was learnt from.</summary>
    public string Origin { get; init; } = "";
    public DateTime KnownSince { get; init; }
}

/// <summary>A short permanent way to an article: <c>/r/{code}</c>.</summary>
public class ShortLink
{
    public const int CodeLength = 40;

    /// <summary>Without capitals: <c>a-z</c>, <c>0-9</c> and hyphens.</summary>
    public string Code { get; init; } = "";
    public int ArticleId { get; init; }

    /// <summary>Whether the editors chose it; else it is the article's own from its first publication.</summary>
    public bool IsChosen { get; init; }
    public DateTime MadeAt { get; init; }
    public string MadeBy { get; init; } = "";
}
