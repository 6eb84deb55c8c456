using Commentary.Application.Redirects;
using Commentary.Application.Redirects.Formats;
using Commentary.Tests.Fixture;
using Commentary.Text.HouseFormat;
using Commentary.Text.Languages;
using FluentValidation;
using FsCheck.Xunit;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Commentary.Tests.Redirects;

/// <summary>Rules come in from any file, and what goes out comes back answering the same.</summary>
public class InAndOutTests(InAndOutTests.Site building) : IClassFixture<InAndOutTests.Site>
{
    public class Site : Building
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.UseSetting("Site:RedirectHosts:0", "ailleurs.example");
        }
    }

    private readonly int n = Pieces.Next();

    private Task<ImportRedirects.Result> Import(string text, RuleFormat? format = null, bool keeps = false, bool all = false) =>
        building.As.Editor.Send(
            new ImportRedirects.Command(text)
            {
                Format = format,
                KeepsOld = keeps,
                AllOrNothing = all,
            }
        );

    private Task<Redirect?> Rule(string path) => building.Look(db => db.Redirects.SingleOrDefaultAsync(r => r.Path == path));

    [Fact]
    public async Task Where_another_rule_is_the_editor_chooses_which_stays()
    {
        await Import($"from,to\n/choix-{n},/fr/archives");

        (await Import($"from,to\n/choix-{n},/en/archive\n/neuve-{n},/fr", keeps: true)).Should().BeEquivalentTo(new { Kept = 1, Made = 1 });
        (await Rule($"/choix-{n}"))!.Target.Should().Be("/fr/archives");

        (await Import($"from,to\n/choix-{n},/en/archive")).Changed.Should().Be(1);
        (await Rule($"/choix-{n}"))!.Target.Should().Be("/en/archive");
        (await Import($"from,to\n/choix-{n},/en/archive", keeps: true)).Unchanged.Should().Be(1);
    }

    [Fact]
    public async Task All_or_nothing_keeps_nothing_when_a_line_is_refused_and_all_when_none_is()
    {
        var before = await building.Look(db => db.RedirectBatches.CountAsync());
        var refused = await Import($"from,to\n/tout-{n},/fr/archives\n/rien-{n},https://evil.example/", all: true);

        (refused.IsKept, refused.Made, refused.Count(ImportRedirects.Outcome.Refused)).Should().Be((false, 1, 1));
        (await Rule($"/tout-{n}")).Should().BeNull();
        (await building.Look(db => db.RedirectBatches.CountAsync())).Should().Be(before);
        (await Import($"from,to\n/tout-{n},/fr/archives", all: true)).IsKept.Should().BeTrue();
        (await Rule($"/tout-{n}")).Should().NotBeNull();
    }

    [Fact]
    public async Task Plain_rows_and_those_that_go_the_whole_way_meet_in_one_file()
    {
        // A leads to b, which only the next row makes a rule; c is refused in between; d is written twice.
        var result = await Import(
            $"""
            from,to,match
            /a-{n},/b-{n},
            /b-{n},/fr/archives,
            /c-{n},/c-{n},
            /d-{n},/fr/archives,
            /p-{n},/en/archive,prefix
            /d-{n},/en/archive,
            /e-{n},/a-{n},
            /f-{n},/fr/archives,
            """
        );

        result
            .Lines.Select(l => l.Outcome)
            .Should()
            .Equal(
                ImportRedirects.Outcome.Made,
                ImportRedirects.Outcome.Made,
                ImportRedirects.Outcome.Refused,
                ImportRedirects.Outcome.Made,
                ImportRedirects.Outcome.Made,
                ImportRedirects.Outcome.Changed,
                ImportRedirects.Outcome.Made,
                ImportRedirects.Outcome.Made
            );
        (await Rule($"/a-{n}"))!.Target.Should().Be("/fr/archives");
        (await Rule($"/d-{n}"))!.Target.Should().Be("/en/archive");
        (await Rule($"/e-{n}"))!.Target.Should().Be("/fr/archives");
        (await Rule($"/f-{n}"))!.Target.Should().Be("/fr/archives");
    }

    [Theory]
    [InlineData("RewriteRule ^(.*)$ https://$1/ [R=301]")]
    [InlineData("RewriteRule ^x(.*)$ https://ailleurs.example$1 [R=301]")]
    [InlineData("RewriteRule ^x/(.*)$ https://ailleurs.example.$1/ [R=301]")]
    [InlineData("RewriteRule ^x/(.*)$ //$1 [R=301]")]
    [InlineData("RedirectMatch 301 ^/x/(.*)$ https://$1")]
    [InlineData("Redirect 301 /x //evil.example")]
    [InlineData("Redirect 301 /x.html https://evil.example/")]
    [InlineData("Redirect 301 /x.html https://ailleurs.example@evil.example/")]
    [InlineData("Redirect 301 /x.html /\\evil.example")]
    [InlineData("Redirect 301 /x.html javascript:alert(1)")]
    [InlineData("/x/* //:splat")]
    [InlineData("/x/* https://:splat")]
    [InlineData("/x/:h https://:h.ailleurs.example/")]
    [InlineData("from,to\n/x,\"https://ailleurs.example/\r\nSet-Cookie: a=b\"")]
    [InlineData("from,to\n/x,/\uFFFE")]
    [InlineData("from,to\n/\uFFFE,/fr")]
    [InlineData("from,to\n/x,https://xn--a/")]
    [InlineData("from,to,host\n/x,/fr/archives,xn--0.\u00AD.example")]
    [InlineData("from,to\n/x,https://\uFFFF.example/")]
    [InlineData("from,to,match\n(a+,/fr,regex")]
    [InlineData("from,to,match\n^/x(?=y),/fr,regex")]
    [InlineData("rewrite ^/x(.*)$ https://evil.example$1 permanent;")]
    [InlineData("location ~ ^/x/(.*)$ { return 301 https://$1; }")]
    public async Task A_hostile_line_is_refused_with_its_reason_and_stops_nothing(string text)
    {
        var result = await Import(text);

        result
            .Lines.Should()
            .OnlyContain(l => l.Outcome == ImportRedirects.Outcome.Refused && l.Why.Length > 10 && !l.Why.Contains("Unread"));
        result.Lines.Should().NotBeEmpty();
    }

    [Fact]
    public async Task A_sitemap_is_matched_to_articles_by_their_slug_and_the_rest_is_listed_once()
    {
        var title = $"Le plan {n}";
        var article = await Some.Article(building, title);
        var slug = Slug.From(title, Language.French);
        var map = $"""
            <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
              <url><loc>https://vieux{n}.example/2019/04/{slug}.html</loc></url>
              <url><loc>https://vieux{n}.example/inconnu</loc></url>
              <url><loc>https://vieux{n}.example/inconnu/</loc></url>
            </urlset>
            """;

        var result = await Import(map);

        (result.Format, result.Made, result.Listed, result.Unchanged).Should().Be((RuleFormat.Sitemap, 1, 1, 1));
        var rule = await building.Look(db => db.Redirects.SingleAsync(r => r.Host == $"vieux{n}.example"));
        rule.ArticleId.Should().Be(article);
        (await building.Look(db => db.LegacyAddresses.CountAsync(l => l.Address.Contains($"vieux{n}.")))).Should().Be(1);
        (await Import(map))
            .Should()
            .BeEquivalentTo(
                new
                {
                    Made = 0,
                    Listed = 0,
                    Unchanged = 3,
                }
            );
    }

    [Fact]
    public async Task What_a_rule_has_counted_outlives_an_import_over_it()
    {
        await Import($"from,to\n/comptee-{n},/fr/archives");
        var id = (await Rule($"/comptee-{n}"))!.Id;

        await Import($"from,to\n/comptee-{n},/en/archive");

        (await Rule($"/comptee-{n}"))!.Id.Should().Be(id, "hits are counted by it");
    }

    [Fact]
    public void A_table_in_windows_1252_is_read_with_its_accents() =>
        Decoding
            .Text(System.Text.CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetBytes("from,to\n/\u00E9t\u00E9,/fr\n"))
            .Should()
            .Be("from,to\n/\u00E9t\u00E9,/fr\n");

    [Property(MaxTest = 12)]
    public async Task What_goes_out_comes_back_into_an_empty_house_answering_the_same(int seed)
    {
        await using var house = new Site();
        await using var other = new Site();
        foreach (var place in (Site[])[house, other])
        {
            await Some.Article(place, "un", inEnglishToo: true);
            await Some.Article(place, "deux");
        }
        var random = new Random(seed);
        foreach (var (_, rule) in RedirectIndexTests.Some(random, 25).Where(r => r.Rule.ArticleId is null or < 3))
            await Write(house, rule);
        var index = await house.As.Editor.Send(new LoadIndex.Query());
        var asked = RedirectIndexTests.Asked(random, 150).ToList();

        foreach (var format in (RuleFormat[])[RuleFormat.Csv, RuleFormat.Json])
        {
            await Empty(other);
            var result = await other.As.Editor.Send(new ImportRedirects.Command(await Export(house, format)));
            result.Refused.Should().BeEmpty();
            result.Format.Should().Be(format);
            var back = await other.As.Editor.Send(new LoadIndex.Query());
            foreach (var address in asked)
                Target(back, address).Should().Be(Target(index, address), "of {0} by {1}", address, format);
        }
        // Of the other formats what they can say. An expression that is but a path comes back as the path that it is.
        await house.Look(db =>
            db.Redirects.Where(r => r.Match == RedirectMatch.Expression && (r.Path == "^/A/B$" || r.Path == @"^/x\.php$"))
                .ExecuteDeleteAsync()
        );
        foreach (var format in (RuleFormat[])[RuleFormat.Underscore, RuleFormat.Nginx, RuleFormat.Apache])
        {
            await Empty(other);
            var first = await Export(house, format);
            (await other.As.Editor.Send(new ImportRedirects.Command(first) { Format = format })).Refused.Should().BeEmpty(first);
            Said(await Export(other, format)).Should().BeEquivalentTo(Said(first));
        }
    }

    private static IEnumerable<string> Said(string file) => file.Split('\n').Where(l => l is not (['#', ..] or []));

    private static string? Target(RedirectIndex index, OldAddress asked) =>
        index.Find(asked, () => Language.English, new DateTime(2026, 11, 25, 12, 0, 0, DateTimeKind.Utc)) is { } arrival
            ? $"{arrival.Rule.Answer} {arrival.Target}"
            : null;

    private static async Task Write(Site house, RedirectRule rule)
    {
        try
        {
            await house.As.Editor.Send(
                new WriteRedirect.Command
                {
                    Match = rule.Match,
                    From = rule.Path,
                    Host = rule.Host,
                    Query = rule.Query,
                    Target = new(rule.ArticleId, rule.Language, rule.Target),
                    Answer = rule.Answer,
                    QueryHandling = rule.QueryHandling,
                    StartsAt = rule.StartsAt,
                    EndsAt = rule.EndsAt,
                    IsOn = rule.IsOn,
                    Place = rule.Place,
                    Note = "=une, \"note\" # à elle",
                }
            );
        }
        catch (ValidationException)
        {
            // What is refused is not saved.
        }
    }

    private static async Task Empty(Site house)
    {
        await house.Look(db => db.FormerRedirects.ExecuteDeleteAsync());
        await house.Look(db => db.Redirects.IgnoreQueryFilters().ExecuteDeleteAsync());
    }

    private static async Task<string> Export(Site house, RuleFormat format)
    {
        await using var scope = house.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Commentary.Application.Members.CurrentMember>().BecomeOperator("Essai");
        var export = await scope.ServiceProvider.GetRequiredService<MediatR.IMediator>().Send(new ExportRedirects.Query(format));
        return string.Join('\n', await export.Lines.ToListAsync(TestContext.Current.CancellationToken));
    }
}
