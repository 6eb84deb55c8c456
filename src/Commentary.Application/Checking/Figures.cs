using System.Text.RegularExpressions;

namespace Commentary.Application.Checking;

/// <summary>The figures of a text: numbers of two digits or more, and smaller ones with a decimal or a sign behind them.</summary>
internal static partial class Figures
{
    /// <param name="Value">Equal for one number however its thousands and its decimals are written.</param>
    internal sealed record Figure(string Written, string Value);

    public static IEnumerable<Figure> In(string text)
    {
        foreach (Match found in Number().Matches(text))
        {
            var written = found.Value.Trim();
            var digits = Thousands().Replace(found.Groups["number"].Value, "").Replace(',', '.');
            var sign = found.Groups["sign"].Value;
            // A list is numbered, five stars are a manner of speaking.
            if (digits.Length > 1 || sign.Length > 0)
                yield return new(written, digits);
        }
    }

    [GeneratedRegex(
        @"(?<![\p{L}\d.,])(?<number>\d{1,3}(?:[ \u00A0\u202F,.]\d{3})+(?!\d)(?:[.,]\d{1,2}(?!\d))?|\d+(?:[.,]\d+)?)(?<sign>[ \u00A0\u202F]?[%$€£])?(?![\d\p{L}])",
        RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 2000
    )]
    private static partial Regex Number();

    [GeneratedRegex(@"[ \u00A0\u202F,.](?=\d{3}(?!\d))", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 2000)]
    private static partial Regex Thousands();
}
