using Commentary.Application.Articles;
using Commentary.Application.Members;
using Commentary.Application.Publishing;
using Commentary.Application.Redirects;
using Commentary.Tests.Fixture;
using Commentary.Text.Languages;
using FluentValidation;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Commentary.Tests.Redirects;

/// <summary>A short link leads to its article, for ever.</summary>
public class ShortLinkTests(Listening building) : IClassFixture<Listening>
{
    private readonly int n = Pieces.Next();

    private async Task<string> CodeOf(int article) =>
        (await building.As.Editor.Send(new OpenArticle.Query(article))).ShortCode ?? throw new InvalidOperationException("It has none.");

    private async Task<AddShortLink.Result> Add(string article, string code)
    {
        var added = await building.As.Editor.Send(new AddShortLink.Command { Article = article, Code = code });
        await building.CatchUp();
        return added;
    }

    private async Task<string?> Arrives(string address) => (await building.Raw(address)).Location;

    [Fact]
    public void A_code_has_no_letter_that_is_taken_for_another_and_makes_no_word()
    {
        var dice = new Random(7);
        foreach (var _ in Enumerable.Range(0, 2000))
            ShortAddress.Make(dice, ShortAddress.Length).Should().MatchRegex("^[b-df-hj-kmnp-tv-xz]{5}$");
        "0o1liaeuy".Should().NotContainAny(ShortAddress.Letters.Select(letter => letter.ToString()));
    }

    [Fact]
    public async Task An_article_has_its_code_from_its_first_publication_and_keeps_it()
    {
        var id = await Some.Draft(building, $"Court {n}");
        (await building.As.Editor.Send(new OpenArticle.Query(id))).ShortCode.Should().BeNull("it was never public");
        await building.As.Editor.Send(new Publish.Command(id, Language.French));
        await building.CatchUp();
        var code = await CodeOf(id);
        (await Arrives($"/r/{code}")).Should().Be($"/fr/articles/court-{n}");

        await building.Save(id, text => text with { Slug = $"court-ailleurs-{n}" });
        await building.As.Editor.Send(new Publish.Command(id, Language.French));
        await building.CatchUp();
        (await CodeOf(id)).Should().Be(code);
        (await Arrives($"/r/{code}")).Should().Be($"/fr/articles/court-ailleurs-{n}");

        await building.As.Editor.Send(new Withdraw.Command(id, Language.French));
        await building.CatchUp();
        var gone = await building.Raw($"/r/{code}");
        gone.Status.Should().Be(410);
        gone.Body.Should().Contain("Ce texte a été retiré.");

        await building.As.Editor.Send(new Publish.Command(id, Language.French));
        await building.CatchUp();
        (await Arrives($"/r/{code}")).Should().Be($"/fr/articles/court-ailleurs-{n}");
    }

    [Fact]
    public async Task It_leads_in_the_readers_language_or_in_the_one_that_it_names()
    {
        var code = await CodeOf(await Some.Article(building, $"Deux langues {n}", inEnglishToo: true));
        var (french, english) = ($"/fr/articles/deux-langues-{n}", $"/en/articles/deux-langues-{n}-in-english");

        var reader = await building.Raw($"/r/{code}");
        (reader.Status, reader.Location, reader.Header("Vary")).Should().Be((302, french, "Accept-Language"));
        using var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = building.Address };
        var asked = await client.With("Accept-Language", "en-CA, fr;q=0.5").Ask($"/r/{code}");
        asked.Headers.Location!.ToString().Should().Be(english);

        (await Arrives($"/r/{code}/en")).Should().Be(english);
        (await Arrives($"/r/{code}/fr")).Should().Be(french);
        (await building.Raw($"/r/{code}/en")).Header("Vary").Should().BeNull();
    }

    [Fact]
    public async Task Capitals_a_final_slash_and_a_query_are_taken_as_they_come()
    {
        var code = await CodeOf(await Some.Article(building, $"Capitales {n}"));

        (await Arrives($"/R/{code.ToUpperInvariant()}/?utm_source=x&a=1")).Should().Be($"/fr/articles/capitales-{n}?utm_source=x&a=1");
        (await Arrives($"/r/{code}/FR")).Should().Be($"/fr/articles/capitales-{n}");
        var head = await building.Raw($"/r/{code}", "HEAD");
        (head.Status, head.Body).Should().Be((302, ""));
    }

    [Theory]
    [InlineData("/r/zzzzz")]
    [InlineData("/r/")]
    [InlineData("/r")]
    [InlineData("/r/zzzzz/fr")]
    public async Task A_code_that_was_never_given_is_not_there(string address)
    {
        var lost = await building.Raw(address);
        lost.Status.Should().Be(404);
        lost.Body.Should().Contain("<html lang=\"fr-CA\"");
    }

    [Fact]
    public async Task A_known_code_with_something_after_it_is_not_there()
    {
        var code = await CodeOf(await Some.Article(building, $"Après {n}"));
        (await building.Raw($"/r/{code}/de")).Status.Should().Be(404);
        (await building.Raw($"/r/{code}/fr/x")).Status.Should().Be(404);
    }

    [Fact]
    public async Task A_code_that_is_taken_makes_the_next_one_longer()
    {
        var first = await Some.Article(building, $"Collision {n}");
        var second = await Some.Draft(building, $"Deuxième {n}");
        var taken = ShortAddress.Make(new Random(n), ShortAddress.Length);
        await Add($"/fr/articles/collision-{n}", taken);

        await using var scope = building.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<Application.Data.CommentaryDb>();
        var member = scope.ServiceProvider.GetRequiredService<CurrentMember>();
        await new ShortCodes(db, member, TimeProvider.System, new Random(n)).Give(second, TestContext.Current.CancellationToken);
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);

        (await CodeOf(second)).Should().HaveLength(ShortAddress.Length + 1);
        (await Arrives($"/r/{taken}")).Should().Be($"/fr/articles/collision-{n}");
        (await CodeOf(first)).Should().NotBe(taken, "what is chosen stands beside the article's own");
    }

    [Fact]
    public async Task Editors_choose_codes_besides_by_any_address_of_the_article_or_its_title()
    {
        var id = await Some.Article(building, $"Choisi {n}");
        var own = await CodeOf(id);

        (await Add($"/fr/articles/choisi-{n}", $" Printemps-{n} ")).Should().Be(AddShortLink.Result.Made);
        (await Add($"https://n.example/fr/articles/choisi-{n}?x=1", $"ete-{n}")).Should().Be(AddShortLink.Result.Made);
        (await Add($"Choisi {n}", $"automne-{n}")).Should().Be(AddShortLink.Result.Made);
        (await Add($"/r/{own}", $"hiver-{n}")).Should().Be(AddShortLink.Result.Made);
        (await Add($"/r/{own}", $"hiver-{n}")).Should().Be(AddShortLink.Result.Unchanged);

        foreach (var code in new[] { own, $"printemps-{n}", $"ete-{n}", $"automne-{n}", $"HIVER-{n}" })
            (await Arrives($"/r/{code}")).Should().Be($"/fr/articles/choisi-{n}");
        (await CodeOf(id)).Should().Be(own);
    }

    [Theory]
    [InlineData("ab")]
    [InlineData("")]
    [InlineData("été")]
    [InlineData("a b c")]
    [InlineData("a/fr")]
    [InlineData("-abc")]
    [InlineData("abc-")]
    [InlineData("admin")]
    [InlineData("a.svg")]
    [InlineData("12345678901234567890123456789012345678901")]
    public async Task A_code_that_is_none_or_is_reserved_is_refused(string code)
    {
        await Some.Article(building, $"Refusé {n}");
        var refused = await FluentActions.Awaiting(() => Add($"/fr/articles/refuse-{n}", code)).Should().ThrowAsync<ValidationException>();
        refused.Which.Errors.Should().OnlyContain(e => e.PropertyName == nameof(AddShortLink.Command.Code));
    }

    [Fact]
    public async Task A_code_is_never_given_to_another_article_and_none_to_a_draft()
    {
        await Some.Article(building, $"Premier {n}");
        await Some.Article(building, $"Second {n}");
        await Some.Draft(building, $"Brouillon {n}");
        await Add($"Premier {n}", $"a-moi-{n}");

        foreach (
            var (article, code, field) in new[]
            {
                ($"Second {n}", $"a-moi-{n}", "Code"),
                ($"Brouillon {n}", $"brouillon-{n}", "Article"),
                ($"/fr/articles/brouillon-{n}", $"brouillon-{n}", "Article"),
                ("", $"rien-{n}", "Article"),
            }
        )
            (await FluentActions.Awaiting(() => Add(article, code)).Should().ThrowAsync<ValidationException>())
                .Which.Errors.Should()
                .OnlyContain(e => e.PropertyName == field);
        (await Arrives($"/r/a-moi-{n}")).Should().Be($"/fr/articles/premier-{n}");
    }

    [Fact]
    public async Task A_former_shorteners_codes_led_to_ours_arrive_in_one_hop()
    {
        var code = await CodeOf(await Some.Article(building, $"Raccourci {n}"));
        await building.As.Editor.Send(new WriteRedirect.Command { From = $"https://court-{n}.example/x1", To = $"/r/{code}" });
        await building.As.Editor.Send(
            new WriteRedirect.Command
            {
                From = $"https://court-{n}.example/tous",
                To = "/r",
                Match = RedirectMatch.Prefix,
            }
        );
        await building.CatchUp();

        (await building.Raw("/x1", host: $"court-{n}.example")).Location.Should().Be($"/fr/articles/raccourci-{n}");
        var all = await building.Raw($"/tous/{code}", host: $"court-{n}.example");
        (all.Status, all.Location, all.Header("Vary")).Should().Be((302, $"/fr/articles/raccourci-{n}", "Accept-Language"));
    }

    [Fact]
    public async Task A_short_link_is_found_in_the_database_until_the_rules_are_loaded()
    {
        var code = await CodeOf(await Some.Article(building, $"Tôt {n}"));
        var found = await building.As.Nobody.Send(new FindRedirect.Query(OldAddress.Of($"/r/{code}")!.Value, Language.French));
        found!.Target.Should().Be($"/fr/articles/tot-{n}");
    }

    [Fact]
    public async Task A_short_link_counts_as_no_rules_visit()
    {
        var code = await CodeOf(await Some.Article(building, $"Compte {n}"));
        await Arrives($"/r/{code}");
        await building.Services.GetRequiredService<Web.Redirects.HitCounts>().Write(TestContext.Current.CancellationToken);
        (await building.Look(db => db.RedirectHits.AnyAsync(h => h.RedirectId == 0))).Should().BeFalse();
    }

    [Fact]
    public async Task Articles_that_were_published_before_there_were_codes_are_given_theirs()
    {
        var id = await Some.Article(building, $"Ancien {n}");
        await building.Look(async db => await db.ShortLinks.Where(l => l.ArticleId == id).ExecuteDeleteAsync());

        (await building.As.Editor.Send(new GiveShortLinks.Command())).Should().BePositive();
        await building.CatchUp();
        (await Arrives($"/r/{await CodeOf(id)}")).Should().Be($"/fr/articles/ancien-{n}");
        (await building.As.Editor.Send(new GiveShortLinks.Command())).Should().Be(0);
    }
}
