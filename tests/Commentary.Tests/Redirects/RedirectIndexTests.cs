using Commentary.Application.Redirects;
using Commentary.Text.Languages;
using FsCheck.Xunit;

namespace Commentary.Tests.Redirects;

/// <summary>The index in memory is only faster: it answers as reading every rule in order would.</summary>
public class RedirectIndexTests
{
    private static readonly DateTime Now = new(2026, 11, 25, 12, 0, 0, DateTimeKind.Utc);

    private static readonly string[] Paths =
    [
        "/",
        "/a",
        "/a/b",
        "/a/b/c",
        "/ab",
        "/été",
        "/x.php",
        "/fr/articles/un",
        "/fr/articles/deux",
        "/fr",
    ];
    private static readonly string[] Hosts = ["", "", "", "vieux.example", "autre.example"];
    private static readonly string[] Queries = ["", "", "", "id=1", "id=1&lang=fr", "p"];
    private static readonly string[] Expressions = ["^/a/(.*)$", "^/(?<nom>[a-z]+)$", "b", "^/x\\.php$", "^/A/B$"];
    private static readonly string[] Targets = ["/a", "/a/b", "/c", "/ab/d", "/fr/archives", "https://ailleurs.example/x"];

    private static readonly LiveArticles Live = LiveArticles.Of(
        [new(1, Language.French, "un", "Un"), new(1, Language.English, "one", "One"), new(2, Language.French, "deux", "Deux")],
        ["/fr/sujets/ia"]
    );

    [Property(MaxTest = 400)]
    public void It_answers_as_a_plain_reading_of_the_rules_does(int seed)
    {
        var random = new Random(seed);
        var rules = Some(random, random.Next(1, 25));
        var index = RedirectIndex.Empty.With(Live).With([], rules);

        foreach (var asked in Asked(random, 30))
            Answer(index, asked).Should().Be(Plain(rules, asked), "of {0} by {1}", asked, string.Join("\n", rules));
    }

    [Property(MaxTest = 200)]
    public void It_is_the_same_after_changes_as_when_it_is_built_anew(int seed)
    {
        var random = new Random(seed);
        var before = Some(random, 20);
        var after = before
            .Where(_ => random.Next(3) > 0)
            .Select(r => random.Next(2) == 0 ? r : r with { Rule = One(random) })
            .Concat(Some(random, 5, from: 100))
            .ToList();
        var index = RedirectIndex.Empty.With(Live).With([], before).With(before, after);

        index.Count.Should().Be(after.Count(r => r.Rule.IsAtWork));
        index.All.Select(r => r.Id).Order().Should().Equal(after.Where(r => r.Rule.IsAtWork).Select(r => r.Id).Order());
        foreach (var asked in Asked(random, 30))
            Answer(index, asked).Should().Be(Plain(after, asked));
    }

    [Property(MaxTest = 100)]
    public async Task What_is_read_rule_by_rule_is_the_same_index(int seed)
    {
        var random = new Random(seed);
        var rules = Some(random, 30);

        var index = await RedirectIndex.Of(rules.ToAsyncEnumerable(), Live, TestContext.Current.CancellationToken);

        index.Count.Should().Be(rules.Count(r => r.Rule.IsAtWork));
        foreach (var asked in Asked(random, 30))
            Answer(index, asked).Should().Be(Plain(rules, asked));
    }

    [Fact]
    public void Two_computed_rules_that_lead_to_each_other_lead_nowhere()
    {
        var index = RedirectIndex.Empty.With(
            [],
            [
                new(
                    1,
                    new()
                    {
                        Match = RedirectMatch.Prefix,
                        Path = "/a",
                        Target = "/b",
                    }
                ),
                new(
                    2,
                    new()
                    {
                        Match = RedirectMatch.Prefix,
                        Path = "/b",
                        Target = "/a",
                    }
                ),
            ]
        );

        Answer(index, OldAddress.Of("/a/x")!.Value).Should().BeNull();
    }

    [Fact]
    public void A_computed_target_is_followed_to_its_end_in_one_answer()
    {
        var index = RedirectIndex.Empty.With(
            [],
            [
                new(
                    1,
                    new()
                    {
                        Match = RedirectMatch.Prefix,
                        Path = "/a",
                        Target = "/b",
                    }
                ),
                new(2, new() { Path = "/b/x", Target = "https://ailleurs.example/" }),
                new(3, new() { Path = "/b/y", Answer = RedirectAnswer.Gone }),
            ]
        );

        Answer(index, OldAddress.Of("/a/x")!.Value).Should().Be((1, "https://ailleurs.example/"));
        Answer(index, OldAddress.Of("/a/y")!.Value).Should().Be((3, (string?)null));
        Answer(index, OldAddress.Of("/a/z")!.Value).Should().Be((1, "/b/z"));
    }

    internal static List<NumberedRule> Some(Random random, int count, int from = 1)
    {
        HashSet<string> keys = [];
        return [.. Enumerable.Range(from, count).Select(id => new NumberedRule(id, One(random))).Where(r => keys.Add(r.Rule.Key))];
    }

    private static RedirectRule One(Random random)
    {
        var match = (RedirectMatch)random.Next(3);
        var rule = new RedirectRule
        {
            Match = match,
            Path = match is RedirectMatch.Expression ? Pick(Expressions) : Pick(Paths),
            Host = Pick(Hosts),
            Query = Pick(Queries),
            Answer = random.Next(8) == 0 ? RedirectAnswer.Gone : (RedirectAnswer)random.Next(4),
            QueryHandling = (QueryHandling)random.Next(3),
            StartsAt = random.Next(6) == 0 ? Now.AddDays(random.Next(-2, 2)) : null,
            EndsAt = random.Next(6) == 0 ? Now.AddDays(random.Next(-2, 2)) : null,
            Place = random.Next(3),
            IsOn = random.Next(8) > 0,
        };
        return random.Next(3) == 0
            ? rule with
            {
                ArticleId = random.Next(1, 4),
                Language = random.Next(3) is var l && l < 2 ? (Language)l : null,
            }
            : rule with
            {
                Target = Pick(Targets) + (match is RedirectMatch.Expression && random.Next(2) == 0 ? "/$0" : ""),
            };

        string Pick(string[] from) => from[random.Next(from.Length)];
    }

    internal static IEnumerable<OldAddress> Asked(Random random, int count)
    {
        string[] paths = [.. Paths, "/a/b/c/d", "/a/é", "/A/B/Z", "/inconnu", "/abc", "/fr/articles/trois"];
        string[] queries = ["", "?id=1", "?lang=fr&id=1", "?id=2", "?utm_source=x", "?p&utm_medium=y"];
        for (var i = 0; i < count; i++)
            yield return OldAddress
                .OfRequest(Hosts[random.Next(Hosts.Length)], paths[random.Next(paths.Length)], queries[random.Next(queries.Length)])!
                .Value;
    }

    internal static (int, string?)? Answer(RedirectIndex index, OldAddress asked) =>
        index.Find(asked, () => Language.English, Now) is { } arrival ? (arrival.RuleId, arrival.Target) : null;

    /// <summary>Every rule in order, the first that fits, applies and leads somewhere.</summary>
    private static (int, string?)? Plain(IReadOnlyList<NumberedRule> rules, OldAddress asked, int hops = 0)
    {
        foreach (var (id, rule) in rules.Order(Precedence.Order))
        {
            if (!rule.Fits(asked) || rule.WhyNot(asked, Now) is not WhyNotApplied.None)
                continue;
            if (rule.Answer is RedirectAnswer.Gone)
                return (id, null);
            if (rule.From(asked, Language.English, Live) is not { } target)
                continue;
            if ((!rule.IsComputed && hops == 0) || OldAddress.Of(target) is not { Host: "" } next || SitePages.IsPage(next.Path, Live))
                return (id, target);
            if (hops == 10)
                return null;
            if (Plain(rules, next, hops + 1) is not { } further)
                return FirstFits(rules, next) ? null : (id, target);
            return further.Item2 is null ? further : (id, further.Item2);
        }
        return null;
    }

    /// <summary>Whether a rule answers there at all: if so, and it came to nothing, it went round in circles.</summary>
    private static bool FirstFits(IReadOnlyList<NumberedRule> rules, OldAddress asked) =>
        rules.Any(r =>
            r.Rule.Fits(asked)
            && r.Rule.WhyNot(asked, Now) is WhyNotApplied.None
            && (r.Rule.Answer is RedirectAnswer.Gone || r.Rule.From(asked, Language.English, Live) is not null)
        );
}
