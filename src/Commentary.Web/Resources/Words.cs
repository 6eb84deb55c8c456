using System.Globalization;
using Commentary.Text.Languages;
using Microsoft.Extensions.Localization;

namespace Commentary.Web.Resources;

internal static class Words
{
    /// <summary>A sentence in a language that is not the page's: for pages that say everything twice.</summary>
    public static string In(this IStringLocalizer says, Language language, string key)
    {
        var current = CultureInfo.CurrentUICulture;
        try
        {
            CultureInfo.CurrentUICulture = language.Culture();
            return says[key];
        }
        finally
        {
            CultureInfo.CurrentUICulture = current;
        }
    }
}
