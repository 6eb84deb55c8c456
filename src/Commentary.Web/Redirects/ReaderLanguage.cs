using Commentary.Text.Languages;
using Microsoft.Net.Http.Headers;

namespace Commentary.Web.Redirects;

/// <summary>The language that a reader asks for where the address names none (RFC 9110, 12.5.4). French when unsure.</summary>
internal static class ReaderLanguage
{
    public static Language Of(HttpRequest request)
    {
        var best = Language.French;
        var most = 0d;
        if (!StringWithQualityHeaderValue.TryParseList(request.Headers.AcceptLanguage, out var asked))
            return best;
        foreach (var range in asked)
            if (LanguageNames.TryParse(range.Value.Value, out var language) && (range.Quality ?? 1) > most)
                (best, most) = (language, range.Quality ?? 1);
        return best;
    }
}
