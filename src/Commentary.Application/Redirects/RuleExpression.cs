using System.Text.RegularExpressions;

namespace Commentary.Application.Redirects;

/// <summary>A rule with an expression, and what tells most addresses apart from it without running it.</summary>
internal sealed class RuleExpression
{
    private readonly string letters;

    /// <summary>What is tried at every address is kept ready.</summary>
    private readonly Regex? always;

    public RuleExpression(NumberedRule numbered)
    {
        Numbered = numbered;
        letters = ReadyExpressions.Letters(numbered.Rule.Path);
        always = letters.Length == 0 ? ReadyExpressions.Of(numbered.Rule.Path) : null;
    }

    public NumberedRule Numbered { get; }

    public Regex Regex => always ?? ReadyExpressions.Of(Numbered.Rule.Path);

    /// <param name="typed">The address.</param>
    /// <param name="lower">The same in lower case.</param>
    public bool Fits(string typed, string lower) => lower.Contains(letters, StringComparison.Ordinal) && Regex.IsMatch(typed);
}
