using System.Text.RegularExpressions;

namespace Commentary.Text.Tests.Typography;

/// <summary>The tables of <c>docs/typography</c>: the documentation of the rules, and their cases.</summary>
internal static partial class CaseTables
{
    /// <param name="Section">What the heading names: a rule, or <c>Markdown</c> or <c>Off</c>.</param>
    /// <param name="Part">The heading under it; empty where there is none.</param>
    /// <param name="Cells">In the notation of the tables.</param>
    public sealed record Row(string Section, string Part, IReadOnlyList<string> Cells);

    public static IReadOnlyList<Row> Of(string name)
    {
        var (section, part) = ("", "");
        List<Row> rows = [];
        foreach (var line in Lines(name))
        {
            if (line.StartsWith("### ", StringComparison.Ordinal))
                part = line[4..];
            else if (line.StartsWith("## ", StringComparison.Ordinal))
                (section, part) = (line[3..], "");
            else if (IsCase().IsMatch(line))
                rows.Add(new(section, part, [.. line.Trim('|', ' ').Split('|').Select(Cell)]));
        }
        return rows;
    }

    /// <summary>The headings that name a rule or a kind of case.</summary>
    public static IReadOnlyList<string> Sections(string name) =>
        [.. Lines(name).Where(line => line.StartsWith("## ", StringComparison.Ordinal)).Select(line => line[3..])];

    /// <summary>From the notation to the characters that it stands for.</summary>
    public static string Read(string shown) => shown.Replace('⍽', '\u00A0').Replace('⎵', '\u202F').Replace('↵', '\n');

    /// <summary>And back, so that a failure can be read.</summary>
    public static string Show(string text) => text.Replace('\u00A0', '⍽').Replace('\u202F', '⎵').Replace('\n', '↵');

    private static string[] Lines(string name) => File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "typography", $"{name}.md"));

    private static string Cell(string cell)
    {
        var text = cell.Trim();
        return text.StartsWith("``", StringComparison.Ordinal) ? text[3..^3] : text.Trim('`');
    }

    /// <summary>A row of a table that has something in backticks; a table's head has not.</summary>
    [GeneratedRegex(@"^\|.*`.*\|$", RegexOptions.None, matchTimeoutMilliseconds: 2000)]
    private static partial Regex IsCase();
}
