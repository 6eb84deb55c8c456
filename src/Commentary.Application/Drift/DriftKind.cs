namespace Commentary.Application.Drift;

/// <summary>What changed in the French that an English sentence renders, the gravest first. Kept as a number: the board orders by it.</summary>
public enum DriftKind
{
    Number,
    Name,
    Negation,

    /// <summary>The French no longer says it.</summary>
    Removed,

    /// <summary>The French says something more.</summary>
    Added,
    Wording,
}
