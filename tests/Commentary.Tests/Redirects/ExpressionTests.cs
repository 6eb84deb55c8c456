using Commentary.Application.Redirects;
using FsCheck.Xunit;

namespace Commentary.Tests.Redirects;

/// <summary>Most expressions are told apart from an address by the letters that it must have: never one that the engine would have found.</summary>
public class ExpressionTests
{
    private static readonly string[] Pieces =
    [
        "/",
        "a",
        "B",
        "k",
        "s",
        "é",
        "\u212A",
        "ab",
        "\\.",
        "\\d",
        "\\w",
        "\\x61",
        ".",
        "^",
        "$",
        "[ab]",
        "[^/]",
        "[]a]",
        "(a)",
        "(?:b|c)",
        "(?<n>ab)",
        "|",
        "?",
        "*",
        "+",
        "{2}",
        "{0,1}",
        "{,3}",
        "{",
        "}",
        "]",
        "(?i)",
        "(?#x)",
        "\\k",
        "\\b",
    ];
    private static readonly string[] Addresses =
    [
        "/",
        "a",
        "A",
        "b",
        "ab",
        "K",
        "k",
        "\u212A",
        "s",
        "\u017F",
        "é",
        ".",
        "1",
        "c",
        "x",
        "{",
        "-",
    ];

    [Property(MaxTest = 2000)]
    public void It_fits_what_the_engine_says_it_does(int seed)
    {
        var random = new Random(seed);
        var expression = Some(random, Pieces, random.Next(1, 7));
        if (Ready(expression) is not { } engine)
            return;
        var rule = new RedirectRule { Match = RedirectMatch.Expression, Path = expression };
        for (var i = 0; i < 20; i++)
        {
            var typed = "/" + Some(random, Addresses, random.Next(0, 7));
            rule.Fits(new("", typed, typed, "")).Should().Be(engine.IsMatch(typed), "{0} of {1}", expression, typed);
        }
    }

    private static string Some(Random random, string[] from, int count) =>
        string.Concat(Enumerable.Range(0, count).Select(_ => from[random.Next(from.Length)]));

    private static System.Text.RegularExpressions.Regex? Ready(string expression)
    {
        try
        {
            return Leading.Regex(expression);
        }
        catch (Exception error) when (error is ArgumentException or NotSupportedException)
        {
            return null;
        }
    }
}
