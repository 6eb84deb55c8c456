using Commentary.Application.Redirects;
using Commentary.Tests.Fixture;
using FluentValidation;

namespace Commentary.Tests.Redirects;

/// <summary>Where a target is made of what the reader typed, the reader still cannot choose the host.</summary>
public class ComputedTargetTests(ComputedTargetTests.Furnished building) : IClassFixture<ComputedTargetTests.Furnished>
{
    /// <summary>What is asked, and the one place that it may lead to; empty where it may lead nowhere.</summary>
    public static TheoryData<string, string> Addresses =>
        new()
        {
            { "/pre/a/B", "/suite/a/B" },
            { "/PRE/a/B/", "/suite/a/B" },
            { "/pre", "/suite" },
            { "/prefixe", "" },
            { "/pre//evil.example", "/suite/evil.example" },
            { "/pre/%2f%2fevil.example", "/suite/%252f%252fevil.example" },
            { "/pre/%2F%2Fevil.example/x", "/suite/%252F%252Fevil.example/x" },
            { "/pre/\\evil.example", "" },
            { "/pre/%5cevil.example", "" },
            { "/pre/%5c%5cevil.example", "" },
            { "/pre/../x", "" },
            { "/pre/%2e%2e/x", "" },
            { "/pre/%0d%0aSet-Cookie:%20a=b", "" },
            { "/pre/%00", "" },
            { "/pre/%ff", "/suite/%25ff" },
            { "/pre/%EF%BF%BE", "" },
            { "/pre/@evil.example", "/suite/%40evil.example" },
            { "/pre/https://evil.example", "/suite/https%3A/evil.example" },
            { "/pre/%3Cscript%3E", "/suite/%3Cscript%3E" },
            { "/pre/a%3Fb%23c", "/suite/a%3Fb%23c" },
            { "/pre/a%252e%252e", "/suite/a%252e%252e" },
            { "/pre/%C3%A9t%C3%A9", "/suite/%C3%A9t%C3%A9" },
            { "/pre/a?next=//evil.example", "/suite/a?next=//evil.example" },
            { "/dehors/x", "https://allowed.example/base/x?fixe=1" },
            { "/dehors/@evil.example", "https://allowed.example/base/%40evil.example?fixe=1" },
            { "/dehors/..%2f..%2f", "https://allowed.example/base/..%252f..%252f?fixe=1" },
            { "/dehors/%2e%2e/%2e%2e/evil", "" },
            { "/dehors//evil.example", "https://allowed.example/base/evil.example?fixe=1" },
            { "/dehors/x?a=1", "https://allowed.example/base/x?fixe=1&a=1" },
            { "/exp/a/b", "/cible/a/b" },
            { "/exp//evil.example", "/cible/evil.example" },
            { "/exp/%2f%2fevil.example", "/cible/%252f%252fevil.example" },
            { "/exp/%0aLocation:%20//evil.example", "" },
            { "/exp/%24%7Bnom%7D", "/cible/%24%7Bnom%7D" },
            { "/exp/$1", "/cible/%241" },
            { "/racine/evil.example", "" },
            { "/racine//evil.example", "" },
            { "/racine/%5cevil.example", "" },
            { "/hote/x", "https://allowed.example/x" },
            { "/hote/.evil.example", "https://allowed.example/.evil.example" },
            { "/hote/@evil.example", "https://allowed.example/%40evil.example" },
            { "/hote/%40evil.example", "https://allowed.example/%40evil.example" },
            { "/hote/:80@evil.example", "https://allowed.example/%3A80%40evil.example" },
            { "/double/a", "/ici/a/a" },
        };

    [Theory]
    [MemberData(nameof(Addresses))]
    public async Task A_computed_target_is_what_was_written_and_what_was_typed_as_segments(string asked, string leads)
    {
        foreach (var headers in (string[])["", "X-Forwarded-Host: evil.example\r\n", "X-Original-URL: //evil.example\r\n"])
        {
            var answer = await building.Raw(asked, headers: headers);
            if (leads.Length == 0)
                answer.Status.Should().BeOneOf([400, 404], "of {0}", asked);
            else
                (answer.Status, answer.Location).Should().Be((301, leads), "of {0}", asked);
        }
    }

    [Theory]
    [InlineData("^/h1/(.*)$", "https://$1/")]
    [InlineData("^/h2/(.*)$", "https://$1.allowed.example/")]
    [InlineData("^/h3/(.*)$", "https://allowed.example$1")]
    [InlineData("^/h4/(.*)$", "https://allowed.example:$1/")]
    [InlineData("^/h5/(.*)$", "https://allowed.example@$1/")]
    [InlineData("^/h6/(.*)$", "//$1")]
    [InlineData("^/h7/(.*)$", "/\\$1")]
    [InlineData("^/h8/(.*)$", "$1")]
    [InlineData("^/h9/(.*)$", "https://allowed.example?$1")]
    [InlineData("^/h10/(.*)$", "https://evil.example/$1")]
    [InlineData("^/h11/(.*)$", "/x/$2")]
    [InlineData("^/h12/(.*)$", "/x/${nom}")]
    [InlineData("^/h13/(.*", "/x")]
    [InlineData("^/h14/(a)\\1$", "/x")]
    [InlineData("^/h15/(?=a)", "/x")]
    [InlineData("^/h16/(?>a+)b", "/x")]
    [InlineData(".*", "/x")]
    [InlineData("", "/x")]
    public async Task A_template_whose_host_a_reader_could_choose_or_an_expression_that_is_none_is_refused(string from, string to) =>
        await (
            (Func<Task>)(
                () =>
                    building.As.Editor.Send(
                        new WriteRedirect.Command
                        {
                            Match = RedirectMatch.Expression,
                            From = from,
                            To = to,
                        }
                    )
            )
        ).Should().ThrowAsync<ValidationException>();

    [Fact]
    public async Task An_expression_made_to_be_slow_is_not()
    {
        var answer = await building.Raw("/lente/" + new string('a', 7000) + "!");
        answer.Status.Should().Be(404);
    }

    public sealed class Furnished : Listening, IAsyncLifetime
    {
        public async ValueTask InitializeAsync()
        {
            foreach (
                var (match, from, to) in new[]
                {
                    (RedirectMatch.Prefix, "/pre", "/suite"),
                    (RedirectMatch.Prefix, "/dehors", $"https://{AllowedHost}/base?fixe=1"),
                    (RedirectMatch.Expression, "^/exp/(.*)$", "/cible/$1"),
                    (RedirectMatch.Expression, "^/racine(/.*)$", "/$1"),
                    (RedirectMatch.Expression, "^/hote/(.*)$", $"https://{AllowedHost}/$1"),
                    (RedirectMatch.Expression, "^/double/(?<nom>.*)$", "/ici/${nom}/$1"),
                    (RedirectMatch.Expression, "^/lente/(a+)+$", "/fr"),
                }
            )
                await As.Editor.Send(
                    new WriteRedirect.Command
                    {
                        Match = match,
                        From = from,
                        To = to,
                    }
                );
            await CatchUp();
        }
    }
}
