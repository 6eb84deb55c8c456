using Commentary.Text.Languages;

namespace Commentary.Application.Model;

/// <summary>
/// What one colleague says to the others about a passage of a draft, until it is resolved. Never public, and no part of the draft. Not an
/// <see cref="EditorNote"/>, which a file brings.
/// </summary>
public class PassageNote
{
    public const int TextLength = 2000;
    public const int QuoteLength = 500;
    public const int FieldLength = 20;

    /// <summary>Open ones of one article, and answers to one note: all are shown.</summary>
    public const int MostOpen = 200;
    public const int MostAnswers = 50;

    public int Id { get; private set; }
    public int ArticleId { get; init; }
    public Language Language { get; init; }

    /// <summary>One of <see cref="Articles.Merge.Fields"/>.</summary>
    public string Field { get; init; } = "";

    /// <summary>The passage, in the words that stood there; empty when the note is about the whole part.</summary>
    public string Quote { get; init; } = "";
    public string Text { get; init; } = "";

    /// <summary>Null for the person at the machine.</summary>
    public int? ById { get; init; }
    public string By { get; init; } = "";
    public DateTime At { get; init; }
    public DateTime? ResolvedAt { get; private set; }
    public string ResolvedBy { get; private set; } = "";
    public List<PassageNoteAnswer> Answers { get; } = [];

    /// <summary>Grows with whatever becomes of the note, so that two who do something to it at once go one after the other.</summary>
    public int Version { get; private set; }

    public void Answer(string text, int? byId, string by, DateTime at)
    {
        Answers.Add(
            new()
            {
                Text = text,
                ById = byId,
                By = by,
                At = at,
            }
        );
        Version++;
    }

    public void Resolve(string by, DateTime at) => (ResolvedBy, ResolvedAt, Version) = (by, at, Version + 1);

    public void Reopen() => (ResolvedBy, ResolvedAt, Version) = ("", null, Version + 1);
}

public class PassageNoteAnswer
{
    public int Id { get; private set; }
    public int NoteId { get; private set; }
    public string Text { get; init; } = "";
    public int? ById { get; init; }
    public string By { get; init; } = "";
    public DateTime At { get; init; }
}
