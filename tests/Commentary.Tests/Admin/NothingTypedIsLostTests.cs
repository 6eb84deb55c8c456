using System.Globalization;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Commentary.Tests.Fixture;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Data.Sqlite;

namespace Commentary.Tests.Admin;

/// <summary>A newsroom whose database gives up after a second, so that the tests need not wait for its usual thirty.</summary>
public class ImpatientNewsroom : Newsroom
{
    public string Connection => $"Data Source={Path.Combine(Data, "commentary.db")};Foreign Keys=True;Default Timeout=1";

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.UseSetting("Database:ConnectionString", Connection);
    }
}

public class NothingTypedIsLostTests(ImpatientNewsroom newsroom) : IClassFixture<ImpatientNewsroom>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;
    private readonly int n = Pieces.Next();

    [Fact]
    public async Task A_save_that_the_database_does_not_take_comes_back_with_all_that_was_typed()
    {
        var id = await Some.Draft(newsroom, $"Verrou {n}");
        using var editor = await newsroom.SignedIn();
        await using (var somebody = new SqliteConnection(newsroom.Connection))
        {
            await somebody.OpenAsync(Stop);
            await using var holds = somebody.BeginTransaction();

            using var answer = await editor.Submit(
                $"/admin/articles/edit/{id}",
                new() { ["Save.French.Neutral"] = "Une heure de travail." }
            );

            answer.Status().Should().Be(503);
            var page = await answer.Html();
            page.QuerySelector("[role=alert]")!.TextContent.Should().Contain("The database did not answer");
            page.QuerySelector<IHtmlTextAreaElement>("textarea[name='Save.French.Neutral']")!.Value.Should().Be("Une heure de travail.");
        }
        (await newsroom.Open(id)).French.Text.Neutral.Should().Be("Le neutre.");
    }

    [Fact]
    public async Task A_pasted_text_that_meets_what_a_colleague_wrote_says_where_and_stays_in_its_field()
    {
        var (text, source) = ($"Recollé {n}. Suite.", $"https://example.org/recolle-{n}");
        using var editor = await newsroom.SignedIn();
        using var pasted = await editor.Submit("/admin/articles/new", new() { ["Text"] = Pieces.Text(text, source) });
        var desk = pasted.Headers.Location!.ToString().Split('?')[0];
        var id = int.Parse(desk.Split('/')[^1], CultureInfo.InvariantCulture);
        await newsroom.Save(id, now => now with { Neutral = "De la collègue.", Example = "Le sien." });
        var again = Pieces.Text(text, source, neutral: "Le mien.");

        using var answer = await editor.Submit("/admin/articles/new", new() { ["Text"] = again, ["Join"] = $"{id}" });

        answer.Status().Should().Be(422);
        var page = await answer.Html();
        page.QuerySelector("[role=alert]")!.TextContent.Should().Contain("changed the same passage (Neutral viewpoint)");
        page.QuerySelector<IHtmlTextAreaElement>("textarea[name=Text]")!.Value.ReplaceLineEndings().Should().Be(again.ReplaceLineEndings());
        (await newsroom.Open(id)).French.Version.Should().Be(2);

        using var joined = await editor.Submit(
            "/admin/articles/new",
            new() { ["Text"] = Pieces.Text(text, source).Replace("L’optimiste.", "Le mien.", StringComparison.Ordinal), ["Join"] = $"{id}" }
        );
        joined.Headers.Location!.ToString().Should().StartWith(desk);
        var now = (await newsroom.Open(id)).French.Text;
        (now.Neutral, now.Example, now.Optimistic).Should().Be(("De la collègue.", "Le sien.", "Le mien."));
    }
}
