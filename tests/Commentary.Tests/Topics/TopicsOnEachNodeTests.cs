using Commentary.Tests.Fixture;

namespace Commentary.Tests.Topics;

/// <summary>A topic that was renamed or merged through one node, as another shows it, whose clock alone tells it.</summary>
public sealed class TopicsOnEachNodeTests : IAsyncLifetime, IDisposable
{
    private readonly Building one = new();
    private Building other = null!;

    public ValueTask InitializeAsync()
    {
        _ = one.Server;
        other = one.Neighbour();
        _ = other.Server;
        return ValueTask.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        await other.DisposeAsync();
        await one.DisposeAsync();
    }

    public void Dispose() => GC.SuppressFinalize(this);

    [Fact]
    public async Task The_other_node_shows_the_new_name_and_leads_on_each_time()
    {
        await one.Piece("#Premier");
        await one.Piece("#Dernier");
        var topic = await one.Topic("Premier");
        var reader = other.Reader();
        (await Looking.Soon(async () => (await reader.Ask("/fr/sujets/premier")).Status() == 200)).Should().BeTrue();

        var old = "premier";
        for (var time = 1; time <= 2; time++)
        {
            var slug = $"renomme-{time}";
            await one.Rename(topic, $"Renommé {time}", slug);
            var (from, to) = ($"/fr/sujets/{old}", $"/fr/sujets/{slug}");
            (
                await Looking.Soon(async () =>
                    (await reader.Ask(from)).Headers.Location?.ToString() == to
                    && (await (await reader.Ask("/fr")).Text()).Contains(to, StringComparison.Ordinal)
                )
            )
                .Should()
                .BeTrue();
            old = slug;
        }

        await one.Merge(topic, await one.Topic("Dernier"));
        (await Looking.Soon(async () => (await reader.Ask("/fr/sujets/premier")).Headers.Location?.ToString() == "/fr/sujets/dernier"))
            .Should()
            .BeTrue();
        (await reader.Page("/fr/sujets/dernier")).QuerySelectorAll(".register > li").Should().HaveCount(2);
    }

    /// <summary>Names are not told as rules are: nothing was public under an old address.</summary>
    [Fact]
    public async Task A_name_that_changes_without_its_address_shows_on_the_other_node()
    {
        await one.Piece("#Accents");
        var topic = await one.Topic("Accents");
        var reader = other.Reader();
        (await (await reader.Ask("/fr")).Text()).Should().NotContain("Les accents");
        var opened = await one.OpenedTopic(topic);

        await one.As.Editor.Send(opened with { French = opened.French with { Name = "Les accents" } });

        (await Looking.Soon(async () => (await (await reader.Ask("/fr")).Text()).Contains("Les accents", StringComparison.Ordinal)))
            .Should()
            .BeTrue();
    }
}
