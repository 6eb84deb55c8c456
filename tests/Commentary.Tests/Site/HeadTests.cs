using AngleSharp.Html.Dom;
using Commentary.Application.Publishing;
using Commentary.Tests.Fixture;
using Commentary.Text.Languages;
using Microsoft.AspNetCore.Hosting;

namespace Commentary.Tests.Site;

/// <summary>A site whose pieces are credited to an account in the fediverse.</summary>
public class CreditedSite : Building
{
    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.UseSetting("Site:FediverseCreator", "@commentary@exemple.social");
    }
}

/// <summary>What a page says of itself to those who show a link to it.</summary>
public class HeadTests(CreditedSite site) : IClassFixture<CreditedSite>
{
    private readonly int n = Pieces.Next();

    [Fact]
    public async Task A_piece_says_when_it_was_public_first_and_when_it_changed_and_whose_it_is()
    {
        var id = await Some.Article(site, $"Deux moments {n}");
        await site.Save(id, text => text with { Neutral = "Autrement dit." });
        await site.As.Editor.Send(new Publish.Command(id, Language.French));
        await site.CatchUp();

        var page = await site.Reader().Page($"/fr/articles/deux-moments-{n}");

        var (first, changed) = (Moment(page, "article:published_time"), Moment(page, "article:modified_time"));
        first.Offset.Should().Be(TimeSpan.Zero);
        changed.Should().BeOnOrAfter(first);
        page.QuerySelector("meta[name='fediverse:creator']")!.GetAttribute("content").Should().Be("@commentary@exemple.social");
    }

    [Fact]
    public async Task The_front_page_is_no_piece_and_has_a_large_card()
    {
        foreach (var language in new[] { "fr", "en" })
        {
            var page = await site.Reader().Page($"/{language}");
            page.QuerySelector("meta[property='article:published_time'], meta[name='fediverse:creator']").Should().BeNull();
            page.QuerySelector("meta[name='twitter:card']")!.GetAttribute("content").Should().Be("summary_large_image");
            var card = new Uri(page.QuerySelector("meta[property='og:image']")!.GetAttribute("content")!).AbsolutePath;

            using var picture = await site.Reader().Ask(card);

            picture.Content.Headers.ContentType!.MediaType.Should().Be("image/png");
            using var decoded = SkiaSharp.SKBitmap.Decode(await picture.Bytes());
            (decoded.Width, decoded.Height).Should().Be((1200, 630));
            using var again = await site.Reader().Ask(card, headers: ("If-None-Match", picture.Headers.ETag!.ToString()));
            again.Status().Should().Be(304);
        }
    }

    [Fact]
    public async Task No_two_pages_have_one_title()
    {
        // A topic may be called as a page of the site is.
        await site.Import(
            Pieces.Text($"Vie privée. #Confidentialité #Archives #Recherche #IA", $"https://example.org/titres-{n}"),
            $"t{n}.txt"
        );
        var piece = await site.Open(
            (
                await site.Import(
                    Pieces.Text($"Titres {n}. #Confidentialité #Archives #Recherche", $"https://example.org/titre-{n}"),
                    $"u{n}.txt"
                )
            ).ArticleId
        );
        await site.As.Editor.Send(new Publish.Command(piece.ArticleId, Language.French));
        await site.CatchUp();
        string[] addresses =
        [
            "/fr",
            "/fr/archives",
            "/fr/recherche",
            "/fr/confidentialite",
            "/fr/sujets/confidentialite",
            "/fr/sujets/archives",
            "/fr/sujets/recherche",
        ];

        List<string?> titles = [];
        foreach (var address in addresses)
            titles.Add((await site.Reader().Page(address)).Title);

        titles.Should().OnlyHaveUniqueItems();
    }

    private static DateTimeOffset Moment(IHtmlDocument page, string property) =>
        DateTimeOffset.Parse(
            page.QuerySelector($"meta[property='{property}']")!.GetAttribute("content")!,
            System.Globalization.CultureInfo.InvariantCulture
        );
}
