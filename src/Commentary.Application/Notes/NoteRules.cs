using Commentary.Application.Model;
using Commentary.Application.Resources;
using FluentValidation;
using FluentValidation.Results;
using Microsoft.Extensions.Localization;

namespace Commentary.Application.Notes;

/// <summary>What is asked of every text that a colleague leaves. What is wrong is said of the field that it was typed in.</summary>
internal static class NoteRules
{
    /// <summary>The field of a new note, of its passage, and of an answer, as the desk's form names them.</summary>
    public static string NoteField(string at) => $"Note.{at}";

    public static string QuoteField(string at) => $"Quote.{at}";

    public static string AnswerField(int note) => $"Answer.{note}";

    public static void Text<T>(ValidationContext<T> context, string field, string text, IStringLocalizer<Texts> says)
    {
        var kept = NotedField.Kept(text);
        if (kept.Length == 0)
            context.AddFailure(new ValidationFailure(field, says["PassageNoteEmpty"]));
        else if (kept.Length > PassageNote.TextLength)
            context.AddFailure(new ValidationFailure(field, says["PassageNoteTooLong", PassageNote.TextLength, kept.Length]));
    }

    /// <summary>What only the database knows, said of the same field.</summary>
    public static ValidationException Refused(string field, string why) => new([new ValidationFailure(field, why)]);
}
