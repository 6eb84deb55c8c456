using Commentary.Application.Articles;
using Commentary.Application.Scheduling;
using Commentary.Text.Languages;
using Commentary.Web.Hosting;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Commentary.Web.Admin.Articles;

public class IndexModel(IMediator mediator) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "q")]
    public string Words { get; set; } = "";

    [BindProperty(SupportsGet = true, Name = "stage")]
    public ArticleState? State { get; set; }

    [BindProperty(SupportsGet = true, Name = "author")]
    public string Author { get; set; } = "";

    [BindProperty(SupportsGet = true, Name = "topic")]
    public int? Topic { get; set; }

    /// <summary>The code of the language that is missing: <c>fr</c> or <c>en</c>.</summary>
    [BindProperty(SupportsGet = true, Name = "translate")]
    public string ToTranslate { get; set; } = "";

    [BindProperty(SupportsGet = true, Name = "drifting")]
    public bool IsDrifting { get; set; }

    [BindProperty(SupportsGet = true, Name = "sort")]
    public ArticleSort Sort { get; set; }

    public ListArticles.Result Articles { get; private set; } = null!;

    /// <summary>What is to go out, and what should have.</summary>
    public IReadOnlyList<ListScheduled.Row> Scheduled { get; private set; } = [];

    public ArticleFilter Filter =>
        new()
        {
            State = State,
            Author = Author,
            Topic = Topic,
            ToTranslate = LanguageNames.All.Select(l => (Language?)l).FirstOrDefault(l => l!.Value.Code() == ToTranslate),
            IsDrifting = IsDrifting,
        };

    public async Task OnGetAsync(CancellationToken stop, [FromQuery] int page = 1)
    {
        Articles = await mediator.Send(
            new ListArticles.Query
            {
                Words = Words,
                Filter = Filter,
                Sort = Sort,
                Language = Languages.Current,
                Page = page,
            },
            stop
        );
        Scheduled = await mediator.Send(new ListScheduled.Query(), stop);
    }

    /// <summary>Only the query: «page» is a word of the framework's own, from which no address is made.</summary>
    public string PageAddress(int page) =>
        QueryString
            .Create(
                new Dictionary<string, string?>
                {
                    ["q"] = Words,
                    ["stage"] = $"{State}",
                    ["author"] = Author,
                    ["topic"] = $"{Topic}",
                    ["translate"] = ToTranslate,
                    ["drifting"] = IsDrifting ? "true" : "",
                    ["sort"] = Sort is ArticleSort.Best ? "" : $"{Sort}",
                    ["page"] = $"{page}",
                }.Where(part => !string.IsNullOrEmpty(part.Value))
            )
            .ToString();
}
