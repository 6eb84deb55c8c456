using Commentary.Text.Languages;

namespace Commentary.Application.Articles;

/// <summary>
/// A text with paragraphs that both changed, as it comes back from whoever was shown them. It holds what made them clash, so that the choice is
/// understood later, whoever saves in between.
/// </summary>
public record ClashChoice
{
    public Language Language { get; init; }

    /// <summary>As <see cref="Merge.Fields"/> names it.</summary>
    public string Field { get; init; } = "";

    /// <summary>The version that was opened first.</summary>
    public int Opened { get; init; }

    /// <summary>What was typed first, before any choice.</summary>
    public string Mine { get; init; } = "";

    /// <summary>Of each paragraph, in order.</summary>
    public ParagraphMerge.Take[]? Takes { get; init; }
}
