using Commentary.Text.Languages;

namespace Commentary.Web.Admin.Articles;

/// <summary>The paragraphs that an editor chooses to set face to face, in either language.</summary>
public record DuelForm
{
    public string? FrenchOptimistic { get; init; }
    public string? FrenchPessimistic { get; init; }
    public string? EnglishOptimistic { get; init; }
    public string? EnglishPessimistic { get; init; }

    public string? Optimistic(Language language) => language is Language.English ? EnglishOptimistic : FrenchOptimistic;

    public string? Pessimistic(Language language) => language is Language.English ? EnglishPessimistic : FrenchPessimistic;
}
