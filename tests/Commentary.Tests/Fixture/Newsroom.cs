using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Commentary.Application.Model;
using Commentary.Text.Languages;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace Commentary.Tests.Fixture;

/// <summary>A newsroom with one member of each role, who sign in with a browser.</summary>
public class Newsroom : Building, IAsyncLifetime
{
    public const string Password = "une phrase assez longue";

    async ValueTask IAsyncLifetime.InitializeAsync() => await MakeMembers();

    protected async Task MakeMembers()
    {
        await using var scope = Services.CreateAsyncScope();
        var members = scope.ServiceProvider.GetRequiredService<UserManager<Member>>();
        foreach (var role in Enum.GetValues<Role>())
            (
                await members.CreateAsync(
                    new Member
                    {
                        UserName = Email(role),
                        Email = Email(role),
                        DisplayName = role.ToString(),
                        Role = role,
                        Language = Language.English,
                    },
                    Password
                )
            ).Succeeded.Should().BeTrue();
    }

    public static string Email(Role role) => $"{role}@example.ca".ToLowerInvariant();

    /// <summary>A browser that keeps its cookies and follows nothing by itself.</summary>
    public virtual Browser Stranger() => new(CreateClient(new() { AllowAutoRedirect = false, HandleCookies = true }));

    public async Task<Browser> SignedIn(Role role = Role.Editor)
    {
        var browser = Stranger();
        using var page = await browser.Submit("/admin/account/signin", new() { ["Email"] = Email(role), ["Password"] = Password });
        page.Status().Should().Be(302);
        return browser;
    }
}

/// <summary>What somebody without JavaScript can do: open a page, fill its form, press a button.</summary>
public sealed class Browser(HttpClient client) : IDisposable
{
    public HttpClient Client => client;

    public async Task<IHtmlDocument> Open(string address) => await client.Page(address);

    public Task<HttpResponseMessage> Get(string address) => client.Ask(address);

    /// <summary>The fields of the form that posts, as the page has them.</summary>
    public static Dictionary<string, string> Fields(IHtmlDocument page, string form)
    {
        var found = page.QuerySelectorAll<IHtmlFormElement>("form").First(f => f.QuerySelector(form) is not null);
        Dictionary<string, string> fields = [];
        foreach (var input in found.QuerySelectorAll<IHtmlInputElement>("input[name]"))
            if (input.Type is not ("checkbox" or "radio" or "file") || input.IsChecked)
                fields[input.Name!] = input.Value;
        foreach (var area in found.QuerySelectorAll<IHtmlTextAreaElement>("textarea[name]"))
            fields[area.Name!] = area.Value;
        foreach (var select in found.QuerySelectorAll<IHtmlSelectElement>("select[name]"))
            fields[select.Name!] = select.Value!;
        return fields;
    }

    /// <summary>Opens a page, changes these fields of its form, and sends it; <c>to</c> is where a button of it leads.</summary>
    public async Task<HttpResponseMessage> Submit(string page, Dictionary<string, string> typed, string? to = null)
    {
        ArgumentNullException.ThrowIfNull(typed);
        var fields = Fields(await Open(page), $"[name='{typed.Keys.First()}']");
        foreach (var (name, value) in typed)
            fields[name] = value;
        return await Post(to ?? page, fields);
    }

    public async Task<HttpResponseMessage> Post(string address, IEnumerable<KeyValuePair<string, string>> fields)
    {
        using var form = new FormUrlEncodedContent(fields);
        return await client.PostAsync(address, form, TestContext.Current.CancellationToken);
    }

    /// <summary>Exactly these bytes as the form, with the page's own token before them.</summary>
    public async Task<HttpResponseMessage> PostRaw(string page, string address, string body)
    {
        var token = (await Open(page)).QuerySelector<IHtmlInputElement>("input[name=__RequestVerificationToken]")!.Value;
        using var form = new StringContent(
            $"__RequestVerificationToken={Uri.EscapeDataString(token)}&{body}",
            System.Text.Encoding.Latin1,
            "application/x-www-form-urlencoded"
        );
        return await client.PostAsync(address, form, TestContext.Current.CancellationToken);
    }

    public void Dispose() => client.Dispose();
}
