using Commentary.Application.Publishing;
using Commentary.Application.Redirects;
using Commentary.Tests.Fixture;
using Commentary.Text.Languages;
using FluentValidation;
using FsCheck.Xunit;

namespace Commentary.Tests.Redirects;

/// <summary>What is explained is what happens.</summary>
public class ExplainTests(Listening building) : IClassFixture<Listening>
{
    private readonly int n = Pieces.Next();

    private async Task<ExplainAddress.Explanation> Explain(string address, DateTime? at = null) =>
        (await building.As.Author.Send(new ExplainAddress.Query { Addresses = address, At = at })).Single();

    [Property(MaxTest = 8)]
    public async Task An_explanation_equals_the_answer(int seed)
    {
        var random = new Random(seed);
        var own = $"/e{Pieces.Next()}";
        string[] places = ["", "/a", "/a/b", "/b", "/b/c.php"];
        string[] hosts = ["", "", "vieux.example"];
        string[] queries = ["", "", "id=1", "id=1&lang=fr"];
        for (var i = 0; i < 15; i++)
            try
            {
                var match = (RedirectMatch)random.Next(3);
                await building.As.Editor.Send(
                    new WriteRedirect.Command
                    {
                        Match = match,
                        From = match is RedirectMatch.Expression ? $"^{own}/(a|b)(.*)$" : own + Pick(places),
                        Host = Pick(hosts),
                        Query = Pick(queries),
                        To = Pick(["/fr/archives", "/en/archive", own + Pick(places), $"https://{Listening.AllowedHost}/x"]),
                        Answer = random.Next(6) == 0 ? RedirectAnswer.Gone : (RedirectAnswer)random.Next(4),
                        QueryHandling = (QueryHandling)random.Next(3),
                        IsOn = random.Next(6) > 0,
                        Place = random.Next(3),
                    }
                );
            }
            catch (ValidationException)
            {
                // What is refused is not there to be explained.
            }
        await building.CatchUp();

        foreach (var place in places.Append("/inconnu"))
        foreach (var host in hosts.Distinct().Append("autre.example"))
        foreach (var query in (string[])["", "?id=1", "?lang=fr&id=1&utm_source=x", "?id=2"])
        {
            var address = own + place + query;
            var told = await Explain(host.Length > 0 ? $"https://{host}{address}" : address);
            var answer = await building.Raw(address, host: host.Length > 0 ? host : "localhost");
            (told.Status, told.Location).Should().Be((answer.Status, answer.Location), "of {0} at {1}", address, host);
        }

        string Pick(string[] from) => from[random.Next(from.Length)];
    }

    [Fact]
    public async Task A_rule_that_does_not_answer_is_listed_with_the_reason()
    {
        await building.As.Editor.Send(new WriteRedirect.Command { From = $"/r{n}?id=1", To = "/fr/archives" });
        await building.As.Editor.Send(new WriteRedirect.Command { From = $"https://vieux.example/r{n}", To = "/fr/archives" });
        await building.As.Editor.Send(
            new WriteRedirect.Command
            {
                From = $"/r{n}",
                Match = RedirectMatch.Prefix,
                To = "/en/archive",
            }
        );

        var told = await Explain($"/R{n}/?id=2");

        told.Candidates.Select(c => c.Why).Should().Equal(WhyNotApplied.OtherHost, WhyNotApplied.OtherQuery, WhyNotApplied.None);
        told.Outcome.Should().Be(ExplainAddress.Outcome.Rule);
        told.Location.Should().Be("/en/archive?id=2");
    }

    [Fact]
    public async Task A_past_day_is_explained_by_the_rules_of_that_day()
    {
        await building.As.Editor.Send(new WriteRedirect.Command { From = $"/hier{n}", To = "/fr/archives" });
        var before = TimeProvider.System.GetUtcNow().UtcDateTime;
        await building.As.Editor.Send(new WriteRedirect.Command { From = $"/hier{n}", To = "/en/archive" });
        var then = TimeProvider.System.GetUtcNow().UtcDateTime;
        var rule = (await Explain($"/hier{n}")).Arrival!.RuleId;
        await building.As.Editor.Send(new RemoveRedirect.Command(rule));
        await building.CatchUp();

        (await Explain($"/hier{n}", before)).Location.Should().Be("/fr/archives");
        (await Explain($"/hier{n}", then)).Location.Should().Be("/en/archive");
        (await Explain($"/hier{n}")).Status.Should().Be(404);
    }

    [Fact]
    public async Task On_a_past_day_an_article_was_where_it_was_then()
    {
        var article = await Some.Article(building, $"Ancien nom {n}");
        await building.As.Editor.Send(new WriteRedirect.Command { From = $"/vers{n}", To = $"/fr/articles/ancien-nom-{n}" });
        var before = TimeProvider.System.GetUtcNow().UtcDateTime;
        await building.Save(article, text => text with { Slug = $"nouveau-nom-{n}" });
        await building.As.Editor.Send(new Publish.Command(article, Language.French));

        (await Explain($"/vers{n}", before)).Location.Should().Be($"/fr/articles/ancien-nom-{n}");
        (await Explain($"/vers{n}")).Location.Should().Be($"/fr/articles/nouveau-nom-{n}");
        (await Explain($"/fr/articles/ancien-nom-{n}")).Location.Should().Be($"/fr/articles/nouveau-nom-{n}");
        (await Explain($"/fr/articles/nouveau-nom-{n}")).Outcome.Should().Be(ExplainAddress.Outcome.Page);
    }

    [Fact]
    public async Task A_short_link_is_explained_as_one_and_on_the_day_before_it_as_nothing()
    {
        var before = TimeProvider.System.GetUtcNow().UtcDateTime;
        await Some.Article(building, $"Au lien court {n}");
        await building.As.Editor.Send(new AddShortLink.Command { Article = $"/fr/articles/au-lien-court-{n}", Code = $"court{n}" });
        await building.CatchUp();

        var told = await Explain($"/R/Court{n}/fr/");

        told.Outcome.Should().Be(ExplainAddress.Outcome.ShortLink);
        (told.Status, told.Location).Should().Be((302, $"/fr/articles/au-lien-court-{n}"));
        (await building.Raw($"/R/Court{n}/fr/")).Location.Should().Be(told.Location);
        (await Explain($"/r/court{n}", before)).Outcome.Should().Be(ExplainAddress.Outcome.NotFound);
        (await Explain("/r/never")).Outcome.Should().Be(ExplainAddress.Outcome.NotFound);
    }

    [Fact]
    public async Task What_was_damaged_is_explained_as_rescued_or_with_what_the_404_page_offers()
    {
        await Some.Article(building, $"Le processeur qui attendait {n}");
        await building.CatchUp();
        var damaged = $"/fr/articles/le-processeur-qui-attendait-{n}).";
        var unlike = $"/le-processeur-qui-dormait-{n}";

        var told = await Explain(damaged);
        var lost = await Explain(unlike);

        told.Outcome.Should().Be(ExplainAddress.Outcome.Rescued);
        var answer = await building.Raw(damaged);
        (told.Status, told.Location).Should().Be((answer.Status, answer.Location));
        lost.Outcome.Should().Be(ExplainAddress.Outcome.NotFound);
        lost.Choices.Should().Contain(c => c.Address == $"/fr/articles/le-processeur-qui-attendait-{n}");
        (await building.Raw(unlike)).Status.Should().Be(404);
    }

    [Theory]
    [InlineData("/a%2Fb")]
    [InlineData("/a%252Fb")]
    [InlineData("/%41%2fB")]
    public async Task An_encoded_slash_is_none_in_both(string address)
    {
        await building.As.Editor.Send(new WriteRedirect.Command { From = "/a/b", To = "/fr/archives" });
        await building.CatchUp();

        var told = await Explain(address);

        var answer = await building.Raw(address);
        (told.Status, told.Location).Should().Be((answer.Status, answer.Location));
    }

    [Fact]
    public async Task More_than_a_thousand_addresses_are_refused_and_what_is_none_is_said()
    {
        var many = () => building.As.Author.Send(new ExplainAddress.Query { Addresses = string.Concat(Enumerable.Repeat("/x\n", 1001)) });
        await many.Should().ThrowAsync<ValidationException>();
        (await Explain("/a/../b")).Outcome.Should().Be(ExplainAddress.Outcome.NoAddress);
    }
}
