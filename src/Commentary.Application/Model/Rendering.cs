namespace Commentary.Application.Model;

/// <summary>The French that one field of an English edition renders, from one moment on. The newest of a field counts; an older one is the way back.</summary>
public class Rendering
{
    public const int FieldLength = 20;

    public int Id { get; private set; }
    public int EditionId { get; private set; }

    /// <summary>As <see cref="Articles.Merge.Fields"/> names it.</summary>
    public string Field { get; init; } = "";

    /// <summary>The revision of the English edition at which it began to hold.</summary>
    public int Version { get; init; }

    /// <summary>As <see cref="Drift.Rendered"/> writes it.</summary>
    public string Sentences { get; init; } = "";
    public DateTime At { get; init; }
    public string By { get; init; } = "";

    /// <summary>Whether somebody said that the English is caught up; otherwise it was written or restored.</summary>
    public bool IsCaughtUp { get; init; }
}
