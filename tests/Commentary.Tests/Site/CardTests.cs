using System.Buffers.Binary;
using Commentary.Application.Press;
using Commentary.Application.Publishing;
using Commentary.Tests.Fixture;
using Commentary.Text.Languages;
using Commentary.Web.Site.Cards;
using Microsoft.EntityFrameworkCore;

namespace Commentary.Tests.Site;

/// <summary>The picture that networks show beside a link.</summary>
public class CardTests(PublishedSample site) : IClassFixture<PublishedSample>
{
    private static async Task<string> CardOf(Building building, string piece)
    {
        var page = await building.Reader().Page(piece);
        string Says(string property) => page.QuerySelector($"meta[property='{property}']")!.GetAttribute("content")!;
        (Says("og:image:width"), Says("og:image:height")).Should().Be(("1200", "630"));
        Says("og:image:alt").Should().Contain(page.QuerySelector("h1")!.TextContent);
        page.QuerySelector("meta[name='twitter:card']")!.GetAttribute("content").Should().Be("summary_large_image");
        return new Uri(Says("og:image")).AbsolutePath;
    }

    /// <summary>Width and height as the first chunk of a PNG says them.</summary>
    private static (int Width, int Height) Size(byte[] png)
    {
        png.Should().StartWith([0x89, 0x50, 0x4E, 0x47]);
        png.Length.Should().BeLessThan(60_000, "every publication keeps its own");
        using var read = SkiaSharp.SKBitmap.Decode(png);
        read.GetPixel(5, 5).Should().Be(SkiaSharp.SKColor.Parse("#fcfcfa"));
        return (BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(16)), BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(20)));
    }

    [Theory]
    [InlineData(PublishedSample.French)]
    [InlineData(PublishedSample.English)]
    public async Task Each_edition_has_a_card_that_is_kept_for_ever(string piece)
    {
        var card = await CardOf(site, piece);
        using var response = await site.Reader().Ask(card);

        response.Status().Should().Be(200);
        response.Content.Headers.ContentType!.MediaType.Should().Be("image/png");
        response.Headers.GetValues("Cache-Control").Single().Should().Contain("immutable").And.Contain("max-age=31536000");
        Size(await response.Bytes()).Should().Be((1200, 630));
        using var again = await site.Reader().Ask(card, null, ("If-None-Match", response.Headers.ETag!.ToString()));
        again.Status().Should().Be(304);
        (await site.Reader().Ask(card, HttpMethod.Head)).Status().Should().Be(200);
    }

    [Fact]
    public async Task The_two_editions_have_each_their_own() =>
        (await CardOf(site, PublishedSample.French)).Should().NotBe(await CardOf(site, PublishedSample.English));

    [Fact]
    public async Task A_new_title_has_a_new_card_and_the_old_address_still_works_until_the_edition_is_withdrawn()
    {
        await using var building = new Building();
        var id = await Some.Article(building, "Premier");
        var first = await CardOf(building, "/fr/articles/premier");
        await building.Save(id, text => text with { Title = "Second" });
        await building.As.Editor.Send(new Publish.Command(id, Language.French));
        await building.CatchUp();

        var second = await CardOf(building, "/fr/articles/premier");
        second.Should().NotBe(first);
        foreach (var card in new[] { first, second })
            (await building.Reader().Ask(card)).Status().Should().Be(200);

        await building.As.Editor.Send(new Withdraw.Command(id, Language.French));
        foreach (var card in new[] { first, second })
            (await building.Reader().Ask(card)).Status().Should().Be(404);
    }

    [Theory]
    [InlineData("/cards/99999-0000000000000000.png")]
    [InlineData("/cards/99999999999-0000000000000000.png")]
    [InlineData("/cards/x.png")]
    [InlineData("/cards")]
    public async Task No_other_card_is_there(string address) => (await site.Reader().Ask(address)).Status().Should().Be(404);

    [Fact]
    public async Task A_publication_from_before_there_were_cards_gets_one_and_no_reader_waits_for_it()
    {
        await using var building = new Building();
        for (var piece = 1; piece <= 3; piece++)
            await Some.Article(building, $"Ancien {piece}");
        await building.Look(async db =>
        {
            await db.Cards.ExecuteDeleteAsync();
            return await db.Publications.ExecuteUpdateAsync(p => p.SetProperty(x => x.Card, ""));
        });
        await Some.Article(building, "Pour que les pages soient refaites");
        (await building.Reader().Page("/fr/articles/ancien-1")).QuerySelector("meta[property='og:image']").Should().BeNull();

        var done = await building.As.Administrator.Send(new DrawCards.Command { Most = 2 });
        done.IsDone.Should().BeFalse();
        done = await building.As.Administrator.Send(new DrawCards.Command(done.Last, done.Drawn) { Most = 2 });
        (done.IsDone, done.Drawn).Should().Be((true, 3));
        await building.CatchUp();

        for (var piece = 1; piece <= 3; piece++)
            (await building.Reader().Ask(await CardOf(building, $"/fr/articles/ancien-{piece}"))).Status().Should().Be(200);
    }

    [Theory]
    [InlineData("")]
    [InlineData("A")]
    [InlineData("🦊🦊🦊")]
    [InlineData("שלום עולם مرحبا")]
    [InlineData("\uD800 moitié \uDC00 \0\u000B ‮")]
    [InlineData("Zażółć gęślą jaźń à Łódź, e\u0301te\u0301")]
    [InlineData("Anticonstitutionnellement-hexakosioihexekontahexaphobiques-et-pneumonoultramicroscopicsilicovolcanoconiosis")]
    public void Whatever_the_title_a_card_is_drawn(string title)
    {
        foreach (var text in new[] { title, string.Concat(Enumerable.Repeat(title + " ", 90))[..Math.Min(180, (title.Length + 1) * 90)] })
            Size(CardDrawing.Draw(new(text, Language.French, new string('w', 250)))).Should().Be((1200, 630));
        Size(CardDrawing.Draw(new(new string('W', 180), Language.English, ""))).Should().Be((1200, 630));
    }

    [Fact]
    public void The_same_text_is_the_same_picture_wherever_it_is_drawn()
    {
        var text = new CardText("Le même titre", Language.French, "example.org");
        CardDrawing.Draw(text).Should().Equal(CardDrawing.Draw(text));
        // As many letters, all of them others: each is drawn as itself.
        CardDrawing.Draw(text with { Title = "Un autre mots" }).Should().NotEqual(CardDrawing.Draw(text));
        CardDrawing.Draw(text with { Title = "Łódź" }).Should().NotEqual(CardDrawing.Draw(text with { Title = "Łódz" }));
        CardDrawing.Draw(text with { Title = "🦊 Renard" }).Should().Equal(CardDrawing.Draw(text with { Title = "Renard" }));
    }
}
