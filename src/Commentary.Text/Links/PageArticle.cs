using System.Net;
using System.Text.Json;

namespace Commentary.Text.Links;

/// <summary>What a page tells machines of the article that it shows (schema.org, as JSON-LD). Whatever is not as it should be is passed over.</summary>
internal sealed class PageArticle
{
    private const int MostNodes = 1000;
    private const int MostNames = 20;
    private const string Context = "schema.org/";

    /// <summary>Where a thing within a thing is still the page, and not something beside it.</summary>
    private static readonly string[] Within = ["@graph", "mainEntity", "mainEntityOfPage"];
    private static readonly string[] OwnAddress = ["url", "mainEntityOfPage", "@id"];

    private static readonly JsonDocumentOptions Lenient = new()
    {
        AllowTrailingCommas = true,
        CommentHandling = JsonCommentHandling.Skip,
        MaxDepth = 40,
    };

    private static readonly HashSet<string> Kinds = new(StringComparer.Ordinal)
    {
        "Article",
        "NewsArticle",
        "AnalysisNewsArticle",
        "AskPublicNewsArticle",
        "BackgroundNewsArticle",
        "OpinionNewsArticle",
        "ReportageNewsArticle",
        "ReviewNewsArticle",
        "BlogPosting",
        "LiveBlogPosting",
        "TechArticle",
        "ScholarlyArticle",
        "Report",
    };

    private readonly JsonElement article;

    /// <summary>What is said of a thing in one place is meant wherever its name (<c>@id</c>) stands.</summary>
    private readonly Dictionary<string, JsonElement> named;

    private PageArticle(JsonElement article, Dictionary<string, JsonElement> named) => (this.article, this.named) = (article, named);

    public string Headline => First("headline") is { Length: > 0 } headline ? headline : First("name");
    public string Published => First("datePublished");
    public string Language => First("inLanguage", "alternateName", "name");
    public string Picture => First("image", "url", "contentUrl");
    public string Publisher => First("publisher", "name");
    public IReadOnlyList<string> Authors => [.. Values("author").Select(author => Text(author, "name")).Where(name => name.Length > 0)];

    /// <summary>Null when it tells of none, or of several without saying which one it is.</summary>
    /// <param name="scripts">The scripts of the kind <c>application/ld+json</c>.</param>
    /// <param name="addresses">What the page is called: where it was found, and what it gives as its address.</param>
    public static PageArticle? Of(IEnumerable<string> scripts, IReadOnlyCollection<string> addresses)
    {
        List<JsonElement> articles = [];
        Dictionary<string, JsonElement> things = new(StringComparer.Ordinal);
        Queue<JsonElement> next = new(scripts.Select(Parsed).OfType<JsonElement>());
        for (var seen = 0; seen < MostNodes && next.TryDequeue(out var node); seen++)
        {
            if (node.ValueKind is JsonValueKind.Array)
                foreach (var item in node.EnumerateArray().Take(MostNodes))
                    next.Enqueue(item);
            if (node.ValueKind is not JsonValueKind.Object)
                continue;
            if (node.TryGetProperty("@id", out var id) && id.ValueKind is JsonValueKind.String && node.TryGetProperty("@type", out _))
                things.TryAdd(id.GetString()!, node);
            if (IsArticle(node))
                articles.Add(node);
            foreach (var key in Within)
                if (node.TryGetProperty(key, out var inner))
                    next.Enqueue(inner);
        }
        var own = articles.Count == 1 ? articles : [.. articles.Where(IsOwn)];
        return own.Count > 0 ? new(own[0], things) : null;

        bool IsOwn(JsonElement each) => OwnAddress.Any(key => Addresses(each, key).Any(addresses.Contains));
    }

    private static JsonElement? Parsed(string script)
    {
        try
        {
            using var document = JsonDocument.Parse(script, Lenient);
            return document.RootElement.Clone();
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static bool IsArticle(JsonElement node) =>
        node.TryGetProperty("@type", out var type)
        && Each(type)
            .Where(kind => kind.ValueKind is JsonValueKind.String)
            .Select(kind => kind.GetString()!)
            .Any(kind =>
                Kinds.Contains(kind[(kind.LastIndexOf(Context, StringComparison.Ordinal) is >= 0 and var at ? at + Context.Length : 0)..])
            );

    private static IEnumerable<string> Addresses(JsonElement node, string key) =>
        node.TryGetProperty(key, out var value)
            ? Each(value)
                .Select(each =>
                    each.ValueKind is JsonValueKind.Object
                    && (each.TryGetProperty("@id", out var inner) || each.TryGetProperty("url", out inner))
                        ? inner
                        : each
                )
                .Where(each => each.ValueKind is JsonValueKind.String)
                .Select(each => SourceAddress.TryCanonical(each.GetString()!, out var canonical) ? canonical : "")
            : [];

    /// <summary>The first text under a key: its own, or that of a thing under one of these keys.</summary>
    private string First(string key, params string[] inner) =>
        Values(key).Select(value => Text(value, inner)).FirstOrDefault(text => text.Length > 0) ?? "";

    private IEnumerable<JsonElement> Values(string key) => article.TryGetProperty(key, out var value) ? Each(value) : [];

    private string Text(JsonElement value, params string[] inner)
    {
        if (value.ValueKind is JsonValueKind.String)
            return Plain(value);
        if (value.ValueKind is not JsonValueKind.Object)
            return "";
        foreach (var key in (string[])["@value", .. inner])
            if (value.TryGetProperty(key, out var text) && Each(text).FirstOrDefault() is { ValueKind: JsonValueKind.String } found)
                return Plain(found);
        return
            value.TryGetProperty("@id", out var id)
            && id.ValueKind is JsonValueKind.String
            && named.TryGetValue(id.GetString()!, out var thing)
            && inner
                .Select(key => thing.TryGetProperty(key, out var text) ? text : default)
                .FirstOrDefault(text => text.ValueKind is JsonValueKind.String)
                is { ValueKind: JsonValueKind.String } known
            ? Plain(known)
            : "";
    }

    /// <summary>A script knows no entities: those that stand in it were put there by what wrote it.</summary>
    private static string Plain(JsonElement text) => WebUtility.HtmlDecode(text.GetString()!);

    private static IEnumerable<JsonElement> Each(JsonElement value) =>
        value.ValueKind is JsonValueKind.Array ? value.EnumerateArray().Take(MostNames) : [value];
}
