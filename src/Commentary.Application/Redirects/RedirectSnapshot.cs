using System.Collections.Frozen;
using Commentary.Text.Languages;

namespace Commentary.Application.Redirects;

/// <summary>
/// Every rule that is on and leads somewhere, as it stood at one moment. Immutable: a new one is built aside and put in its place whole,
/// so that an answer never waits and never sees half a change.
/// </summary>
public sealed class RedirectSnapshot(FrozenDictionary<string, RedirectSnapshot.Rule> rules)
{
    public static readonly RedirectSnapshot Empty = new(FrozenDictionary<string, Rule>.Empty);

    /// <summary>Where a rule leads now: one address for a reader of each language; none for what is gone.</summary>
    public sealed record Rule(RedirectAnswer Answer, string? French, string? English)
    {
        public string? Target(Language reader) => reader is Language.English ? English : French;
    }

    public int Count => rules.Count;

    /// <param name="path">As <see cref="OldPath"/> makes it.</param>
    public Rule? Find(string path) => rules.GetValueOrDefault(path);
}
