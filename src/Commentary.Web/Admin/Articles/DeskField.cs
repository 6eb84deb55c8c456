using Commentary.Application.Articles;
using Commentary.Application.Comparing;
using Commentary.Application.Model;
using Commentary.Application.Pipeline;
using Commentary.Application.Publishing;
using Commentary.Text.HouseFormat;
using Commentary.Text.Languages;
using Commentary.Web.Resources;
using Commentary.Web.Site.Shared;
using Microsoft.Extensions.Localization;
using Finding = Commentary.Application.Checking.Finding;

namespace Commentary.Web.Admin.Articles;

/// <summary>One field of the desk, in one language.</summary>
/// <param name="Part">The part of the piece that it is; null for title and slug.</param>
/// <param name="Clash">What somebody else saved in a line, where that is not what was typed.</param>
public record DeskField(string Field, Language Language, Part? Part, string Value, DeskField.Theirs? Clash)
{
    public record Theirs(string SavedBy, IReadOnlyList<WordChanges.Stretch> Changes);

    /// <summary>The paragraphs of a text that both changed.</summary>
    public ClashPanel? Panel { get; private init; }

    /// <summary>The text that is saved, where an empty one was sent in its place; null elsewhere.</summary>
    public string? Emptied { get; private init; }

    public string Name => $"Save.{Language}.{Field}";
    public string Id => Name.Replace('.', '-');

    /// <summary>As <see cref="SaveDraft.Command.TakeTheirs"/> names it.</summary>
    public string Choice => $"{Language}.{Field}";

    public static DeskField Of(
        string field,
        Language language,
        SaveDraft.Command form,
        SavedMeanwhile? theirs,
        IReadOnlyList<ShowClashes.Shown> clashes,
        EditionText saved
    )
    {
        ArgumentNullException.ThrowIfNull(clashes);
        ArgumentNullException.ThrowIfNull(saved);
        var mine = (form?.Text(language) ?? EditionText.Empty).Field(field);
        var conflict = theirs?.Editions.SingleOrDefault(c =>
            c.Language == language && c.Clashes.Contains(field) && Merge.Lines.Contains(field)
        );
        var place = clashes.ToList().FindIndex(shown => shown.Choice.Language == language && shown.Choice.Field == field);
        return new(
            field,
            language,
            PartOf(field),
            mine,
            conflict is null ? null : new(conflict.SavedBy, WordChanges.Between(conflict.Was.Field(field), conflict.Theirs.Field(field)))
        )
        {
            Emptied =
                Merge.Texts.Contains(field) && string.IsNullOrWhiteSpace(mine) && saved.Field(field) is { Length: > 0 } full ? full : null,
            Panel = place < 0 ? null : new(place, clashes[place]),
        };
    }

    /// <summary>What the house calls the part; null for a field that the newsroom names in its own words.</summary>
    public string? Label(Language language) => Part is { } part and not Text.HouseFormat.Part.Teaser ? part.Label(language) : null;

    /// <summary>The same for a field that stands in a list, in the language of the page.</summary>
    public static string NameOf(string field, Language language, IStringLocalizer<AdminTexts> says)
    {
        ArgumentNullException.ThrowIfNull(says);
        return PartOf(field) is { } part and not Text.HouseFormat.Part.Teaser ? part.Label(language) : says[$"Field{field}"];
    }

    /// <summary>The fields that are kept without what nobody sees, as the form names them.</summary>
    public static readonly IReadOnlyList<string> MayHoldUnseen =
    [
        "French.Title",
        "French.Question",
        "English.Title",
        "English.Question",
        "Source.Url",
        "Source.Title",
    ];

    /// <summary>How a field of the form, such as <c>French.Title</c>, is called apart from its place.</summary>
    public static string WholeNameOf(string field, IStringLocalizer<AdminTexts> says)
    {
        ArgumentNullException.ThrowIfNull(field);
        ArgumentNullException.ThrowIfNull(says);
        var (of, name) = (field.Split('.')[0], field.Split('.')[^1]);
        return of == "Source" ? $"{says[SourceLabel(name)]} ({says["Source"]})" : $"{says[$"Field{name}"]} ({says[$"In{of}"]})";
    }

    public static string MarkOf(string field) => PartOf(field) is { } part ? Mark.Name(part) : "";

    /// <summary>The field that a reason is about, as the page's fragment names it; null when it is about none.</summary>
    public static string? FieldOf(Reason reason, Language language) =>
        reason switch
        {
            Reason.SourceMissing => "Save-Source-Url",
            Reason.TitleMissing => $"Save-{language}-Title",
            Reason.SlugMissing or Reason.SlugTaken => $"Save-{language}-Slug",
            Reason.SummaryMissing => $"Save-{language}-Summary",
            Reason.NeutralMissing => $"Save-{language}-Neutral",
            Reason.ExampleMissing => $"Save-{language}-Example",
            Reason.OptimisticMissing => $"Save-{language}-Optimistic",
            Reason.PessimisticMissing => $"Save-{language}-Pessimistic",
            _ => null,
        };

    /// <summary>The field that a check is about, as the page's fragment names it.</summary>
    public static string IdOf(Finding finding, Language language)
    {
        ArgumentNullException.ThrowIfNull(finding);
        return finding.Note is { } note ? $"note-{note}"
            : IsOfSource(finding) ? $"Save-{finding.Field.Replace('.', '-')}"
            : $"Save-{language}-{finding.Field}";
    }

    /// <summary>What that field is called, in the language of the page.</summary>
    public static string NameOf(Finding finding, Language language, IStringLocalizer<AdminTexts> says)
    {
        ArgumentNullException.ThrowIfNull(finding);
        return IsOfSource(finding) ? Text.HouseFormat.Part.Source.Label(language) : NameOf(finding.Field, language, says);
    }

    private static bool IsOfSource(Finding finding) => finding.Field.StartsWith("Source.", StringComparison.Ordinal);

    /// <summary>The key of the label of a field of the source.</summary>
    public static string SourceLabel(string field) => field == nameof(SourceText.PublishedOn) ? "SourceDate" : $"Source{field}";

    private static Part? PartOf(string field) => Enum.TryParse<Part>(field, out var part) ? part : null;
}
