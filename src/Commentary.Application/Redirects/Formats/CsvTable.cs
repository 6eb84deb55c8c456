using System.Buffers;
using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;

namespace Commentary.Application.Redirects.Formats;

/// <summary>A table of text (RFC 4180) with a heading line, whatever it is parted by.</summary>
internal static class CsvTable
{
    private static readonly SearchValues<char> Parting = SearchValues.Create(",;\"\r\n\t#");

    /// <param name="read">A row, by the names of its columns.</param>
    public static IEnumerable<FileLine> Read(string text, IReadOnlyList<string> needed, Func<Func<string, string>, RuleText?> read)
    {
        using var csv = new CsvReader(
            new StringReader(text),
            new CsvConfiguration(CultureInfo.InvariantCulture)
            {
                PrepareHeaderForMatch = heading => heading.Header.Trim().ToLowerInvariant(),
                TrimOptions = TrimOptions.Trim,
                MissingFieldFound = null,
                BadDataFound = null,
                DetectDelimiter = true,
                DetectDelimiterValues = [",", ";", "\t"],
                AllowComments = true,
                Comment = '#',
            }
        );
        if (!csv.Read() || !csv.ReadHeader() || needed.Any(name => csv.GetFieldIndex(name, isTryGet: true) < 0))
        {
            yield return FileLine.Refused(1, "", Unread.Heading);
            yield break;
        }
        while (csv.Read())
        {
            // The line on which the row ends, as editors count them.
            var line = csv.Parser.RawRow;
            if (csv.Parser.Record is not { } cells || cells.All(string.IsNullOrWhiteSpace))
                continue;
            yield return Row(csv, line, read);
        }
    }

    private static FileLine Row(CsvReader csv, int line, Func<Func<string, string>, RuleText?> read)
    {
        // The whole row only where it is needed: a hundred thousand of them are made otherwise.
        var record = csv.Parser.Record!;
        if (csv.Parser.RawRecord.Length > RuleFormats.LineLength)
            return FileLine.Refused(line, record[0], Unread.TooLong);
        try
        {
            var rule = read(name => csv.TryGetField<string>(name, out var cell) ? Plain(cell ?? "") : "");
            return rule is null
                ? FileLine.Refused(line, csv.Parser.RawRecord, Unread.NotARedirect)
                : FileLine.Of(line, rule.From.Length > 0 ? rule.From : csv.Parser.RawRecord, rule);
        }
        catch (UnreadException why)
        {
            return FileLine.Refused(line, csv.Parser.RawRecord, why.Why, why.Detail);
        }
    }

    /// <summary>A cell that a spreadsheet would take for a formula has an apostrophe before it (OWASP, «CSV Injection»).</summary>
    public static string Cell(string text)
    {
        if (IsFormula(text))
            text = "'" + text;
        return text.AsSpan().ContainsAny(Parting) || text.AsSpan().Trim().Length != text.Length
            ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\""
            : text;
    }

    private static string Plain(string cell) => cell is ['\'', .. var rest] && IsFormula(rest) ? rest : cell;

    private static bool IsFormula(string text) => text is ['=' or '+' or '-' or '@' or '\'', ..];
}
