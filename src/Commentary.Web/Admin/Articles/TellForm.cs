using Commentary.Text.Languages;

namespace Commentary.Web.Admin.Articles;

/// <summary>What an editor tells readers with a publication: what was corrected, and whether a machine helped; and when.</summary>
public record TellForm
{
    /// <summary>When, on the clock of the site, as the browser writes it: <c>2026-11-30T14:00</c>.</summary>
    public string? FrenchAt { get; init; }

    /// <summary>UTC, as <c>2027-11-07T05:30</c>: the one that is meant, of the two moments that what was typed may be.</summary>
    public string? FrenchMeant { get; init; }
    public string? FrenchNote { get; init; }
    public bool FrenchMachine { get; init; }
    public string? EnglishAt { get; init; }
    public string? EnglishMeant { get; init; }
    public string? EnglishNote { get; init; }
    public bool EnglishMachine { get; init; }

    public string? Note(Language language) => language is Language.English ? EnglishNote : FrenchNote;

    public string? At(Language language) => language is Language.English ? EnglishAt : FrenchAt;

    public string? Meant(Language language) => language is Language.English ? EnglishMeant : FrenchMeant;

    public bool Machine(Language language) => language is Language.English ? EnglishMachine : FrenchMachine;
}
