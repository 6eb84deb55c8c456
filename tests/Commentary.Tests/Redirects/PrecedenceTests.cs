using Commentary.Application.Redirects;
using Commentary.Tests.Fixture;
using FluentValidation;

namespace Commentary.Tests.Redirects;

/// <summary>Which comes first when a rule and a page have one address.</summary>
public class PrecedenceTests(Listening building) : IClassFixture<Listening>
{
    private readonly int n = Pieces.Next();

    private async Task Rule(string from, string to)
    {
        await building.As.Editor.Send(new WriteRedirect.Command { From = from, To = to });
        await building.CatchUp();
    }

    [Fact]
    public async Task A_page_of_the_site_wins_over_a_rule()
    {
        await Some.Article(building, $"La page gagne {n}");
        foreach (
            var page in new[]
            {
                "/fr",
                "/en",
                $"/fr/articles/la-page-gagne-{n}",
                "/fr/archives",
                "/robots.txt",
                "/sitemap.xml",
                "/health/live",
                "/fr/feed.xml",
            }
        )
        {
            try
            {
                await Rule(page, "/en/archive");
            }
            catch (ValidationException)
            {
                // To refuse such a rule is as good.
            }
            (await building.Raw(page)).Status.Should().Be(200, "of {0}", page);
        }
        (await building.Raw("/admin")).Location.Should().Contain("/admin/account/signin");
    }

    [Fact]
    public async Task A_page_that_a_rule_stands_under_can_still_be_led_to()
    {
        try
        {
            await Rule("/en", "/en/archive");
        }
        catch (ValidationException)
        {
            // To refuse a rule that can never answer is as good.
        }

        await Rule($"/vers-en-{n}", "/en");

        (await building.Raw($"/vers-en-{n}")).Location.Should().Be("/en");
        (await building.Raw("/en")).Status.Should().Be(200);
    }
}
