using Commentary.Application.Articles;
using Commentary.Application.Model;
using Commentary.Text.HouseFormat;
using Commentary.Text.Languages;
using Commentary.Text.Markdown;

namespace Commentary.Web.Admin.Articles;

/// <summary>The duels of the text that the desk shows in one language.</summary>
/// <param name="Done">What was just done here, as the key of its sentence.</param>
public record DuelPanel(Language Language, Duels.Found Found, string? Done)
{
    private const int MostLetters = 60;

    public bool IsOpen => Done is not null || Found.Faults.Count > 0;

    public static DuelPanel Of(Language language, SaveDraft.Command form, string? done)
    {
        var text = form?.Text(language) ?? EditionText.Empty;
        return new(language, Duels.Find(text.Optimistic.ReplaceLineEndings("\n"), text.Pessimistic.ReplaceLineEndings("\n")), done);
    }

    /// <summary>What the editor may choose among, on one side.</summary>
    public IReadOnlyList<Duels.Paragraph> Side(Part part) => part is Part.Optimistic ? Found.Optimistic : Found.Pessimistic;

    /// <summary>The first words of a paragraph.</summary>
    public static string Beginning(string words)
    {
        ArgumentNullException.ThrowIfNull(words);
        if (words.Length <= MostLetters)
            return words;
        var end = words.LastIndexOf(' ', MostLetters);
        if (end <= 0)
            end = char.IsLowSurrogate(words[MostLetters]) ? MostLetters - 1 : MostLetters;
        return words[..end] + "…";
    }
}
