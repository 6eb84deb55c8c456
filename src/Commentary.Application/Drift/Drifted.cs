using Commentary.Application.Comparing;

namespace Commentary.Application.Drift;

/// <summary>French sentences that say something else by now than what the English renders.</summary>
/// <param name="Field">As <see cref="Articles.Merge.Fields"/> names it.</param>
/// <param name="Key">A print of the change: what is caught up is what was looked at.</param>
/// <param name="Kinds">The gravest first.</param>
/// <param name="Was">What the English renders; empty where the French says something more.</param>
/// <param name="Now">Empty where the French no longer says it.</param>
public sealed record Drifted(string Field, string Key, IReadOnlyList<DriftKind> Kinds, string Was, string Now, SentenceDrift.Hunk Place)
{
    public DriftKind Gravest => Kinds[0];

    /// <summary>The oldest revision of the French that it was taken from; 0 where there is none.</summary>
    public int Revision { get; init; }

    /// <summary>The English sentences that render it, or after which it would come; empty when that is not known.</summary>
    public string English { get; init; } = "";

    /// <summary>Word by word; null when there is too much to compare.</summary>
    public IReadOnlyList<WordChanges.Stretch>? Changes =>
        Was.Length + Now.Length > BlockChanges.MostInPassage ? null : WordChanges.Between(Was, Now);
}
