namespace Commentary.Application.Redirects.Formats;

/// <summary>Why a line of a file cannot be taken for a rule. Each is a sentence in the resources, under <c>Unread…</c>.</summary>
public enum Unread
{
    None,
    Heading,
    NoFrom,
    NoTarget,
    TooLong,
    Status,
    Value,
    Broken,

    /// <summary>It depends on something that a rule of ours does not ask: a browser, a file, a cookie.</summary>
    Condition,
    Flag,

    /// <summary>The target is made of something that is not in the old address.</summary>
    Variable,

    /// <summary>It answers with other content without sending anybody anywhere.</summary>
    NotARedirect,
    Negated,

    /// <summary>An expression over the query: ours are over the path.</summary>
    OverQuery,

    /// <summary>It stands in a section that applies only sometimes.</summary>
    Section,

    /// <summary>A line that names another file.</summary>
    OtherFile,
}

/// <summary>What one line of a file says: a rule as people write it, an old address without a rule, or why it is neither.</summary>
/// <param name="Number">In the file, from 1.</param>
/// <param name="Excerpt">Its beginning, for a report.</param>
public sealed record FileLine(int Number, string Excerpt)
{
    private const int ExcerptLength = 200;

    public RuleText? Rule { get; init; }

    /// <summary>An address of the old site, of which the file does not say where it leads.</summary>
    public string? Address { get; init; }
    public Unread Why { get; init; }

    /// <summary>The word that was not understood.</summary>
    public string Detail { get; init; } = "";

    public static FileLine Of(int number, string line, RuleText rule)
    {
        ArgumentNullException.ThrowIfNull(rule);
        return rule.From.Length == 0 ? Refused(number, line, Unread.NoFrom)
            : rule.To.Length == 0 && rule.Answer is not RedirectAnswer.Gone ? Refused(number, line, Unread.NoTarget)
            : new(number, Cut(line)) { Rule = rule };
    }

    public static FileLine Of(int number, string address) => new(number, Cut(address)) { Address = address };

    public static FileLine Refused(int number, string line, Unread why, string detail = "") =>
        new(number, Cut(line)) { Why = why, Detail = Cut(detail) };

    private static string Cut(string line)
    {
        line = line.Trim();
        if (line.Length <= ExcerptLength)
            return line;
        return line[..(char.IsHighSurrogate(line[ExcerptLength - 1]) ? ExcerptLength - 1 : ExcerptLength)] + "…";
    }
}

/// <summary>A reader's way out of a line that it cannot take.</summary>
internal sealed class UnreadException(Unread why, string detail = "") : Exception
{
    public Unread Why { get; } = why;
    public string Detail { get; } = detail;
}
