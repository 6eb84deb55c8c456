using Commentary.Text.Languages;

namespace Commentary.Web.Admin.Articles;

/// <summary>What an editor tells readers with a publication: what was corrected, and whether a machine helped.</summary>
public record TellForm
{
    public string? FrenchNote { get; init; }
    public bool FrenchMachine { get; init; }
    public string? EnglishNote { get; init; }
    public bool EnglishMachine { get; init; }

    public string? Note(Language language) => language is Language.English ? EnglishNote : FrenchNote;

    public bool Machine(Language language) => language is Language.English ? EnglishMachine : FrenchMachine;
}
