using Commentary.Application.Press;
using Commentary.Application.Reading;
using Commentary.Text.HouseFormat;
using Commentary.Text.Languages;
using Commentary.Web.Hosting;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.WebUtilities;

namespace Commentary.Web.Site.Search;

/// <summary>Not a <see cref="SitePage"/>: each question has an answer of its own, and is kept nowhere but in the reader's browser.</summary>
public class SearchModel(IMediator mediator) : PageModel
{
    /// <summary>What was typed, as it was; empty for nothing.</summary>
    [FromQuery(Name = "q")]
    public string? Words { get; set; }

    [FromQuery(Name = "topic")]
    public string? Topic { get; set; }

    [FromQuery(Name = "year")]
    public string? Year { get; set; }

    /// <summary>The fragment of a part, as it is in the page's language.</summary>
    [FromQuery(Name = "view")]
    public string? View { get; set; }

    public Language Language => Languages.Current;
    public SearchPieces.Result Found { get; private set; } = null!;
    public Part? AskedPart => PartNames.Bodies.Select(p => (Part?)p).FirstOrDefault(p => p!.Value.Fragment(Language) == View);
    public int? AskedYear => int.TryParse(Year, System.Globalization.CultureInfo.InvariantCulture, out var year) ? year : null;
    public bool IsNarrowed => AskedPart is not null || AskedYear is not null || !string.IsNullOrEmpty(Topic);

    public async Task<IActionResult> OnGetAsync(CancellationToken stop, [FromQuery] int page = 1)
    {
        Response.Headers.CacheControl = "private, no-cache";
        Found = await mediator.Send(new SearchPieces.Query(Language, Words, Topic, AskedYear, AskedPart, page), stop);
        return Page();
    }

    /// <summary>The same question with one filter set, or taken away where it is null; always from the first page.</summary>
    public string Address(string name, string? value, int page = 1)
    {
        Dictionary<string, string?> query = new(StringComparer.Ordinal)
        {
            ["q"] = Found.Words,
            ["topic"] = Topic is { Length: > 0 } ? Topic : null,
            ["year"] = AskedYear?.ToString(System.Globalization.CultureInfo.InvariantCulture),
            ["view"] = AskedPart?.Fragment(Language),
            [name] = value,
            ["page"] = page > 1 ? page.ToString(System.Globalization.CultureInfo.InvariantCulture) : null,
        };
        return QueryHelpers.AddQueryString(Addresses.Search(Language), query);
    }

    public string PageAddress(int page) => Address("q", Found.Words, page);
}
