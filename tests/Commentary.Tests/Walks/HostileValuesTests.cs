using System.Globalization;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Commentary.Application.Model;
using Commentary.Tests.Fixture;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Infrastructure;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Commentary.Tests.Walks;

/// <summary>
/// What no culture, no form of Unicode, no calendar and no column takes, in every parameter of every page and every field of every form. Pages and
/// forms are found, not listed: a new one is tried without a word here.
/// </summary>
public class HostileValuesTests(HostileValuesTests.Site site) : IClassFixture<HostileValuesTests.Site>
{
    /// <summary>One piece of each kind of thing, so that every page of the newsroom has something to show.</summary>
    public class Site : Newsroom, IAsyncLifetime
    {
        async ValueTask IAsyncLifetime.InitializeAsync()
        {
            await MakeMembers();
            await Some.Article(this, "Une pièce", inEnglishToo: true);
        }
    }

    /// <summary>The third is cut in the middle of a letter wherever forty characters are kept; none of them is a number, a date or a name.</summary>
    private static readonly string[] Texts =
    [
        "!!",
        "a\uFFFEb\uFFFF",
        new string('x', 39) + "𝗘\u0301",
        "fr-!!\u202E%_[\\'\"",
        new string('é', 1200),
        "2147483647",
        "-2147483648",
        "0001-01-01T00:00",
        "9999-12-31T23:59",
    ];

    /// <summary>So many of them are typed into each field alone; the others into all at once.</summary>
    private const int Alone = 3;

    /// <summary>As bytes: NUL, half a surrogate pair as it would be in UTF-8 (CESU-8), what is no UTF-8 at all, a line end.</summary>
    private static readonly string[] Bytes = ["a%00b", "%ED%A0%80", "%ff%fe", "a%0d%0ab", "%", "%u0041"];

    private static readonly IEnumerable<string> InAddresses = [.. Texts.Select(Uri.EscapeDataString), .. Bytes];

    [Fact]
    public async Task Nothing_in_an_address_is_a_fault_of_ours()
    {
        using var member = await site.SignedIn(Role.Administrator);
        List<string> faults = [];
        foreach (var address in (await Addresses()).Distinct())
        // The server itself refuses NUL in a path.
        foreach (var value in InAddresses.Where(v => v != "a%00b" || !address.Split('?')[0].Contains("{}")))
        {
            var asked = address.Replace("{}", value, StringComparison.Ordinal);
            using var answer = await member.Client.Ask(asked);
            if (answer.Status() >= 500)
                faults.Add($"{answer.Status()} {asked[..Math.Min(asked.Length, 90)]}");
        }
        faults.Should().BeEmpty();
    }

    [Fact]
    public async Task Nothing_in_a_form_is_a_fault_of_ours()
    {
        using var member = await site.SignedIn(Role.Administrator);
        List<(string Address, Dictionary<string, string> Fields)> forms = [];
        foreach (var page in Routes().Where(r => r.StartsWith("/admin", StringComparison.Ordinal)).Select(r => Filled(r, "1")).Distinct())
        {
            using var answer = await member.Get(page);
            if (answer.Status() == 200 && answer.Content.Headers.ContentType?.MediaType == "text/html")
                forms.AddRange(Forms(page, await answer.Html()));
        }
        forms.Should().HaveCountGreaterThan(20);

        List<string> faults = [];
        foreach (var (address, fields) in forms)
        foreach (var value in Texts)
        foreach (var changed in Changed(fields, value))
        {
            using var answer = await member.Post(address, changed.Fields);
            if (answer.Status() >= 500)
                faults.Add($"{answer.Status()} {address} {changed.Name}={value[..Math.Min(value.Length, 20)]}");
        }
        faults.Should().BeEmpty();
    }

    /// <summary>Each field alone, for what looks at it only once the others are right; and all at once, for what is shown again.</summary>
    private static IEnumerable<(string Name, Dictionary<string, string> Fields)> Changed(Dictionary<string, string> fields, string value)
    {
        var names = fields.Keys.Where(name => !name.StartsWith("__", StringComparison.Ordinal)).ToList();
        foreach (var name in Texts.Take(Alone).Contains(value) ? names : [])
            yield return (name, new(fields) { [name] = value });
        yield return ("all", fields.ToDictionary(f => f.Key, f => names.Contains(f.Key) ? value : f.Value));
    }

    private static IEnumerable<(string Address, Dictionary<string, string> Fields)> Forms(string page, IHtmlDocument of) =>
        from form in of.QuerySelectorAll<IHtmlFormElement>("form[method=post]")
        let to = form.GetAttribute("action") is { Length: > 0 } action ? action : page
        // The one who tries must stay in.
        where !to.Contains("signout", StringComparison.Ordinal)
        let fields = form.QuerySelectorAll("input[name]:not([type=file]), textarea[name], select[name]")
            .GroupBy(field => field.GetAttribute("name")!)
            .ToDictionary(
                named => named.Key,
                named => (named.First() as IHtmlInputElement)?.Value ?? (named.First() as IHtmlTextAreaElement)?.Value ?? ""
            )
        where fields.Keys.Any(name => !name.StartsWith("__", StringComparison.Ordinal))
        select (to, fields);

    private IEnumerable<string> Routes() =>
        site
            .Services.GetServices<EndpointDataSource>()
            .SelectMany(source => source.Endpoints)
            .OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods.Contains("GET") != false)
            .Where(endpoint => endpoint.Metadata.GetMetadata<Microsoft.AspNetCore.StaticAssets.StaticAssetDescriptor>() is null)
            .Select(endpoint => "/" + endpoint.RoutePattern.RawText!.TrimStart('/').ToLowerInvariant())
            .Where(route => !route.Contains("signout", StringComparison.Ordinal));

    /// <summary>With <c>{}</c> where the value goes: in each part of a route, and in each word of a query that a page reads.</summary>
    private async Task<IEnumerable<string>> Addresses()
    {
        List<string> addresses = ["/{}", "/fr/{}", "/en/{}?{}", "/fr?{}={}", "/fr/recherche?q={}&topic=ia&year={}"];
        addresses.AddRange(Routes().Where(route => route.Contains('{')).Select(route => Filled(route, "{}")));
        var loader = site.Services.GetRequiredService<PageLoader>();
        foreach (
            var page in site
                .Services.GetRequiredService<IActionDescriptorCollectionProvider>()
                .ActionDescriptors.Items.OfType<PageActionDescriptor>()
        )
        {
            var compiled = await loader.LoadAsync(page, EndpointMetadataCollection.Empty);
            var asked = compiled
                .BoundProperties.Concat(compiled.HandlerMethods.Where(h => h.HttpMethod == "Get").SelectMany(h => h.Parameters))
                .Where(p => p.ParameterType != typeof(CancellationToken))
                .SelectMany(p => Names(p.BindingInfo?.BinderModelName ?? p.Name, p.ParameterType));
            var address = Filled("/" + page.AttributeRouteInfo!.Template!.ToLowerInvariant(), "1");
            addresses.AddRange(asked.Select(name => $"{address}?{name}={{}}"));
        }
        return addresses;
    }

    /// <summary>The words of a form of our own stand in the query by their own names.</summary>
    private static IEnumerable<string> Names(string name, Type type) =>
        type.Namespace?.StartsWith("Commentary.Web", StringComparison.Ordinal) == true && type.IsClass
            ? type.GetProperties()
                .Where(p => p.CanWrite)
                .Select(p => p.GetCustomAttributes(true).OfType<IModelNameProvider>().FirstOrDefault()?.Name ?? p.Name)
            : [name];

    private static string Filled(string route, string value) =>
        string.Join(
            '/',
            route
                .Split('/')
                .Where(part =>
                    value == "{}" || !part.EndsWith("?}", StringComparison.Ordinal) || part.Contains("id", StringComparison.Ordinal)
                )
                .Select(part =>
                    part.Contains('{') ? string.Create(CultureInfo.InvariantCulture, $"{value}{part[(part.LastIndexOf('}') + 1)..]}") : part
                )
        );
}
