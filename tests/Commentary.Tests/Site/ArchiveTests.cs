using AngleSharp.Dom;
using Commentary.Application.Press;
using Commentary.Application.Reading;
using Commentary.Tests.Fixture;
using Commentary.Text.Languages;

namespace Commentary.Tests.Site;

/// <summary>A year of more pieces than a phone should be sent at once.</summary>
public sealed class ArchiveTests : IAsyncDisposable
{
    private const int InDecember = ListYear.PageSize - 10;
    private const int InMay = 20;
    private readonly Building building = new();

    public ValueTask DisposeAsync() => building.DisposeAsync();

    [Fact]
    public async Task A_year_of_many_pieces_has_several_pages_and_each_month_leads_to_where_it_begins()
    {
        await Fill();
        var reader = building.Reader();

        var first = await reader.Page("/fr/archives");
        var second = await reader.Page("/fr/archives/2024?page=2");

        Lines(first)
            .Should()
            .HaveCount(ListYear.PageSize)
            .And.StartWith($"/fr/articles/n-{InMay + InDecember}")
            .And.EndWith("/fr/articles/n-11");
        Lines(second).Should().HaveCount(10).And.StartWith("/fr/articles/n-10").And.EndWith("/fr/articles/n-1");
        Months(first).Should().Equal("#m05", "#m12");
        Months(second).Should().Equal("/fr/archives/2024#m05", "/fr/archives/2024#m12");
        first.QuerySelector(".pager a[rel=next]")!.GetAttribute("href").Should().Be("/fr/archives/2024?page=2");
        second.QuerySelector(".pager a[rel=prev]")!.GetAttribute("href").Should().Be("/fr/archives/2024");
        second.QuerySelector("link[rel=canonical]")!.GetAttribute("href").Should().EndWith("/fr/archives/2024?page=2");
        (await reader.Ask("/fr/archives/2024?page=3")).Status().Should().Be(404);
        (await reader.Ask("/fr/archives/2024?page=0")).Status().Should().Be(404);
    }

    private static IEnumerable<string?> Lines(IParentNode page) => page.QuerySelectorAll(".line a").Select(a => a.GetAttribute("href"));

    private static IEnumerable<string?> Months(IParentNode page) => page.QuerySelectorAll(".months a").Select(a => a.GetAttribute("href"));

    private Task<int> Fill() =>
        building.Look(async db =>
        {
            foreach (var _ in Enumerable.Range(0, InMay + InDecember))
                db.Articles.Add(Application.Model.Article.Begin(DateTime.UnixEpoch));
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
            db.ChangeTracker.Clear();
            for (var number = 1; number <= InMay + InDecember; number++)
            {
                var at = new DateTime(2024, number <= InMay ? 5 : 12, 10, 12, 0, 0, DateTimeKind.Utc).AddMinutes(number);
                var live = new LiveEdition
                {
                    ArticleId = number,
                    Language = Language.French,
                    FirstPublishedAt = at,
                    Month = (at.Year * 100) + at.Month,
                };
                live.Show(
                    new Publication
                    {
                        ArticleId = number,
                        Language = Language.French,
                        Slug = $"n-{number}",
                        Title = $"Texte {number}",
                        PublishedAt = at,
                    }
                );
                db.Live.Add(live);
            }
            return await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        });
}
