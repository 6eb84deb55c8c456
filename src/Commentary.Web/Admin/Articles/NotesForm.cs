using System.Globalization;
using Commentary.Application.Notes;

namespace Commentary.Web.Admin.Articles;

/// <summary>
/// What a form of the desk holds of notes to colleagues: the one whose button was pressed, and others that were written and not sent. Names are like
/// <c>Save.Note.French-Neutral</c>, <c>Save.Quote.French-Neutral</c> and <c>Save.Answer.12</c>.
/// </summary>
public sealed class NotesForm
{
    private const string NoteStem = "Save.Note.";
    private const string QuoteStem = "Save.Quote.";
    private const string AnswerStem = "Save.Answer.";
    private readonly Dictionary<string, string> typed = new(StringComparer.Ordinal);

    private NotesForm() { }

    /// <summary>The field of the desk that it is about.</summary>
    public string At { get; private init; } = "";

    /// <summary>What is to be done; empty when another button was pressed.</summary>
    public string Act { get; private init; } = "";
    public int Note { get; private init; }

    public static NotesForm Of(HttpRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var query = request.Query;
        var form = new NotesForm
        {
            At = query["at"].ToString(),
            Act = query["do"].ToString(),
            Note = int.TryParse(query["note"].ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var note) ? note : 0,
        };
        if (request.HasFormContentType)
            foreach (var (name, value) in request.Form)
                if (
                    name.StartsWith(NoteStem, StringComparison.Ordinal)
                    || name.StartsWith(QuoteStem, StringComparison.Ordinal)
                    || name.StartsWith(AnswerStem, StringComparison.Ordinal)
                )
                    form.typed[name] = value.ToString();
        return form;
    }

    public string NoteOn(string at) => typed.GetValueOrDefault(NoteStem + at) ?? "";

    public string QuoteOn(string at) => typed.GetValueOrDefault(QuoteStem + at) ?? "";

    public string AnswerTo(int note) => typed.GetValueOrDefault(AnswerStem + note) ?? "";

    /// <summary>Fields with a note that was written, whether its button was pressed or not.</summary>
    public IEnumerable<string> Written => NotedField.Every.Select(noted => noted.Name).Where(at => !string.IsNullOrWhiteSpace(NoteOn(at)));

    /// <summary>Notes to which an answer was written.</summary>
    public IEnumerable<int> Answered =>
        [
            .. typed
                .Where(each => each.Key.StartsWith(AnswerStem, StringComparison.Ordinal) && !string.IsNullOrWhiteSpace(each.Value))
                .Select(each =>
                    int.TryParse(each.Key[AnswerStem.Length..], NumberStyles.None, CultureInfo.InvariantCulture, out var note) ? note : 0
                )
                .Where(note => note > 0),
        ];

    /// <summary>It is kept: its field is empty again, whatever becomes of the rest of the form.</summary>
    public void IsLeft(string at)
    {
        typed.Remove(NoteStem + at);
        typed.Remove(QuoteStem + at);
    }

    public void IsAnswered(int note) => typed.Remove(AnswerStem + note);

    /// <summary>The note is gone: the answer to it is a note, for its author to leave or not.</summary>
    public void BecomesNote(int note, string at)
    {
        typed[NoteStem + at] = string.Join("\n\n", new[] { NoteOn(at), AnswerTo(note) }.Where(text => text.Trim().Length > 0));
        IsAnswered(note);
    }
}
