namespace Commentary.Application.Notes;

/// <summary>What became of a wish about a note that others may have been faster with.</summary>
public enum NoteOutcome
{
    Done,

    /// <summary>A colleague has done it first.</summary>
    Already,

    /// <summary>Whoever left it has deleted it meanwhile.</summary>
    Gone,

    /// <summary>It was to be deleted, and somebody has answered it: it stays.</summary>
    Answered,
}
