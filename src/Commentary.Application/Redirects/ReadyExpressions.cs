using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Caching.Memory;

namespace Commentary.Application.Redirects;

/// <summary>
/// Expressions as the engine runs them. Each takes some 0.6 MB and 3 ms to make ready, however short it is: only those that were used last are
/// kept, and most addresses are told apart from most expressions without any, by letters that they must have.
/// </summary>
internal static class ReadyExpressions
{
    private const int Kept = 100;

    private static readonly MemoryCache Ready = new(new MemoryCacheOptions { SizeLimit = Kept });

    /// <exception cref="RegexParseException">When it is none.</exception>
    /// <exception cref="NotSupportedException">When it is none that this engine runs.</exception>
    public static Regex Of(string expression) =>
        Ready.GetOrCreate(
            expression,
            entry =>
            {
                entry.Size = 1;
                return Leading.Regex(expression);
            }
        )!;

    /// <param name="letters">The address in lower case.</param>
    public static bool Fits(string expression, string typed, string letters) =>
        letters.Contains(Letters(expression), StringComparison.Ordinal) && Of(expression).IsMatch(typed);

    /// <summary>The longest run of ASCII characters that every address has which it fits, in lower case; empty when that is not certain.</summary>
    public static string Letters(string expression)
    {
        var (best, run, depth) = ("", new StringBuilder(), 0);
        for (var i = 0; i < expression.Length; i++)
            switch (expression[i])
            {
                // Either side of it may be what fits.
                case '|' when depth == 0:
                    return "";
                case '\\' when i + 1 < expression.Length && !char.IsAsciiLetterOrDigit(expression[i + 1]):
                    Add(expression[++i]);
                    break;
                case '\\' when i + 1 < expression.Length && "dDwWsSbBAzZ".Contains(expression[i + 1], StringComparison.Ordinal):
                    i++;
                    End();
                    break;
                case '[' when EndOfClass(expression, i) is { } end:
                    i = end;
                    End();
                    break;
                case '(' when IsPlainGroup(expression, i):
                    depth++;
                    End();
                    break;
                case ')':
                    depth--;
                    End();
                    break;
                // What stands before these need not be there.
                case '?' or '*':
                    TakeBack();
                    End();
                    break;
                case '{' when EndOfCount(expression, i) is { } end:
                    TakeBack();
                    End();
                    i = end;
                    break;
                case '\\' or '[' or '(' or '{':
                    return "";
                case '+' or '.' or '^' or '$' or >= '\x7F':
                    End();
                    break;
                case var letter:
                    Add(letter);
                    break;
            }
        End();
        return best;

        void Add(char letter)
        {
            if (depth == 0)
                run.Append(char.ToLowerInvariant(letter));
        }

        void TakeBack() => run.Length = Math.Max(0, run.Length - 1);

        void End()
        {
            if (run.Length > best.Length)
                best = run.ToString();
            run.Clear();
        }
    }

    /// <summary>Null where it is no count.</summary>
    private static int? EndOfCount(string expression, int at)
    {
        var end = at + 1;
        while (end < expression.Length && (char.IsAsciiDigit(expression[end]) || expression[end] == ','))
            end++;
        return end < expression.Length && expression[end] == '}' ? end : null;
    }

    private static bool IsPlainGroup(string expression, int at) =>
        at + 1 >= expression.Length || expression[at + 1] != '?' || expression.AsSpan(at + 2) is [':', ..] or ['<', not ('=' or '!'), ..];

    /// <summary>Null where a class holds another, or never ends.</summary>
    private static int? EndOfClass(string expression, int at)
    {
        var i = at + 1;
        if (i < expression.Length && expression[i] == '^')
            i++;
        for (var first = i; i < expression.Length; i++)
            switch (expression[i])
            {
                case ']' when i > first:
                    return i;
                case '[':
                    return null;
                case '\\':
                    i++;
                    break;
            }
        return null;
    }
}
