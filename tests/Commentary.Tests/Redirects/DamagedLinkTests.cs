using System.Globalization;
using System.Text;
using Commentary.Application.Publishing;
using Commentary.Application.Redirects;
using Commentary.Tests.Fixture;
using Commentary.Text.Languages;

namespace Commentary.Tests.Redirects;

/// <summary>A building with pieces and rules whose addresses are nearly the same.</summary>
public sealed class NearlyAlike : Listening, IAsyncLifetime
{
    /// <summary>Each address, as it is written, and where it arrives.</summary>
    public Dictionary<string, string> Targets { get; } = new(StringComparer.Ordinal);

    async ValueTask IAsyncLifetime.InitializeAsync()
    {
        foreach (
            var title in new[]
            {
                "OpenAI recrute",
                "OpenAI recrute 2",
                "OpenAI recrute encore",
                "OpenAI recrute encore plus",
                "OpenAI recrutement massif",
                "Open AI recrute ailleurs",
                "Le grand modele de langue",
                "Le grand modele de langues",
                "Ia",
            }
        )
        {
            await Some.Article(this, title);
            Targets[$"/fr/articles/{Slug.From(title, Language.French)}"] = $"/fr/articles/{Slug.From(title, Language.French)}";
        }
        await Some.Article(this, "Une piece bilingue sur les puces", inEnglishToo: true);
        foreach (
            var address in new[]
            {
                "/fr/articles/une-piece-bilingue-sur-les-puces",
                "/en/articles/une-piece-bilingue-sur-les-puces-in-english",
            }
        )
            Targets[address] = address;
        await Rule("/2019/04/openai-recrute.html", "/fr/articles/openai-recrute");
        await Rule("/2019/04/openai-recrute-2.html", "/fr/articles/openai-recrute-2");
        await Rule("/2019/04/openai-recrute-a-tour-de-bras", "/fr/archives");
        await Rule("/été/où-ça-mène.html", "/fr/archives?page=2");
        await Rule("/été/où-ça-mene-encore.html", "/fr/archives?page=3");
        await Rule("/index.php?id=42&lang=fr", "/fr/articles/ia");
        await Rule("/index.php?id=42&lang=en", "/fr/archives?page=4");
        await Rule("/fr/vieux/la-page-des-abonnes", "/fr/archives?page=5");
        await Rule("https://ancien.example/infolettre/numero-douze", "/fr/archives?page=6");

        // Withdrawn: nobody who asks for it, however damaged, is led to the sequel.
        var gone = await Some.Article(this, "Une affaire retiree du site");
        await Some.Article(this, "Une affaire retiree du site suite et fin");
        await As.Editor.Send(new Withdraw.Command(gone, Language.French));
        Targets["/fr/articles/une-affaire-retiree-du-site-suite-et-fin"] = "/fr/articles/une-affaire-retiree-du-site-suite-et-fin";
        Targets["/fr/articles/une-affaire-retiree-du-site"] = "nowhere";
        await CatchUp();
    }

    private async Task Rule(string from, string to)
    {
        await As.Editor.Send(
            new WriteRedirect.Command
            {
                From = from,
                To = to,
                QueryHandling = QueryHandling.Drop,
            }
        );
        if (from[0] == '/')
            Targets[
                string.Join('/', from.Split('/').Select(s => Uri.EscapeDataString(s)))
                    .Replace("%3F", "?", StringComparison.Ordinal)
                    .Replace("%3D", "=", StringComparison.Ordinal)
                    .Replace("%26", "&", StringComparison.Ordinal)
            ] = to;
    }
}

/// <summary>What chat apps and mailers do to an address is undone, and nobody arrives where they were not sent.</summary>
public class DamagedLinkTests(NearlyAlike building) : IClassFixture<NearlyAlike>
{
    [Theory]
    // Trailing marks.
    [InlineData("/fr/articles/openai-recrutement-massif.", "/fr/articles/openai-recrutement-massif")]
    [InlineData("/fr/articles/openai-recrutement-massif),", "/fr/articles/openai-recrutement-massif")]
    [InlineData("/fr/articles/openai-recrutement-massif%E2%80%9D", "/fr/articles/openai-recrutement-massif")]
    [InlineData("/fr/articles/openai-recrutement-massif%C2%A0%C2%BB", "/fr/articles/openai-recrutement-massif")]
    [InlineData("/fr/articles/openai-recrutement-massif%E2%80%A6", "/fr/articles/openai-recrutement-massif")]
    [InlineData("/fr/articles/openai-recrutement-massif/%3E", "/fr/articles/openai-recrutement-massif")]
    [InlineData("/2019/04/openai-recrute-2.html%5D", "/fr/articles/openai-recrute-2")]
    [InlineData("/fr/articles/ia)", "/fr/articles/ia")]
    // Words glued on.
    [InlineData("/fr/articles/openai-recrutement-massif,voir", "/fr/articles/openai-recrutement-massif")]
    [InlineData("/fr/articles/openai-recrutement-massifBonjour", "/fr/articles/openai-recrutement-massif")]
    [InlineData(
        "/fr/articles/openai-recrutement-massif%20via%20@quelqu'un%20sur%20un%20autre%20site",
        "/fr/articles/openai-recrutement-massif"
    )]
    [InlineData("/fr/articles/openai-recrutement-massifhttps://exemple.ca/", "/fr/articles/openai-recrutement-massif")]
    [InlineData("/fr/articles/openai-recrutement-massif&utm_source=x", "/fr/articles/openai-recrutement-massif?utm_source=x")]
    // Encoded twice, three times, in Windows-1252; read as it, once and twice.
    [InlineData("/%25C3%25A9t%25C3%25A9/o%25C3%25B9-%25C3%25A7a-m%25C3%25A8ne.html", "/fr/archives?page=2")]
    [InlineData("/%2525C3%2525A9t%2525C3%2525A9/o%2525C3%2525B9-%2525C3%2525A7a-m%2525C3%2525A8ne.html", "/fr/archives?page=2")]
    [InlineData("/%E9t%E9/o%F9-%E7a-m%E8ne.html", "/fr/archives?page=2")]
    [InlineData("/%C3%83%C2%A9t%C3%83%C2%A9/o%C3%83%C2%B9-%C3%83%C2%A7a-m%C3%83%C2%A8ne.html", "/fr/archives?page=2")]
    [InlineData("/fr/articles/openai%252Drecrutement%252Dmassif", "/fr/articles/openai-recrutement-massif")]
    // Accents.
    [InlineData("/ete/ou-ca-mene.html", "/fr/archives?page=2")]
    [InlineData("/%C3%A9t%C3%A9/ou-ca-m%C3%A8ne.html", "/fr/archives?page=2")]
    [InlineData("/fr/articles/le-grand-mod%C3%A8le-de-langues", "/fr/articles/le-grand-modele-de-langues")]
    // Cut.
    [InlineData("/fr/articles/openai-recrutement-ma", "/fr/articles/openai-recrutement-massif")]
    [InlineData("/2019/04/openai-recrute-a-tour-de-b", "/fr/archives")]
    [InlineData("/fr/vieux/la-page-des-abo%E2%80%A6", "/fr/archives?page=5")]
    // Case, hyphens, spaces.
    [InlineData("/fr/articles/OpenAI-Recrutement-MASSIF.", "/fr/articles/openai-recrutement-massif")]
    [InlineData("/fr/articles/openai_recrutement_massif", "/fr/articles/openai-recrutement-massif")]
    [InlineData("/fr/articles/openai--recrutement-massif", "/fr/articles/openai-recrutement-massif")]
    [InlineData("/fr/articles/openai-recrutementmassif", "/fr/articles/openai-recrutement-massif")]
    [InlineData("/fr/articles/openai-recrutement%20massif", "/fr/articles/openai-recrutement-massif")]
    [InlineData("/fr/articles/openai-%20recrutement-massif", "/fr/articles/openai-recrutement-massif")]
    [InlineData("/fr/articles/openai-recru%0D%0Atement-massif", "/fr/articles/openai-recrutement-massif")]
    [InlineData("/fr/vieux/lapage-des-abonnes", "/fr/archives?page=5")]
    [InlineData("/fr/vieux/la_page_des_abonnes", "/fr/archives?page=5")]
    // Language, query, host.
    [InlineData("/articles/openai-recrutement-massif", "/fr/articles/openai-recrutement-massif")]
    [InlineData("/fr/fr/articles/openai-recrutement-massif", "/fr/articles/openai-recrutement-massif")]
    [InlineData("/vieux/la-page-des-abonnes", "/fr/archives?page=5")]
    [InlineData("/index.php?id=42&amp;lang=fr", "/fr/articles/ia")]
    [InlineData("/index.php?id=42&amp%3Blang=en", "/fr/archives?page=4")]
    [InlineData("/index.php%3Fid=42%26lang=fr", "/fr/articles/ia")]
    [InlineData("/index.php?id=42&lang=fr).", "/fr/articles/ia")]
    [InlineData("/infolettre/numero-douze", "/fr/archives?page=6")]
    public async Task A_damaged_address_arrives_for_now(string damaged, string arrives)
    {
        foreach (var method in new[] { "GET", "HEAD" })
        {
            var answer = await building.Raw(damaged, method);
            (answer.Status, answer.Location).Should().Be((302, arrives), "{0} {1}", method, damaged);
        }
        (await building.Raw(damaged, "POST")).Status.Should().NotBe(302);
    }

    [Theory]
    // Two pieces begin so, one more may have been meant, and what was withdrawn is not its sequel.
    [InlineData("/fr/articles/openai-recrut", "openai-recrute")]
    [InlineData("/fr/articles/openai-recrute%E2%80%A6", "openai-recrute-encore")]
    [InlineData("/fr/articles/openai-recrute-", "openai-recrute-2")]
    [InlineData("/fr/articles/openai-recrute2", "openai-recrute-2")]
    [InlineData("/fr/articles/openairecrute", "openai-recrute")]
    [InlineData("/fr/articles/le-grand-modele-de-lang", "le-grand-modele-de-langues")]
    // Unknown, with words in common.
    [InlineData("/2021/06/12/le-recrutement-massif-chez-openai/", "openai-recrutement-massif")]
    [InlineData("/blog/puces-bilingue", "une-piece-bilingue-sur-les-puces")]
    public async Task Where_more_than_one_target_fits_the_best_are_offered(string damaged, string offered)
    {
        var answer = await building.Raw(damaged);
        answer.Status.Should().Be(404, "of {0}", damaged);
        answer.Body.Should().Contain($"href=\"/fr/articles/{offered}\"").And.Contain("Vouliez-vous lire…");
    }

    [Theory]
    [InlineData("/fr/articles/openai")]
    [InlineData("/fr/articles")]
    [InlineData("/fr/articles/%E2%80%A6")]
    [InlineData("/fr/vieux/%E2%80%A6")]
    [InlineData("/en/articles/openai-recrutement-massif")]
    [InlineData("/quelque/chose/de-tout-autre")]
    public async Task What_is_too_short_or_elsewhere_arrives_nowhere(string address) =>
        (await building.Raw(address)).Status.Should().Be(404);

    [Fact]
    public async Task Whatever_is_done_to_an_address_it_never_arrives_at_another()
    {
        var random = new Random(20261125);
        // What is cut to the front page is one of its spellings.
        var known = building.Targets.Keys.Append("/fr").Append("/en").Select(Normal).ToHashSet(StringComparer.Ordinal);
        var (arrived, tried) = (0, 0);
        foreach (var (address, target) in building.Targets)
            for (var i = 0; i < 120; i++)
            {
                var damaged = address;
                for (var n = random.Next(1, 3); n > 0; n--)
                    damaged = Damage(damaged, random);
                // By chance another's own address: nobody could tell.
                if (damaged.Length < 2 || damaged.Contains("//", StringComparison.Ordinal) || known.Contains(Normal(damaged)))
                    continue;
                var answer = await building.Raw(damaged);
                var arrivedAt = answer.Location;
                if (answer.Status == 301)
                {
                    answer = await building.Raw(arrivedAt!);
                    arrivedAt = answer.Location ?? (answer.Status == 200 ? Uri.UnescapeDataString(arrivedAt!) : null);
                }
                answer.Status.Should().BeOneOf([200, 301, 302, 307, 308, 400, 404, 410], "of {0}", damaged);
                tried++;
                if (arrivedAt is null)
                    continue;
                arrived++;
                Own(arrivedAt!, target).Should().BeTrue("{0} became {1} and arrived at {2}", address, damaged, arrivedAt);
            }
        tried.Should().BeGreaterThan(1500);
        arrived.Should().BeGreaterThan(tried * 2 / 5, "most of what happens to an address can be undone");
        TestContext.Current.SendDiagnosticMessage($"{arrived} of {tried} damaged addresses arrived");

        static bool Own(string location, string target) =>
            target.Contains('?', StringComparison.Ordinal) ? location == target : location.Split('?')[0] == target;
    }

    private static string Normal(string address) =>
        OldAddress.Of(address) is { } normal ? $"{normal.Path}?{OldQuery.Normalize(normal.Query)}" : address;

    private static string Damage(string address, Random random)
    {
        var mark = address.IndexOf('?', StringComparison.Ordinal);
        var (path, query) = mark < 0 ? (address, "") : (address[..mark], address[mark..]);
        var at = random.Next(1, path.Length);
        return random.Next(14) switch
        {
            0 or 1 => address
                + Of(
                    ".",
                    ",",
                    ")",
                    "%5D",
                    "%E2%80%9D",
                    "%E2%80%A6",
                    "...",
                    "%C2%A0%C2%BB",
                    "!",
                    ";",
                    "'",
                    "%3E",
                    "*",
                    "%22",
                    "%20",
                    "-",
                    "/)"
                ),
            2 or 3 => address
                + Of(
                    ",voir",
                    ".Bonjour",
                    ")et",
                    "%20via%20@x",
                    "Bonjour",
                    "%C3%A0%20lire",
                    "2",
                    "encore",
                    "https://exemple.ca",
                    "%F0%9F%91%89",
                    "(2)"
                ),
            4 => address.Replace("%", "%25", StringComparison.Ordinal).Replace("-", Of("-", "%252D"), StringComparison.Ordinal),
            5 => Mojibake(path) + query,
            6 => Unaccented(path) + query,
            7 or 8 => path[..Math.Max(2, at)],
            9 => random.Next(2) == 0 ? path.ToUpperInvariant() + query : Title(path) + query,
            10 => Hyphen(path, Of("", "--", "_", "%20", "-%20", "%E2%80%93")) + query,
            11 => path.Insert(at, IsInEscape(path, at) ? "" : Of("%20", "%0D%0A", "%C2%AD")) + query,
            12 => path.StartsWith("/fr/", StringComparison.Ordinal) || path.StartsWith("/en/", StringComparison.Ordinal)
                ? Of(path[3..], path[..3] + path) + query
                : address,
            _ => path + query.Replace("&", Of("&amp;", "&amp;amp;", "%26", "&#38;"), StringComparison.Ordinal),
        };

        string Of(params string[] some) => some[random.Next(some.Length)];

        string Hyphen(string text, string by)
        {
            var hyphens = Enumerable.Range(0, text.Length).Where(i => text[i] == '-').ToList();
            return hyphens.Count == 0 ? text : text[..hyphens[at % hyphens.Count]] + by + text[(hyphens[at % hyphens.Count] + 1)..];
        }
    }

    private static bool IsInEscape(string path, int at) => path[at - 1] == '%' || (at > 1 && path[at - 2] == '%');

    private static string Title(string path) =>
        path[..Math.Min(path.Length, 12)] + CultureInfo.InvariantCulture.TextInfo.ToTitleCase(path[Math.Min(path.Length, 12)..]);

    private static string Mojibake(string path) =>
        string.Join(
            '/',
            path.Split('/').Select(s => Uri.EscapeDataString(Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(Uri.UnescapeDataString(s)))))
        );

    private static string Unaccented(string path) =>
        string.Join(
            '/',
            path.Split('/')
                .Select(s =>
                    Uri.EscapeDataString(
                        string.Concat(
                            Uri.UnescapeDataString(s)
                                .NormalizeSafely(NormalizationForm.FormD)
                                .Where(c => CharUnicodeInfo.GetUnicodeCategory(c) is not UnicodeCategory.NonSpacingMark)
                        )
                    )
                )
        );
}
