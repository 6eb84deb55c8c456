namespace Commentary.Text.Drift;

/// <summary>What a word is, for whoever must not get it wrong in another language.</summary>
[Flags]
public enum Signs
{
    None = 0,

    /// <summary>Figures, numerals, per cent and currencies, months and days.</summary>
    Number = 1,

    /// <summary>Of people, places, products; acronyms.</summary>
    Name = 2,
    Negation = 4,
}
