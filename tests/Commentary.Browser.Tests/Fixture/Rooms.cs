using Commentary.Application.Articles;
using Commentary.Application.Model;
using Commentary.Application.Pictures;
using Commentary.Application.Press;
using Commentary.Text.Languages;

namespace Commentary.Browser.Tests.Fixture;

/// <summary>Every page there is to look at, by name, with the way to it.</summary>
public static class Rooms
{
    private const string Refresh = "http-equiv=\"refresh\"";

    /// <summary>The readers' pages of the furnished building.</summary>
    private static readonly Dictionary<string, Func<FurnishedBuilding, string>> Site = new()
    {
        ["front page, fr"] = _ => "/fr",
        ["front page, en"] = _ => "/en",
        ["article, fr"] = _ => Addresses.Article(Language.French, Some.AwkwardSlug(Language.French)),
        ["article, en"] = _ => Addresses.Article(Language.English, Some.AwkwardSlug(Language.English)),
        ["article that is French only"] = building => building.FrenchOnly,
        ["not in English yet"] = building => Addresses.NotYet(Language.English, building.FrenchOnly.Split('/')[^1]),
        ["history, fr"] = _ => Addresses.History(Language.French, Some.AwkwardSlug(Language.French)),
        ["history, en"] = _ => Addresses.History(Language.English, Some.AwkwardSlug(Language.English)),
        ["voice, fr"] = _ => Addresses.Voice(Language.French, Some.AwkwardSlug(Language.French)),
        ["voice that is counted, en"] = _ => Addresses.Voice(Language.English, Some.AwkwardSlug(Language.English)) + "?done=Counted",
        ["source, fr"] = _ => Addresses.Source(Language.French, "wired.com"),
        ["source, en"] = _ => Addresses.Source(Language.English, "wired.com"),
        ["topic, fr"] = _ => "/fr/sujets/ia",
        ["topic, en"] = _ => "/en/topics/ai",
        ["archive, fr"] = _ => "/fr/archives",
        ["archive, en"] = _ => "/en/archive",
        ["privacy, fr"] = _ => "/fr/confidentialite",
        ["privacy, en"] = _ => "/en/privacy",
        ["search, fr"] = _ => "/fr/recherche",
        ["search, en"] = _ => "/en/search",
        ["search that finds, fr"] = _ => "/fr/recherche?q=neutre",
        ["search that finds, en"] = _ => "/en/search?q=neutral",
        ["search that finds nothing"] = _ => "/fr/recherche?q=zzyzxqwv",
        ["404, fr"] = _ => "/fr/il-n-y-a-rien-ici",
        ["404, en"] = _ => "/en/there-is-nothing-here",
        ["404 with choices, fr"] = _ => "/fr/2019/authentification-postquantique-des-telecommunicateurs",
        ["404 with choices, en"] = _ => "/en/2019/authentication-among-telecommunications-operators",
        ["410"] = _ => FurnishedBuilding.GoneForGood,
        ["forwarding page, on click"] = _ => FurnishedBuilding.ForwardedOnClick,
        ["forwarding page, off the site"] = _ => FurnishedBuilding.ForwardedOff,
        ["forwarding page, at once"] = _ => FurnishedBuilding.ForwardedAtOnce,
    };

    private static readonly Dictionary<string, Func<FurnishedBuilding, IPage, Task>> Newsrooms = new()
    {
        ["list"] = (_, page) => page.GotoAsync("/admin/articles"),
        ["list where nothing matches"] = (_, page) => page.GotoAsync("/admin/articles?q=zzyzxqwv"),
        ["new article"] = (_, page) => page.GotoAsync("/admin/articles/new"),
        ["new article, refused"] = async (_, page) =>
        {
            await page.GotoAsync("/admin/articles/new");
            await page.Locator("#Start-Source-Url").FillAsync("pas une adresse");
            await page.Locator("[data-save]").ClickAsync();
            await Expect(page.Refusal()).ToBeVisibleAsync();
        },
        ["new article, commented on already"] = async (_, page) =>
        {
            await page.GotoAsync("/admin/articles/new");
            await page.Locator("#Start-Source-Url").FillAsync(Some.SampleSource);
            await page.Locator("[data-save]").ClickAsync();
            await Expect(page.Refusal()).ToBeVisibleAsync();
        },
        ["desk"] = (building, page) => page.OpenDesk(building.AwkwardArticle),
        ["desk with notes"] = async (building, page) =>
        {
            await page.OpenDesk(await Some.Noted(building));
            await Expect(page.Locator(".note").First).ToBeVisibleAsync();
            await page.Locator(".settled > summary").First.ClickAsync();
            await page.Field(Language.French, "Example").PressAsync("Control+Alt+m");
            await Expect(page.Locator("#Save-Note-French-Example")).ToBeVisibleAsync();
        },
        ["desk of what goes out at a moment"] = async (building, page) =>
        {
            await page.OpenDesk(await Some.Scheduled(building));
            await Expect(page.Locator(".state.due")).ToBeVisibleAsync();
            await page.OpenActions(Language.French);
            await page.Locator("summary", new() { HasTextRegex = new("^(Programmer|Schedule)") }).First.ClickAsync();
            await Expect(page.Locator("#Save-French-At")).ToBeVisibleAsync();
        },
        ["list of what goes out"] = async (building, page) =>
        {
            await Some.Scheduled(building);
            await page.GotoAsync("/admin/articles");
            await Expect(page.Locator(".agenda .state.late").First).ToBeVisibleAsync();
        },
        ["keys"] = (_, page) => page.GotoAsync("/admin/keys"),
        ["desk, pasted into"] = async (building, page) =>
        {
            await page.OpenDesk(await Some.Draft(building, Some.Text("Collé")));
            await page.Field(Language.French, "Neutral")
                .EvaluateAsync(
                    """
                    field => {
                      field.focus();
                      const clipboardData = new DataTransfer();
                      clipboardData.setData('text/html', '<p>Un <b>mot</b>, une <a href="https://example.org/?utm_source=x">adresse</a> et une image.<img alt="" src="a.png"></p>');
                      clipboardData.setData('text/plain', 'Un mot.');
                      field.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
                    }
                    """
                );
            await Expect(page.Locator(".pasted [role=status]")).Not.ToBeEmptyAsync();
        },
        ["checklist"] = (building, page) => page.GotoAsync($"/admin/articles/check/{building.AwkwardArticle}"),
        ["posts, fr"] = (building, page) => page.GotoAsync($"/admin/articles/post/{building.AwkwardArticle}"),
        ["posts, en, one of them too long"] = async (building, page) =>
        {
            await page.GotoAsync($"/admin/articles/post/{building.AwkwardArticle}?language=en");
            await page.Locator("#Post-X").FillAsync(new string('a', 300));
            await Expect(page.Locator("[data-network=X] mark")).ToBeVisibleAsync();
        },
        ["desk of a draft"] = async (building, page) =>
        {
            await page.OpenDesk(await Some.Draft(building, EditionText.Empty with { Title = "Un titre seul" }));
            await page.Locator(".why summary").First.ClickAsync();
        },
        ["desk, refused"] = async (building, page) =>
        {
            await page.OpenDesk(await Some.Draft(building, Some.Text("Refus")));
            await page.Field(Language.French, "Slug").FillAsync("!?");
            await page.Locator("[data-save]").ClickAsync();
            await Expect(page.Refusal()).ToBeVisibleAsync();
        },
        ["desk, somebody saved first"] = SomebodySavedFirst,
        ["desk whose English is behind"] = async (building, page) =>
        {
            await page.OpenDesk(await Some.Drifting(building, "En retard"));
            await Expect(page.Locator(".drift li").First).ToBeAttachedAsync();
        },
        ["translations behind"] = async (building, page) =>
        {
            await Some.Drifting(building, "En retard aussi");
            await page.GotoAsync("/admin/articles/drift");
            await Expect(page.Locator("table.drifting")).ToBeVisibleAsync();
        },
        ["history of a piece"] = async (building, page) =>
        {
            await page.GotoAsync($"/admin/articles/history/{building.AwkwardArticle}");
            await Expect(page.Locator(".sitting").First).ToBeVisibleAsync();
        },
        ["two versions of a piece"] = async (building, page) =>
        {
            await page.GotoAsync($"/admin/articles/compare/{building.AwkwardArticle}?in=fr&from=0&to=1");
            await Expect(page.Locator(".sides")).ToBeVisibleAsync();
        },
        ["readers' answers"] = (building, page) => page.GotoAsync($"/admin/articles/delta/{building.AwkwardArticle}"),
        ["redirects, several at once"] = async (_, page) =>
        {
            await page.GotoAsync("/admin/redirects?q=/vieux");
            await page.Locator("#Edit-Act").SelectOptionAsync("Remove");
            await page.Locator("#bulk input[name=all]").CheckAsync();
            await page.Locator("#bulk button").ClickAsync();
            await Expect(page.Locator(".alarm")).ToBeVisibleAsync();
        },
        ["redirects, history"] = (_, page) => page.GotoAsync("/admin/redirects/history"),
        ["redirects, import and export"] = (_, page) => page.GotoAsync("/admin/redirects/import"),
        ["redirects, import refused"] = async (_, page) =>
        {
            await page.GotoAsync("/admin/redirects/import");
            await page.Locator("form button.main").ClickAsync();
            await Expect(page.Refusal()).ToBeVisibleAsync();
        },
        ["redirects, import rehearsed"] = async (building, page) =>
        {
            await page.GotoAsync("/admin/redirects/import");
            await page.Locator("#Text").FillAsync(Htaccess(building));
            await page.Locator("form button.main").ClickAsync();
            await Expect(page.Locator("table.list tbody tr")).ToHaveCountAsync(6);
        },
        ["redirects, lost addresses"] = async (_, page) =>
        {
            await page.GotoAsync("/admin/redirects/misses");
            await page.Locator("table.misses details summary").First.ClickAsync();
        },
        ["redirects, lost addresses, refused"] = async (_, page) =>
        {
            await page.GotoAsync("/admin/redirects/misses");
            await page.Locator("table.misses details summary").First.ClickAsync();
            await page.Locator("table.misses details input[name='Solve.To']").First.FillAsync("nulle part");
            await page.Locator("table.misses details button").First.ClickAsync();
            await Expect(page.Refusal()).ToBeVisibleAsync();
        },
        ["redirects, lost addresses where none is found"] = (_, page) => page.GotoAsync("/admin/redirects/misses?q=rien-de-tel"),
        ["redirects, explained"] = async (building, page) =>
        {
            await page.GotoAsync("/admin/redirects/explain");
            await page.Locator("#Addresses")
                .FillAsync(
                    $"{FurnishedBuilding.ForwardedOnClick}\n{FurnishedBuilding.GoneForGood}\n{building.FrenchOnly}\n{FurnishedBuilding.Lost}\n:"
                );
            await page.Locator("form button.main").ClickAsync();
            for (var i = 0; i < 5; i++)
                await page.Locator("details.explained summary").Nth(i).ClickAsync();
        },
        ["redirects, replay"] = (_, page) => page.GotoAsync("/admin/redirects/replay"),
        ["redirects, replayed"] = async (_, page) =>
        {
            await page.GotoAsync("/admin/redirects/replay");
            await page.Locator("form button.main").ClickAsync();
            await Expect(page.Said()).ToBeVisibleAsync();
        },
        ["redirects, short links"] = async (_, page) =>
        {
            await page.GotoAsync("/admin/redirects/short");
            await page.Locator("details.qr summary").First.ClickAsync();
        },
        ["redirects, short links, refused"] = async (_, page) =>
        {
            await page.GotoAsync("/admin/redirects/short");
            await page.Locator("details.group summary").ClickAsync();
            await page.Locator("#Link-Article").FillAsync("rien de tel");
            await page.Locator("#Link-Code").FillAsync("pas un code !");
            await page.Locator("details.group button").ClickAsync();
            await Expect(page.Refusal()).ToBeVisibleAsync();
        },
        ["readers"] = (_, page) => page.GotoAsync("/admin/readers"),
        ["readers, a year"] = async (_, page) =>
        {
            await page.GotoAsync("/admin/readers?days=365");
            await page.Locator(".read-figures summary").ClickAsync();
        },
        ["readers of one piece"] = async (building, page) =>
        {
            await page.GotoAsync($"/admin/readers?article={building.AwkwardArticle}");
            await page.Locator(".read-figures summary").ClickAsync();
        },
        ["readers where there were none"] = async (building, page) =>
            await page.GotoAsync(
                $"/admin/readers?days=7&article={await Some.Draft(building, EditionText.Empty with { Title = "Un titre seul" })}"
            ),
        ["pictures"] = async (building, page) =>
        {
            await building.As.Author.Send(new SendPicture.Command(Some.Picture(), $"{new string('n', 90)}.png"));
            await page.GotoAsync("/admin/pictures");
        },
        ["pictures where nothing matches"] = (_, page) => page.GotoAsync("/admin/pictures?q=rien-de-tel"),
        ["picture"] = async (building, page) =>
        {
            var sent = await building.As.Author.Send(new SendPicture.Command(Some.Picture(), $"{new string('n', 90)}.png"));
            await page.GotoAsync($"/admin/pictures/{sent.Id}");
        },
        ["topics"] = (_, page) => page.GotoAsync("/admin/topics"),
        ["topics where nothing matches"] = (_, page) => page.GotoAsync("/admin/topics?q=rien-de-tel"),
        ["topic"] = (building, page) => page.GotoAsync($"/admin/topics/{building.LongTopic}"),
        ["topic, refused"] = async (building, page) =>
        {
            await page.GotoAsync($"/admin/topics/{building.LongTopic}");
            await page.Locator("#Rename-French-Slug").FillAsync("Pas une adresse !");
            await page.Locator("#Rename-English-Hashtag").FillAsync("deux mots");
            await page.Locator("[data-save]").ClickAsync();
            await Expect(page.Refusal()).ToBeVisibleAsync();
        },
        ["topic, somebody saved first"] = async (building, page) =>
        {
            await page.GotoAsync($"/admin/topics/{building.LongTopic}");
            await page.Locator("[name='Rename.OpenedVersion']").EvaluateAsync("field => field.value = '-1'");
            await page.Locator("#Rename-French-Name").FillAsync(new string('m', 80));
            await page.Locator("[data-save]").ClickAsync();
            await Expect(page.Refusal()).ToBeVisibleAsync();
        },
        ["topic to merge"] = (building, page) => page.GotoAsync($"/admin/topics/{building.LongTopic}/merge"),
        ["topic to merge, asked"] = (building, page) =>
            page.GotoAsync($"/admin/topics/{building.LongTopic}/merge?into={building.ShortTopic}"),
    };

    /// <summary>One line of each fate: refused for two reasons, new, in conflict, known already, and one that is long.</summary>
    private static string Htaccess(FurnishedBuilding building) =>
        $$"""
            RewriteEngine On
            RewriteCond %{HTTP_USER_AGENT} "iPhone|iPod|Android" [NC]
            RewriteRule ^mobile/(.*)$ /m/$1 [R=302,L]
            RewriteRule ^api/(.*)$ app.php/$1 [L]
            Redirect 301 /nouvelle/adresse.html {{building.FrenchOnly}}
            RedirectMatch 301 ^/{{new string('y', 200)}}/(\d+)/.*$ {{building.FrenchOnly}}
            RewriteRule ^{{FurnishedBuilding.GoneForGood[1..]}}/?$ /fr/archives [R=301,L]
            RedirectMatch 302 ^/20(1[0-9]|2[01])/([0-9]+)/([a-z0-9-]+)\.html$ /fr/articles/$3
            """;

    public static TheoryData<string> OfTheSite => [.. Site.Keys];
    public static TheoryData<string> OfTheNewsroom => [.. Newsrooms.Keys];

    public static IEnumerable<string> SiteAddresses(FurnishedBuilding building) => Site.Values.Select(way => way(building));

    /// <summary>Goes to a page of the site, and stays even where it would move on by itself.</summary>
    public static async Task Enter(FurnishedBuilding building, IPage page, string room)
    {
        var way = Site[room](building);
        if (way == FurnishedBuilding.ForwardedAtOnce)
            await page.RouteAsync($"**{way}", WithoutMovingOn);
        await page.GotoAsync(way);
        await Expect(page.Locator("h1")).ToBeVisibleAsync();
    }

    public static Task EnterNewsroom(FurnishedBuilding building, IPage page, string room) => Newsrooms[room](building, page);

    private static async Task WithoutMovingOn(IRoute route)
    {
        var response = await route.FetchAsync();
        var html = await response.TextAsync();
        html.Should().Contain(Refresh);
        await route.FulfillAsync(
            new() { Response = response, Body = html.Replace(Refresh, "name=\"was-refresh\"", StringComparison.Ordinal) }
        );
    }

    private static async Task SomebodySavedFirst(FurnishedBuilding building, IPage page)
    {
        var text = Some.Text("Deux à la fois");
        var id = await Some.Draft(building, text);
        await page.OpenDesk(id);
        var opened = await building.As.Author.Send(new OpenArticle.Query(id));
        await building.As.Author.Send(
            new SaveDraft.Command
            {
                ArticleId = id,
                French = opened.French.Text with
                {
                    Title = "Deux à la fois, dit-elle",
                    Neutral = "Le neutre, tel que l’autre l’a écrit pendant ce temps.",
                },
                OpenedFrench = opened.French.Version,
            }
        );
        await page.Field(Language.French, "Title").FillAsync("Deux à la fois, dit-il");
        await page.Field(Language.French, "Neutral").FillAsync("Le neutre, tel que je l’ai écrit moi-même.");
        await page.Locator("[data-save]").ClickAsync();
        await Expect(page.Refusal()).ToBeVisibleAsync();
    }
}
