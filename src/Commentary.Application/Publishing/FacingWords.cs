using System.Resources;
using Commentary.Application.Resources;
using Commentary.Text.HouseFormat;
using Commentary.Text.Languages;

namespace Commentary.Application.Publishing;

/// <summary>The words with which a link to the other paragraph of a duel begins: in the language of the piece, whatever the editor's.</summary>
internal static class FacingWords
{
    private static readonly ResourceManager Said = new(typeof(Texts));

    public static string To(Part part, Language language) => Said.GetString($"Facing{part}", language.Culture())!;
}
