using System.Xml.Linq;
using Commentary.Tests.Fixture;
using Microsoft.EntityFrameworkCore;

namespace Commentary.Tests.Site;

/// <summary>What nobody sends by accident.</summary>
public class UnsoundTests(Building building) : IClassFixture<Building>
{
    [Fact]
    public async Task A_piece_with_a_character_that_XML_cannot_hold_takes_the_feed_from_nobody()
    {
        var id = await Some.Draft(building, "Mal formé");
        await building.Save(id, text => text with { Neutral = "Avant &#11;&#1;&#x1B;&#xFFFE; après" });
        await building.As.Editor.Send(new Application.Publishing.Publish.Command(id, Text.Languages.Language.French));
        // As one that was published before such characters were left out.
        await building.Look(db =>
            db.Set<Application.Press.PublicationPart>().ExecuteUpdateAsync(p => p.SetProperty(x => x.Html, x => x.Html + "\u000B"))
        );
        await building.CatchUp();

        using var feed = await building.Reader().Ask("/fr/feed.xml");

        feed.Status().Should().Be(200);
        XDocument.Parse(await feed.Text()).ToString().Should().Contain("après");
    }

    [Theory]
    [InlineData("TRACE")]
    [InlineData("OPTIONS")]
    public async Task A_method_that_no_page_knows_is_refused_with_those_it_knows(string method)
    {
        foreach (var address in new[] { "/fr", "/en/archive", "/admin/account/signin" })
        {
            using var refused = await building.Reader().Ask(address, new(method));
            refused.Status().Should().Be(405, "of {0}", address);
            refused.Content.Headers.Allow.Should().Contain("GET");
            (await refused.Html()).QuerySelector("h1").Should().NotBeNull();
        }
    }
}
