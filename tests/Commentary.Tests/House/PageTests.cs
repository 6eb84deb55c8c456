using Commentary.Tests.Fixture;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Commentary.Tests.House;

public class PageTests(Building building) : IClassFixture<Building>
{
    private static readonly string[] OpenToAnybody =
    [
        "admin/account/signin",
        "admin/account/setup",
        "admin/account/held",
        "admin/account/join",
    ];

    private IEnumerable<RouteEndpoint> Admin =>
        building
            .Services.GetRequiredService<EndpointDataSource>()
            .Endpoints.OfType<RouteEndpoint>()
            .Where(e => e.RoutePattern.RawText!.TrimStart('/').StartsWith("admin", StringComparison.OrdinalIgnoreCase));

    [Fact]
    public void Every_page_of_the_newsroom_is_behind_a_policy()
    {
        Admin.Should().HaveCountGreaterThan(5);
        Admin
            .Where(page => page.Metadata.GetMetadata<IAuthorizeData>() is null || page.Metadata.GetMetadata<IAllowAnonymous>() is not null)
            .Select(page => page.RoutePattern.RawText!.ToLowerInvariant())
            .Should()
            .BeEquivalentTo(OpenToAnybody);
    }

    [Fact]
    public async Task Somebody_who_has_not_signed_in_is_asked_to()
    {
        foreach (var page in Admin.Where(page => page.Metadata.GetMetadata<IAllowAnonymous>() is null))
        {
            var address =
                "/"
                + page.RoutePattern.RawText!.TrimStart('/')
                    .Replace("{id:int}", "1", StringComparison.Ordinal)
                    .Replace("{id:int?}", "1", StringComparison.Ordinal)
                    .ToLowerInvariant();
            var answer = await building.Reader().GetAsync(address, TestContext.Current.CancellationToken);
            ((int)answer.StatusCode).Should().Be(302, address);
            answer.Headers.Location!.ToString().Should().Contain("/admin/account/signin");
        }
    }
}
