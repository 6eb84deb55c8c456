using System.Globalization;

namespace Commentary.Application.Drift;

/// <summary>How much an English edition drifts: changes by their gravest kind. What a list shows needs no text.</summary>
public sealed record DriftTally(IReadOnlyList<(DriftKind Kind, int Count)> Kinds)
{
    /// <summary>In characters: every kind, and the largest numbers.</summary>
    public const int WrittenLength = 160;

    public static readonly DriftTally None = new([]);

    public int Count => Kinds.Sum(kind => kind.Count);
    public DriftKind? Gravest => Kinds.Count == 0 ? null : Kinds[0].Kind;

    public static DriftTally Of(IEnumerable<Drifted> drift) =>
        new([.. drift.CountBy(drifted => drifted.Gravest).OrderBy(kind => kind.Key).Select(kind => (kind.Key, kind.Value))]);

    public string Write() =>
        string.Join(';', Kinds.Select(kind => string.Create(CultureInfo.InvariantCulture, $"{kind.Kind} {kind.Count}")));

    public static DriftTally Read(string written) =>
        new([
            .. from kind in (written ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries)
            let words = kind.Split(' ')
            select (Enum.Parse<DriftKind>(words[0]), int.Parse(words[1], CultureInfo.InvariantCulture)),
        ]);
}
