using Commentary.Text.Languages;

namespace Commentary.Application.Redirects;

/// <summary>The edition of an article that a rule leads to.</summary>
public enum TargetEdition
{
    /// <summary>The one whose address was given.</summary>
    AsAddressed,
    French,
    English,

    /// <summary>The one in the language that the reader asks for.</summary>
    Reader,
}

/// <summary>A rule as people write it: what the form, the files and the command line have in common.</summary>
public record RuleText
{
    public RedirectMatch Match { get; init; }

    /// <summary>
    /// The old address: a path, or a whole address, whose host and query then are conditions too (tracking parameters are not). For an
    /// expression, the expression.
    /// </summary>
    public string From { get; init; } = "";

    /// <summary>A host of the old site, where the rule is about that one alone.</summary>
    public string Host { get; init; } = "";

    /// <summary>Parameters that the old address must have, such as <c>p=123</c>.</summary>
    public string Query { get; init; } = "";

    /// <summary>
    /// Where it leads: the address of an article (which is then followed wherever its slug goes), a path of the site, or an address on an
    /// allowed host; for 410 what is suggested instead, or nothing.
    /// </summary>
    public string To { get; init; } = "";
    public TargetEdition Edition { get; init; }
    public RedirectAnswer Answer { get; init; }
    public QueryHandling QueryHandling { get; init; }

    /// <summary>UTC.</summary>
    public DateTime? StartsAt { get; init; }
    public DateTime? EndsAt { get; init; }
    public bool IsOn { get; init; } = true;
    public int Place { get; init; }

    /// <summary>Where an archive keeps what is gone.</summary>
    public string Archive { get; init; } = "";
    public string Group { get; init; } = "";
    public string Note { get; init; } = "";

    public Language? Language =>
        Edition switch
        {
            TargetEdition.French => Text.Languages.Language.French,
            TargetEdition.English => Text.Languages.Language.English,
            _ => null,
        };
}
