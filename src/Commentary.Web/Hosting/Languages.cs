using System.Globalization;
using Commentary.Application.Press;
using Commentary.Text.Languages;
using Commentary.Web.Redirects;

namespace Commentary.Web.Hosting;

/// <summary>
/// The address says the language of the site; the member's choice that of the newsroom; what the browser asks for, that of any other page.
/// </summary>
internal static class Languages
{
    public const string Claim = "language";

    public static void UseLanguages(this WebApplication app) =>
        app.Use(
            (context, next) =>
            {
                Speak(OfAddress(context.Request.Path) ?? ReaderLanguage.Of(context.Request));
                return next();
            }
        );

    /// <summary>The members' choice is known only when they are: after <see cref="UseLanguages"/>, and only in the newsroom.</summary>
    public static void Speak(Language language)
    {
        CultureInfo.CurrentCulture = language.Culture();
        CultureInfo.CurrentUICulture = language.Culture();
    }

    public static Language Current => LanguageNames.Of(CultureInfo.CurrentUICulture);

    public static Language? OfAddress(PathString path) => Addresses.LanguageOf(path.Value ?? "");
}
