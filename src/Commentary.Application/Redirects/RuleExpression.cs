using System.Buffers;
using System.Text.RegularExpressions;

namespace Commentary.Application.Redirects;

/// <summary>An expression, made ready to be tried.</summary>
internal sealed class RuleExpression(NumberedRule numbered)
{
    private static readonly SearchValues<char> Odd = SearchValues.Create("kKsSiI");

    private readonly string beginning = Beginning(numbered.Rule.Path);

    public NumberedRule Numbered { get; } = numbered;
    public Regex Regex { get; } = Leading.Regex(numbered.Rule.Path);

    /// <summary>The letters that an anchored expression begins with spare most addresses the rest of it.</summary>
    public bool Fits(string typed) => typed.StartsWith(beginning, StringComparison.OrdinalIgnoreCase) && Regex.IsMatch(typed);

    private static string Beginning(string expression)
    {
        if (expression is not ['^', ..] || expression.Contains('|', StringComparison.Ordinal))
            return "";
        var end = 1;
        while (end < expression.Length && (char.IsAsciiLetterOrDigit(expression[end]) || expression[end] is '/' or '-' or '_'))
            end++;
        // The last of them may be repeated, or not be there at all.
        if (end < expression.Length && expression[end] is '?' or '*' or '{')
            end--;
        // Letters that other alphabets write too (the Kelvin sign) are left to the engine.
        var letters = expression[1..Math.Max(1, end)];
        var odd = letters.AsSpan().IndexOfAny(Odd);
        return odd < 0 ? letters : letters[..odd];
    }
}
