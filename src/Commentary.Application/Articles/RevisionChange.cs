using System.Globalization;
using Commentary.Application.Comparing;
using Commentary.Application.Model;

namespace Commentary.Application.Articles;

/// <summary>How much of one field a save changed, in words that came in and words that went out.</summary>
/// <param name="Field">As <see cref="Merge.Fields"/> names it.</param>
public record RevisionChange(string Field, int In, int Out)
{
    /// <summary>In characters: every field, and the largest numbers.</summary>
    public const int WrittenLength = 400;

    /// <summary>As a revision keeps it: what is listed needs no text.</summary>
    public static string Write(EditionText before, EditionText after) =>
        string.Join(
            ';',
            Merge
                .Fields.Where(field => before.Field(field) != after.Field(field))
                .Select(field => Between(field, before.Field(field), after.Field(field)))
                .Select(change => string.Create(CultureInfo.InvariantCulture, $"{change.Field} {change.In} {change.Out}"))
        );

    public static IReadOnlyList<RevisionChange> Read(string written) =>
        [
            .. from change in (written ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries)
            let words = change.Split(' ')
            select new RevisionChange(
                words[0],
                int.Parse(words[1], CultureInfo.InvariantCulture),
                int.Parse(words[2], CultureInfo.InvariantCulture)
            ),
        ];

    /// <summary>What makes one text of a field another, passage by passage; null when there is too much to compare.</summary>
    internal static IReadOnlyList<IReadOnlyList<WordChanges.Stretch>>? Passages(string field, string before, string after) =>
        Merge.Lines.Contains(field) ? [WordChanges.Between(before, after)] : BlockChanges.Between(Paragraphs(before), Paragraphs(after));

    private static RevisionChange Between(string field, string before, string after) =>
        Passages(field, before, after) is { } passages
            ? new(field, Count(passages, WordChanges.Kind.OnlyTheirs), Count(passages, WordChanges.Kind.OnlyMine))
            : new(field, Words(after), Words(before));

    private static int Count(IReadOnlyList<IReadOnlyList<WordChanges.Stretch>> passages, WordChanges.Kind kind) =>
        passages.Sum(passage => passage.Where(stretch => stretch.Kind == kind).Sum(stretch => Words(stretch.Text)));

    private static int Words(string text) => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Count(HasLetters);

    private static bool HasLetters(string word) => word.Any(char.IsLetterOrDigit);

    private static string[] Paragraphs(string text) => [.. TextBlocks.Of(text).Blocks.Select(block => block.Text)];
}
