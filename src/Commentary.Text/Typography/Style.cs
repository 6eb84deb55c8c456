using Commentary.Text.Languages;

namespace Commentary.Text.Typography;

/// <summary>What stands before <c>; ! ?</c> in French.</summary>
public enum HighSpace
{
    /// <summary>U+202F, as the OQLF advises where it is to be had, and as the Imprimerie nationale has it.</summary>
    Narrow,

    /// <summary>Nothing, as the OQLF has it where there is no narrow space.</summary>
    None,
}

/// <summary>How a text is to be set: whose rules, and which of them are switched off. Immutable.</summary>
public sealed record Style
{
    private static readonly Style[] Whole = [.. Locales.All.Select(locale => new Style(locale))];

    private static readonly Style[] Posts =
    [
        .. LanguageNames.All.Select(language => Of(Locales.Of(language)).Without(Rule.Widow) with { HighMarks = HighSpace.None }),
    ];

    private readonly ulong rules;

    private Style(Locale locale)
    {
        Locale = locale;
        foreach (var rule in Enum.GetValues<Rule>())
            if (Rules.Source(rule, locale) is not null)
                rules |= Bit(rule);
    }

    public Locale Locale { get; }

    public HighSpace HighMarks { get; init; }

    /// <summary>All rules of a locale.</summary>
    public static Style Of(Locale locale) => Whole[(int)locale];

    /// <summary>
    /// What networks keep: no space before <c>; ! ?</c>, because U+202F weighs two letters on X and is a box on some phones; and no care for last lines
    /// that nobody knows.
    /// </summary>
    public static Style OfPost(Language language) => Posts[(int)language];

    /// <summary>The same without these rules.</summary>
    public Style Without(params IReadOnlyList<Rule> off)
    {
        ArgumentNullException.ThrowIfNull(off);
        return new(this, off.Aggregate(rules, (left, rule) => left & ~Bit(rule)));
    }

    private Style(Style style, ulong rules)
        : this(style)
    {
        this.rules = rules;
    }

    public bool Has(Rule rule) => (rules & Bit(rule)) != 0;

    internal bool IsFrench => Locale is not Locale.EnglishOfCanada;

    private static ulong Bit(Rule rule) => 1UL << (int)rule;
}
