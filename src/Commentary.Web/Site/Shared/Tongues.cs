using System.Globalization;
using Commentary.Text.Languages;

namespace Commentary.Web.Site.Shared;

/// <summary>The name of any language, as the page's language calls it.</summary>
public static class Tongues
{
    /// <summary>« anglais » for <c>en</c>; the code itself for a language that nobody here knows a name for.</summary>
    public static string Name(string code, Language page)
    {
        var before = CultureInfo.CurrentUICulture;
        try
        {
            CultureInfo.CurrentUICulture = page.Culture();
#pragma warning disable RS0030 // What it throws on a name that is none is answered below.
            return CultureInfo.GetCultureInfo(code).DisplayName;
#pragma warning restore RS0030
        }
        catch (CultureNotFoundException)
        {
            return code;
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }
}
