using System.Globalization;
using System.Security.Cryptography;
using Commentary.Application.Press;
using Commentary.Text.Languages;
using Commentary.Web.Resources;
using Microsoft.Extensions.Localization;
using Microsoft.Net.Http.Headers;

namespace Commentary.Web.Site.Cards;

/// <summary>What networks show beside a link to the front page: the motto, drawn once for each language, when it is first asked for.</summary>
internal sealed class SiteCards(DrawCard draw, IStringLocalizer<SiteTexts> text)
{
    private readonly Dictionary<Language, Lazy<(byte[] Picture, EntityTagHeaderValue Tag)>> cards = LanguageNames.All.ToDictionary(
        language => language,
        language => new Lazy<(byte[], EntityTagHeaderValue)>(() => Draw(draw, text, language))
    );

    public (byte[] Picture, EntityTagHeaderValue Tag) Of(Language language) => cards[language].Value;

    private static (byte[], EntityTagHeaderValue) Draw(DrawCard draw, IStringLocalizer<SiteTexts> text, Language language)
    {
        // The address of a card names no language to the rest of the site.
        CultureInfo.CurrentUICulture = language.Culture();
        var picture = draw(new(text["Motto"], language, ""));
        return (picture, new($"\"{Convert.ToHexStringLower(SHA256.HashData(picture).AsSpan(0, 8))}\""));
    }
}
