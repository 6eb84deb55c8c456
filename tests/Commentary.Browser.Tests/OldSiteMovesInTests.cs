using System.Text.RegularExpressions;
using Commentary.Application.Press;
using Commentary.Application.Redirects;
using Commentary.Text.Languages;

namespace Commentary.Browser.Tests;

/// <summary>An old site's rules come in with its .htaccess, what they forgot is found in the list of lost addresses, and all of it can be taken back.</summary>
public class OldSiteMovesInTests(Chromium chromium)
{
    private const string OldHost = "ancien.localhost";

    [Theory, InlineData(true), InlineData(false)]
    public async Task An_old_site_moves_in_and_out_again(bool withScript)
    {
        await using var building = new Building();
        await building.InitializeAsync();
        var article = Addresses.Article(Language.French, (await Some.Sample(building)).Slug);
        await building.As.Editor.Send(new WriteRedirect.Command { From = "/nouveau.html", To = "/fr/archives" });
        await using var editor = await chromium.SignedIn(building, await building.Member("Édith"), withScript);
        await using var reader = await chromium.Visitor(building, withScript);
        var desk = await editor.NewPageAsync();
        var page = await reader.NewPageAsync();

        await Rehearse(desk, Htaccess(article));
        await ChooseToKeep(desk);
        await Import(desk);
        await OldAddressesArrive(page, building, article);

        await LoseTheWay(page);
        await LeadTheLost(desk, article);
        // A node takes in what was just written within a second.
        await page.GotoAsync("/zzz/qqq.html");
        await page.ReloadUntil(() => Task.FromResult(page.Url.EndsWith("/en/archive", StringComparison.Ordinal)), "the rule is made");
        await Arrives(page, "/2017/archives-tesla-xai.html", building.Address + article);
        await Arrives(page, "/dossiers/ingenieurs/stars.html", building.Address + article);
        await Arrives(page, "/zzz/qqq.html", $"{building.Address}/en/archive");

        await Explain(desk, article);

        await Undo(desk);
        // Somebody else: a browser may keep for a while where an address led.
        await using var later = await chromium.Visitor(building, withScript);
        page = await later.NewPageAsync();
        await OldAddressesAreLost(page, article);
        await Arrives(page, "/zzz/qqq.html", $"{building.Address}/en/archive");
        await Arrives(page, "/nouveau.html", $"{building.Address}/fr/archives");
    }

    private static string Htaccess(string article) =>
        $$"""
            # .htaccess du site de 2012, avec ce qui s'y est ajouté
            Options -Indexes
            RewriteEngine On
            RewriteBase /

            <IfModule mod_expires.c>
              ExpiresActive On
              ExpiresDefault "access plus 1 month"
            </IfModule>

            # --- Pages
            Redirect 301 /a-propos.html /fr/archives
            Redirect gone /concours-2014.html
            Redirect permanent /blogue /fr/articles
            RedirectMatch 301 ^/2021/(\d+)/openai-.*$ {{article}}

            # --- L'ancien CMS
            RewriteCond %{QUERY_STRING} ^id=42$
            RewriteRule ^index\.php$ {{article}}? [R=301,L]
            RewriteCond %{HTTP_HOST} ^(www\.)?{{OldHost.Replace(".", @"\.", StringComparison.Ordinal)}}$ [NC]
            RewriteRule ^nouvelles/?$ {{article}} [R=301,L]

            # --- Ce que personne ne peut reprendre
            RewriteCond %{HTTP_USER_AGENT} iPhone [NC]
            RewriteRule ^mobile/(.*)$ /$1 [R=302,L]
            RewriteRule ^api/(.*)$ app.php/$1 [L]

            # --- Contredit une règle d'ici
            Redirect 301 /nouveau.html /en/archive
            """;

    private static string Blogue(string article) => article.Replace("/fr/articles/", "/blogue/", StringComparison.Ordinal);

    private static ILocator Line(IPage desk, string old) => desk.GetByRole(AriaRole.Row).Filter(new() { HasText = old });

    private static async Task Rehearse(IPage desk, string htaccess)
    {
        await desk.GotoAsync("/admin/redirects");
        await desk.Link("Importer, exporter").ClickAsync();
        await desk.GetByLabel("Fichier")
            .SetInputFilesAsync(
                new FilePayload
                {
                    Name = ".htaccess",
                    MimeType = "application/octet-stream",
                    Buffer = System.Text.Encoding.UTF8.GetBytes(htaccess),
                }
            );
        await desk.Button("Faire un essai à blanc").ClickAsync();

        await Expect(desk.Said()).ToContainTextAsync("Essai à blanc : rien n’est encore enregistré");
        await Expect(desk.Said()).ToContainTextAsync(".htaccess, lu comme : Apache (.htaccess)");
        await Expect(desk.Said()).ToContainTextAsync(new Regex(@"Refusées\s*2"));
        await Expect(desk.Said()).ToContainTextAsync(new Regex(@"Remplacée\s*1"));
        await Expect(desk.Said()).ToContainTextAsync(new Regex(@"Ajoutées\s*6"));
        // What is refused comes first, with its line and why.
        var first = desk.Locator("tbody tr").First;
        await Expect(first).ToContainTextAsync("RewriteRule ^mobile/(.*)$");
        await Expect(first).ToContainTextAsync("La condition « %{HTTP_USER_AGENT} iPhone » ne peut pas être reprise exactement.");
        await Expect(Line(desk, "^api/")).ToContainTextAsync("Cette ligne ne mène personne ailleurs");
        await Expect(Line(desk, "/nouveau.html")).ToContainTextAsync("Remplacée");
    }

    private static async Task ChooseToKeep(IPage desk)
    {
        await desk.Button("Plutôt garder les règles en place").ClickAsync();

        await Expect(desk.Said()).ToContainTextAsync("rien n’est encore enregistré");
        await Expect(Line(desk, "/nouveau.html")).ToContainTextAsync("Autre règle gardée");
        await Expect(desk.Button("Plutôt remplacer les règles en place")).ToBeVisibleAsync();
    }

    private static async Task Import(IPage desk)
    {
        await desk.Button("Importer").ClickAsync();

        await Expect(desk.Said()).ToContainTextAsync("L’import est fait");
        await Expect(desk.Said()).ToContainTextAsync(new Regex(@"Ajoutées\s*6"));
        await Expect(desk.Said().GetByRole(AriaRole.Button, new() { Name = "Annuler" })).ToBeVisibleAsync();
    }

    private static async Task OldAddressesArrive(IPage page, Building building, string article)
    {
        var old = new UriBuilder(building.Address) { Host = OldHost }.Uri;
        // A node takes in what was just written within a second.
        // An exact rule may be answered from the database before this site's own index knows the import; a prefix never is.
        await page.GotoAsync(Blogue(article));
        await page.ReloadUntil(() => Task.FromResult(page.Url.EndsWith(article, StringComparison.Ordinal)), "the import is done");
        await Arrives(page, "/a-propos.html", $"{building.Address}/fr/archives");
        await Arrives(page, Blogue(article), building.Address + article);
        await Arrives(page, "/2021/118/openai-embauche", building.Address + article);
        await Arrives(page, "/index.php?id=42", building.Address + article);
        await Arrives(page, new Uri(old, "/nouvelles").ToString(), new Uri(old, article).ToString());
        await Arrives(page, "/nouveau.html", $"{building.Address}/fr/archives");
        await Arrives(page, "/concours-2014.html", $"{building.Address}/concours-2014.html", 410);
        await Expect(page.Locator("h1")).ToBeVisibleAsync();
    }

    private static async Task Arrives(IPage page, string old, string where, int status = 200)
    {
        var response = await page.GotoAsync(old);
        page.Url.Should().Be(where);
        response!.Status.Should().Be(status, old);
    }

    private static async Task LoseTheWay(IPage page)
    {
        foreach (var lost in Lost)
        {
            (await page.GotoAsync(lost))!.Status.Should().Be(404, lost);
            await Expect(page.Locator(".where")).ToHaveTextAsync(lost);
        }
    }

    private static readonly string[] Lost = ["/2017/archives-tesla-xai.html", "/dossiers/ingenieurs/stars.html", "/zzz/qqq.html"];

    private static async Task LeadTheLost(IPage desk, string article)
    {
        await desk.GotoAsync("/admin/redirects");
        await desk.Link("Adresses introuvables").ClickAsync();
        // They are written every few seconds.
        await desk.ReloadUntil(async () => await Line(desk, Lost[2]).CountAsync() > 0, "who was lost is listed");
        foreach (var lost in Lost[..2])
        {
            await Expect(Line(desk, lost).Locator($"a[href='{article}']")).ToContainTextAsync("OpenAI recrute");
            await Line(desk, lost).GetByRole(AriaRole.Button, new() { Name = "Y mener" }).ClickAsync();
            await Expect(desk.Said()).ToHaveTextAsync($"La règle pour {lost} est faite. Elle aurait servi une visite.");
            await Expect(Line(desk, lost)).ToHaveCountAsync(0);
        }
        var unlike = Line(desk, Lost[2]);
        await Expect(unlike).ToContainTextAsync("Rien de semblable");
        await unlike.GetByText("Mener ailleurs").ClickAsync();
        await unlike.GetByLabel("Adresse où mener").FillAsync("/en/archive");
        await unlike.GetByRole(AriaRole.Button, new() { Name = "Faire la règle" }).ClickAsync();
        await Expect(desk.Said()).ToContainTextAsync($"La règle pour {Lost[2]} est faite.");
    }

    private static async Task Explain(IPage desk, string article)
    {
        await desk.GotoAsync("/admin/redirects");
        await desk.Link("Expliquer").ClickAsync();
        await desk.GetByLabel("Anciennes adresses")
            .FillAsync(
                $"""
                /a-propos.html
                https://{OldHost}/nouvelles
                /index.php?id=42
                /index.php?id=43
                /concours-2014.html
                {Lost[0]}
                /rien/du/tout/ici
                """
            );
        await desk.Button("Expliquer").ClickAsync();

        await Expect(desk.Said()).ToHaveTextAsync("7 adresses : 5 arrivent, 2 n’arrivent pas.");
        ILocator Explained(string typed) =>
            desk.Locator("details.explained").Filter(new() { Has = desk.Locator($"summary > code:text-is('{typed}')") });
        await Expect(Explained($"https://{OldHost}/nouvelles").Locator("summary")).ToContainTextAsync($"301 Une règle répond. {article}");
        await Expect(Explained("/concours-2014.html").Locator("summary")).ToContainTextAsync("410");
        await Expect(Explained(Lost[0]).Locator("summary")).ToContainTextAsync(article);
        var other = Explained("/index.php?id=43");
        await Expect(other.Locator("summary")).ToContainTextAsync("404 Rien ne répond.");
        await other.Locator("summary").ClickAsync();
        await Expect(other.GetByText("demande une autre requête")).ToBeVisibleAsync();
    }

    private static async Task Undo(IPage desk)
    {
        await desk.GotoAsync("/admin/redirects");
        await desk.Link("Historique").ClickAsync();
        await Line(desk, "Importation .htaccess").GetByRole(AriaRole.Button, new() { Name = "Annuler" }).ClickAsync();
        await Expect(desk.Said()).ToContainTextAsync("6 règles sont revenues comme elles étaient.");
        await Expect(Line(desk, "Importation .htaccess")).ToContainTextAsync("Annulé");
    }

    private static async Task OldAddressesAreLost(IPage page, string article)
    {
        // Asked without following: a page that was led elsewhere is loaded again there.
        await Waiting.Until(
            async () => (await page.APIRequest.GetAsync("/a-propos.html", new() { MaxRedirects = 0 })).Status == 404,
            "the import is undone"
        );
        await page.GotoAsync("/a-propos.html");
        await Expect(page.Locator(".where")).ToBeVisibleAsync();
        foreach (var old in new[] { Blogue(article), "/2021/118/openai-embauche", "/index.php?id=42", "/concours-2014.html" })
        {
            (await page.GotoAsync(old))!.Status.Should().Be(404, old);
            await Expect(page.Locator("h1")).ToBeVisibleAsync();
        }
    }
}
