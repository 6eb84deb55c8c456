namespace Commentary.Application.Checking;

/// <summary>
/// What is looked for before a piece goes out, in the order in which the newsroom lists it. The name is the key of three sentences in the
/// resources: <c>Check…</c> says what was found, <c>Check…Name</c> what it is called, <c>Check…Why</c> why it matters.
/// </summary>
public enum Check
{
    TitleLong,
    TeaserMissing,
    TeaserLong,
    TopicMissing,
    SourceUnnamed,
    SourceSilent,
    Unbalanced,
    SentenceTwice,
    FigureAlone,
    DuelFaulty,
    ShownAsTyped,
    FootnoteMissing,
    FootnoteLost,
    NotationShown,
    Typography,
    PictureMute,
    LinkTorn,
    LinkNowhere,
    LinkGone,
    Leftover,
    NoteOpen,
}

/// <param name="Field">The field that it is about: one of <see cref="Articles.Merge.Fields"/>, or <c>Source.…</c>.</param>
/// <param name="Said">What fills the sentence: the words that were found, a number.</param>
public sealed record Finding(Check Check, string Field, params IReadOnlyList<object> Said)
{
    /// <summary>The key of its sentence.</summary>
    public string Sentence => $"Check{Check}";

    /// <summary>Whether it keeps the edition from being published.</summary>
    public bool Stops { get; init; }

    /// <summary>The note to colleagues that it is about; null when it is about the text.</summary>
    public int? Note { get; init; }
}
