using Commentary.Application.Articles;
using Commentary.Application.Comparing;

namespace Commentary.Web.Admin.Articles;

/// <summary>The paragraphs of one text that both changed, and what becomes of each.</summary>
/// <param name="Place">Among all such texts of the form.</param>
public record ClashPanel(int Place, ShowClashes.Shown Shown)
{
    /// <param name="Number">From 1.</param>
    /// <param name="Theirs">Compared with what it was, as is mine.</param>
    public record Passage(
        int Number,
        ParagraphMerge.Clash Clash,
        IReadOnlyList<WordChanges.Stretch> Theirs,
        IReadOnlyList<WordChanges.Stretch> Mine,
        ParagraphMerge.Take Take
    );

    public string Name => $"Save.Clashes[{Place}]";
    public string Id => $"clash-{Shown.Choice.Language}-{Shown.Choice.Field}";

    public IEnumerable<Passage> Passages =>
        Shown.Merge.Clashes.Select(
            (clash, i) =>
                new Passage(
                    i + 1,
                    clash,
                    WordChanges.Between(clash.Was, clash.Theirs),
                    WordChanges.Between(clash.Was, clash.Mine),
                    Shown.Choice.Takes is { } takes && i < takes.Length ? takes[i] : ParagraphMerge.Take.Mine
                )
        );
}
