using System.Text.RegularExpressions;

namespace Commentary.Text.Files;

/// <summary>The fields of a Word document: what an instruction says.</summary>
internal static partial class DocxFields
{
    /// <summary>The address that a field leads to; empty for any other field.</summary>
    public static string LinkIn(string instruction) => Link().Match(instruction).Groups["address"].Value;

    [GeneratedRegex(
        "^\\s*HYPERLINK\\s+\"(?<address>[^\"]+)\"",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Link();
}
