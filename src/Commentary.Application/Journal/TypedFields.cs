using System.Collections.Frozen;
using System.Globalization;
using System.Text.RegularExpressions;
using Commentary.Application.Articles;
using Commentary.Application.Model;
using Commentary.Text.Languages;

namespace Commentary.Application.Journal;

/// <summary>The fields of the desk's form by the names that <see cref="SaveDraft.Command"/> gives them, such as <c>French.Title</c>.</summary>
public static partial class TypedFields
{
    private static readonly string[] Opened =
    [
        nameof(SaveDraft.Command.OpenedFrench),
        nameof(SaveDraft.Command.OpenedEnglish),
        nameof(SaveDraft.Command.OpenedSource),
    ];

    public static FrozenSet<string> Names { get; } =
        LanguageNames
            .All.SelectMany(language => Merge.Fields.Select(field => $"{language}.{field}"))
            .Concat(Merge.SourceFields.SelectMany(field => new[] { $"Source.{field}", $"SourceAsOpened.{field}" }))
            .Concat(Opened)
            .ToFrozenSet(StringComparer.Ordinal);

    public static bool IsDesk(string? name) => name is not null && DeskName().IsMatch(name);

    /// <summary>The form as it was when this was typed: on the versions that it was opened on, so that what was saved since is merged, not lost.</summary>
    public static SaveDraft.Command Over(this SaveDraft.Command form, Typed typed)
    {
        ArgumentNullException.ThrowIfNull(form);
        ArgumentNullException.ThrowIfNull(typed);
        var fields = typed.Fields;
        return form with
        {
            Desk = typed.Desk,
            Burst = typed.Burst,
            French = Text(Language.French),
            English = Text(Language.English),
            Source = Source("Source", form.Source),
            SourceAsOpened = Source("SourceAsOpened", form.SourceAsOpened),
            OpenedFrench = Number(nameof(form.OpenedFrench), form.OpenedFrench),
            OpenedEnglish = Number(nameof(form.OpenedEnglish), form.OpenedEnglish),
            OpenedSource = Number(nameof(form.OpenedSource), form.OpenedSource),
        };

        EditionText Text(Language language) =>
            Merge.Fields.Aggregate(
                form.Text(language) ?? EditionText.Empty,
                (text, field) => fields.TryGetValue($"{language}.{field}", out var value) ? text.With(field, value) : text
            );

        SourceText Source(string of, SourceText? shown) =>
            new(
                One(of, nameof(SourceText.Url), shown?.Url),
                One(of, nameof(SourceText.Title), shown?.Title),
                One(of, nameof(SourceText.Publisher), shown?.Publisher),
                One(of, nameof(SourceText.Author), shown?.Author),
                Day(of, shown?.PublishedOn),
                One(of, nameof(SourceText.Language), shown?.Language),
                One(of, nameof(SourceText.Picture), shown?.Picture)
            );

        string One(string of, string field, string? shown) => fields.GetValueOrDefault($"{of}.{field}") ?? shown ?? "";

        // One that was struck out stays out.
        DateOnly? Day(string of, DateOnly? shown) =>
            !fields.TryGetValue($"{of}.{nameof(SourceText.PublishedOn)}", out var typed) ? shown
            : DateOnly.TryParse(typed, CultureInfo.InvariantCulture, out var day) ? day
            : null;

        int Number(string name, int shown) =>
            int.TryParse(fields.GetValueOrDefault(name), CultureInfo.InvariantCulture, out var number) ? number : shown;
    }

    /// <summary>
    /// Which of them their writer typed: they say something else than the form said when it was opened, and than what is saved now. A field
    /// that a colleague has corrected since, and that its writer left as it was, is none.
    /// </summary>
    /// <param name="fields">By name.</param>
    /// <param name="article">As it is saved.</param>
    /// <param name="opened">What each edition said when the form was opened; null where nobody knows.</param>
    internal static IEnumerable<string> Changed(
        IReadOnlyDictionary<string, string> fields,
        Article article,
        Func<Language, EditionText?> opened
    )
    {
        foreach (var language in LanguageNames.All)
        {
            var saved = article.Edition(language)?.Text ?? EditionText.Empty;
            foreach (var field in Merge.Fields)
                if (
                    fields.TryGetValue($"{language}.{field}", out var typed)
                    && IsAnother(saved, field, typed)
                    && (opened(language) is not { } text || IsAnother(text, field, typed))
                )
                    yield return $"{language}.{field}";
        }
        foreach (var field in Merge.SourceFields)
            if (
                fields.TryGetValue($"Source.{field}", out var typed)
                && typed.Trim() != article.Source.Text.Field(field)
                && typed.Trim() != fields.GetValueOrDefault($"SourceAsOpened.{field}")?.Trim()
            )
                yield return $"Source.{field}";
    }

    /// <summary>The changed fields, with the versions that they were typed over, and nothing else.</summary>
    internal static Dictionary<string, string> Only(IReadOnlyDictionary<string, string> fields, IReadOnlyList<string> changed)
    {
        var parts = changed.Select(name => name.Split('.')[0]).ToHashSet(StringComparer.Ordinal);
        return fields
            .Where(field =>
                changed.Contains(field.Key)
                || (field.Key.StartsWith("Opened", StringComparison.Ordinal) && parts.Contains(field.Key["Opened".Length..]))
                || (field.Key.StartsWith("SourceAsOpened.", StringComparison.Ordinal) && parts.Contains("Source"))
            )
            .ToDictionary();
    }

    /// <summary>Whether a field of the text would be another with what was typed.</summary>
    public static bool IsAnother(EditionText text, string field, string typed)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.With(field, typed).Kept().Field(field) != text.Field(field);
    }

    [GeneratedRegex("^[A-Za-z0-9-]{8,40}$", RegexOptions.None, matchTimeoutMilliseconds: 100)]
    private static partial Regex DeskName();
}
