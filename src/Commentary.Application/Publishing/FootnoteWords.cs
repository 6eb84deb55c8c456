using System.Resources;
using Commentary.Application.Resources;
using Commentary.Text.Languages;
using Commentary.Text.Markdown;

namespace Commentary.Application.Publishing;

/// <summary>What is said of a note's marks to those who do not see them: in the language of the piece, whatever the editor's.</summary>
internal static class FootnoteWords
{
    private static readonly ResourceManager Texts = new(typeof(Texts));

    public static Footnotes.Words In(Language language)
    {
        var culture = language.Culture();
        return new(
            Texts.GetString("Footnotes", culture)!,
            number => string.Format(culture, Texts.GetString("FootnoteCall", culture)!, number),
            call => string.Format(culture, Texts.GetString("FootnoteReturn", culture)!, call)
        );
    }
}
