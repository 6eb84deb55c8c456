using System.Globalization;
using Commentary.Application.Redirects;
using Microsoft.AspNetCore.Mvc;

namespace Commentary.Web.Admin.Redirects;

/// <summary>What the list shows, as its address says it.</summary>
public class FindForm
{
    [ModelBinder(Name = "q")]
    public string Words { get; set; } = "";

    [ModelBinder(Name = "match")]
    public RedirectMatch? Match { get; set; }

    [ModelBinder(Name = "answer")]
    public RedirectAnswer? Answer { get; set; }

    [ModelBinder(Name = "group")]
    public string Group { get; set; } = "";

    [ModelBinder(Name = "origin")]
    public RedirectOrigin? Origin { get; set; }

    [ModelBinder(Name = "state")]
    public RuleState? State { get; set; }

    [ModelBinder(Name = "unused")]
    public int? UnusedFor { get; set; }

    [ModelBinder(Name = "broken")]
    public bool IsBroken { get; set; }

    [ModelBinder(Name = "batch")]
    public int? Batch { get; set; }

    [ModelBinder(Name = "before")]
    public int? Before { get; set; }

    [ModelBinder(Name = "sort")]
    public RuleSort Sort { get; set; }

    public RuleFilter Filter =>
        new()
        {
            Words = Words,
            Match = Match,
            Answer = Answer,
            Group = Group,
            Origin = Origin,
            State = State,
            UnusedFor = UnusedFor,
            IsBroken = IsBroken,
            Batch = Batch,
            Before = Before,
            Sort = Sort,
        };

    /// <summary>Name and value of each that is asked.</summary>
    public IEnumerable<KeyValuePair<string, string?>> Fields =>
        new Dictionary<string, string?>
        {
            ["q"] = Words,
            ["match"] = $"{Match}",
            ["answer"] = $"{Answer}",
            ["group"] = Group,
            ["origin"] = $"{Origin}",
            ["state"] = $"{State}",
            ["unused"] = Number(UnusedFor),
            ["broken"] = IsBroken ? "true" : "",
            ["batch"] = Number(Batch),
            ["before"] = Number(Before),
            ["sort"] = Sort is RuleSort.Newest ? "" : $"{Sort}",
        }.Where(f => !string.IsNullOrEmpty(f.Value));

    public string Address(int page, int? before = null) =>
        "/admin/redirects"
        + QueryString.Create([
            .. Fields.Where(f => before is null || f.Key != "before"),
            .. before is { } b ? new[] { KeyValuePair.Create("before", Number(b)) } : [],
            .. page > 1 ? new[] { KeyValuePair.Create("page", Number(page)) } : [],
        ]);

    private static string? Number(int? number) => number?.ToString(CultureInfo.InvariantCulture);
}
