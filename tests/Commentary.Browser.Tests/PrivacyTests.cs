namespace Commentary.Browser.Tests;

/// <summary>A reader leaves nothing here and is sent nowhere else.</summary>
public class PrivacyTests(Chromium chromium, FurnishedBuilding building)
{
    [Theory, InlineData(ColorScheme.Light), InlineData(ColorScheme.Dark)]
    public async Task The_whole_site_is_read_without_a_cookie_a_stranger_or_an_error(ColorScheme scheme)
    {
        await using var reader = await chromium.Visitor(building, scheme: scheme);
        List<string> elsewhere = [];
        List<string> errors = [];
        reader.Request += (_, request) =>
        {
            if (
                !request.Url.StartsWith($"{building.Address}/", StringComparison.Ordinal)
                && !request.Url.StartsWith("data:", StringComparison.Ordinal)
            )
                elsewhere.Add(request.Url);
        };
        reader.Console += (_, message) =>
        {
            // The browser's own line on a page that is a 404 or a 410 by its nature.
            if (message.Type == "error" && !IsAnswer(message))
                errors.Add($"{message.Page?.Url}: {message.Text}");
        };
        reader.WebError += (_, error) => errors.Add(error.Error);
        reader.Response += (_, response) =>
        {
            if (response.Status >= 400 && response.Request.ResourceType != "document")
                errors.Add($"{response.Status} {response.Url}");
        };
        await reader.ExposeFunctionAsync("refused", (string what) => errors.Add(what));
        await reader.AddInitScriptAsync(
            "addEventListener('securitypolicyviolation', e => refused(`${e.violatedDirective}: ${e.blockedURI} on ${e.documentURI}`))"
        );
        var page = await reader.NewPageAsync();

        foreach (var address in Rooms.SiteAddresses(building).Append("/"))
        {
            await page.GotoAsync(address, new() { WaitUntil = WaitUntilState.NetworkIdle });
            (await page.EvaluateAsync<string>("document.cookie")).Should().BeEmpty();
            (await page.EvaluateAsync<int>("localStorage.length + sessionStorage.length")).Should().Be(0);
        }

        (await reader.CookiesAsync()).Should().BeEmpty();
        elsewhere.Should().BeEmpty();
        string.Join('\n', errors).Should().BeEmpty();
    }

    [Fact]
    public async Task Members_cookies_stay_in_the_newsroom_and_out_of_the_reach_of_scripts()
    {
        await using var editor = await chromium.SignedIn(building, building.Editor);

        var cookies = await editor.CookiesAsync();

        cookies.Should().NotBeEmpty();
        cookies.Should().OnlyContain(cookie => cookie.Path == "/admin" && cookie.HttpOnly && cookie.SameSite != SameSiteAttribute.None);
    }

    [Fact]
    public async Task The_newsroom_loads_nothing_from_elsewhere_and_breaks_no_policy()
    {
        await using var editor = await chromium.SignedIn(building, building.Editor);
        List<string> faults = [];
        editor.Request += (_, request) =>
        {
            if (!request.Url.StartsWith($"{building.Address}/", StringComparison.Ordinal))
                faults.Add(request.Url);
        };
        editor.Console += (_, message) =>
        {
            if (message.Type == "error" && !IsAnswer(message))
                faults.Add(message.Text);
        };
        editor.WebError += (_, error) => faults.Add(error.Error);
        var page = await editor.NewPageAsync();
        foreach (var room in Rooms.OfTheNewsroom)
            await Rooms.EnterNewsroom(building, page, room.Data);
        string.Join('\n', faults).Should().BeEmpty();
    }

    private static bool IsAnswer(IConsoleMessage message) =>
        message.Text.StartsWith("Failed to load resource: the server responded with a status of 4", StringComparison.Ordinal)
        && message.Location.StartsWith(message.Page?.Url ?? "?", StringComparison.Ordinal);
}
