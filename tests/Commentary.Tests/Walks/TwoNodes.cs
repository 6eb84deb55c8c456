using System.Diagnostics;
using Commentary.Application.Publishing;
using Commentary.Application.Redirects;
using Commentary.Tests.Fixture;
using Commentary.Text.Languages;
using Microsoft.Extensions.DependencyInjection;

namespace Commentary.Tests.Walks;

/// <summary>Two hosts on one database: what one changes, the other shows.</summary>
public sealed class TwoNodes : IAsyncLifetime, IDisposable
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
    public async Task A_publication_its_change_and_its_withdrawal_through_one_show_on_the_other()
    {
        var reader = other.Reader();
        Task<bool> Shows(string address, string words) =>
            Looking.Soon(async () => (await (await reader.Ask(address)).Text()).Contains(words, StringComparison.Ordinal));
        (await (await reader.Ask("/fr")).Text()).Should().NotContain("Par un autre nœud");
        var id = await Some.Draft(one, "Par un autre nœud");

        await one.As.Editor.Send(new Publish.Command(id, Language.French));
        (await Shows("/fr/articles/par-un-autre-noeud", "Le neutre.")).Should().BeTrue();
        (await Shows("/fr", "Par un autre nœud")).Should().BeTrue();
        (await Shows("/fr/feed.xml", "Par un autre nœud")).Should().BeTrue();

        await one.Save(id, text => text with { Neutral = "Changé chez le voisin." });
        await one.As.Editor.Send(new Publish.Command(id, Language.French));
        (await Shows("/fr/articles/par-un-autre-noeud", "Changé chez le voisin.")).Should().BeTrue();

        await one.As.Editor.Send(new Withdraw.Command(id, Language.French));
        (await Looking.Soon(async () => (await reader.Ask("/fr/articles/par-un-autre-noeud")).Status() == 410)).Should().BeTrue();
        (await Looking.Soon(async () => !(await (await reader.Ask("/fr")).Text()).Contains("par-un-autre-noeud", StringComparison.Ordinal)))
            .Should()
            .BeTrue();
    }

    [Fact]
    public async Task What_one_publishes_shows_on_the_other_each_time()
    {
        var reader = other.Reader();
        var id = await Some.Article(one, "Chronométrée");
        for (var time = 1; time <= 3; time++)
        {
            var words = $"Le neutre, fois {time}.";
            await one.Save(id, text => text with { Neutral = words });
            await one.As.Editor.Send(new Publish.Command(id, Language.French));
            (
                await Looking.Soon(async () =>
                    (await (await reader.Ask("/fr/articles/chronometree")).Text()).Contains(words, StringComparison.Ordinal)
                )
            )
                .Should()
                .BeTrue();
        }
    }

    [Fact]
    public async Task A_redirect_made_changed_and_removed_through_one_shows_on_the_other()
    {
        var reader = other.Reader();
        Task<bool> Leads(string? to) => Looking.Soon(async () => (await reader.Ask("/vieille.html")).Headers.Location?.ToString() == to);
        (await reader.Ask("/vieille.html")).Status().Should().Be(404);

        await one.As.Editor.Send(new WriteRedirect.Command { From = "/vieille.html", To = "/fr/archives" });
        (await Leads("/fr/archives")).Should().BeTrue();
        await one.As.Editor.Send(new WriteRedirect.Command { From = "/vieille.html", To = "/en/archive" });
        (await Leads("/en/archive")).Should().BeTrue();
        var rule = (await one.As.Editor.Send(new ListRedirects.Query())).Rows.Single();
        await one.As.Editor.Send(new RemoveRedirect.Command(rule.Id));
        (await Leads(null)).Should().BeTrue();
    }

    [Fact]
    public async Task Both_write_at_once_and_nothing_is_lost()
    {
        await Task.WhenAll(
            Enumerable
                .Range(0, 40)
                .Select(i =>
                    Task.Run(() =>
                        (i % 2 == 0 ? one : other).As.Editor.Send(
                            new WriteRedirect.Command { From = $"/ensemble-{i}", To = "/fr/archives" }
                        )
                    )
                )
        );
        foreach (var node in new[] { one, other })
            for (var i = 0; i < 40; i++)
            {
                var address = $"/ensemble-{i}";
                (await Looking.Soon(async () => (await node.Reader().Ask(address)).Status() == 301)).Should().BeTrue(address);
            }
    }

    /// <summary>The page has read the old text, and stands still there while the new one is published and the cache evicted.</summary>
    [Fact]
    public async Task A_page_begun_before_a_change_is_not_served_after_it()
    {
        var id = await Some.Article(one, "Commencée avant");
        const string Address = "/fr/articles/commencee-avant";
        using var hold = new Hold(one);

        var begun = Task.Run(() => one.Reader().With("X-Hold", "yes").Ask(Address), TestContext.Current.CancellationToken);
        (await hold.Reached()).Should().BeTrue();
        await one.Save(id, text => text with { Neutral = "Le tout nouveau neutre." });
        await one.As.Editor.Send(new Publish.Command(id, Language.French));
        await one.CatchUp();
        hold.Release();

        (await (await begun).Text()).Should().Contain("Le neutre.");
        for (var i = 0; i < 3; i++)
            (await (await one.Reader().Ask(Address)).Text()).Should().Contain("Le tout nouveau neutre.");
        var tag = (await begun).Headers.ETag!.ToString();
        (await one.Reader().Ask(Address, null, ("If-None-Match", tag))).Status().Should().Be(200, "the reader holds the old page");
    }

    /// <summary>Holds one request where its view begins: all that it shows has been read then.</summary>
    private sealed class Hold : IObserver<KeyValuePair<string, object?>>, IDisposable
    {
        private readonly ManualResetEventSlim release = new();
        private readonly TaskCompletionSource reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly IDisposable subscription;

        public Hold(Building building) => subscription = building.Services.GetRequiredService<DiagnosticListener>().Subscribe(this);

        public async Task<bool> Reached() =>
            await Task.WhenAny(reached.Task, Task.Delay(20_000, TestContext.Current.CancellationToken)) == reached.Task;

        public void Release() => release.Set();

        public void OnNext(KeyValuePair<string, object?> value)
        {
            if (
                value.Value is Microsoft.AspNetCore.Mvc.Diagnostics.BeforeViewPageEventData { HttpContext: { } context }
                && context.Request.Headers.ContainsKey("X-Hold")
                && reached.TrySetResult()
            )
                release.Wait(TimeSpan.FromSeconds(30));
        }

        public void OnCompleted() { }

        public void OnError(Exception error) { }

        public void Dispose()
        {
            release.Set();
            subscription.Dispose();
            release.Dispose();
        }
    }
}
