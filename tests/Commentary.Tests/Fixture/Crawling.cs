using AngleSharp.Html.Parser;

namespace Commentary.Tests.Fixture;

/// <summary>Somebody who goes wherever the public site leads.</summary>
internal static class Crawling
{
    public sealed record Crawled(string Address, string Headers, string Text, string? Kind);

    /// <summary>Every page that can be reached, with all that came with it, headers too. Not the newsroom.</summary>
    /// <param name="more">Where to begin besides the doors of the site.</param>
    public static async Task<IReadOnlyList<Crawled>> Crawl(this Building site, IReadOnlyList<string> more)
    {
        var reader = site.Reader();
        Dictionary<string, Crawled> seen = [];
        Queue<string> next = new([
            "/",
            "/fr",
            "/en",
            "/fr/feed.xml",
            "/fr/feed.json",
            "/en/feed.xml",
            "/en/feed.json",
            "/sitemap.xml",
            "/robots.txt",
            "/nulle-part",
            .. more,
        ]);
        while (next.TryDequeue(out var path))
        {
            if (seen.ContainsKey(path) || path.StartsWith("/admin", StringComparison.Ordinal))
                continue;
            using var response = await reader.Ask(path);
            var text = await response.Text();
            var kind = response.Content.Headers.ContentType?.MediaType;
            seen[path] = new(path, response.Headers.ToString() + response.Content.Headers, text, kind);
            if (response.Headers.Location is { } location)
                Add(location.ToString());
            if (kind == "text/html")
                foreach (var element in new HtmlParser().ParseDocument(text).QuerySelectorAll("[href], [src], [content]"))
                    Add(element.GetAttribute("href") ?? element.GetAttribute("src") ?? element.GetAttribute("content")!);
            else
                foreach (var word in text.Split(['"', '<', '>', '\'', ' ', '\n', ','], StringSplitOptions.RemoveEmptyEntries))
                    if (word.StartsWith("http://localhost", StringComparison.Ordinal))
                        Add(word);
        }
        return [.. seen.Values];

        void Add(string address)
        {
            if (
                Uri.TryCreate(reader.BaseAddress, address, out var link)
                && link.Host == reader.BaseAddress!.Host
                && (address.StartsWith('/') || address.StartsWith("http", StringComparison.Ordinal) || address.StartsWith('?'))
            )
                next.Enqueue(link.PathAndQuery);
        }
    }
}
