using Commentary.Application.Press;
using Commentary.Application.Reading;
using Commentary.Tests.Fixture;
using Commentary.Text.HouseFormat;
using Commentary.Text.Languages;

namespace Commentary.Tests.Site;

/// <summary>More pieces than are ranked: the best are among those that are, and what is counted is counted of all.</summary>
public sealed class ManyFoundTests : IAsyncDisposable
{
    private const int Many = SearchPieces.MostPages * SearchPieces.PageSize + 50;
    private const int Titled = 7;
    private readonly Building building = new();

    public ValueTask DisposeAsync() => building.DisposeAsync();

    [Fact]
    public async Task Of_more_pieces_than_are_ranked_the_one_that_is_called_so_is_first_and_all_are_counted()
    {
        await Fill();

        var found = await Search("barrage");

        found.Total.Should().Be(Many);
        found.Pages.Should().Be(SearchPieces.MostPages);
        found.Hits.Should().HaveCount(SearchPieces.PageSize);
        found.Hits[0].Piece.ArticleId.Should().Be(Titled, "a title says more than a sentence, however old the piece is");
        Counted(found, Part.Summary).Should().Be(Many);
        Counted(found, Part.Neutral).Should().Be(Many / 2);
        found.Years.Select(y => (y.Value, y.Count)).Should().Equal((2025, Many / 2), (2024, Many / 2));
        var last = await Search("barrage", SearchPieces.MostPages);
        last.Hits.Should().HaveCount(SearchPieces.PageSize);
        last.Hits.Select(h => h.Piece.ArticleId).Should().NotContain(Titled);
    }

    [Fact]
    public async Task Two_words_stand_in_a_part_together_or_the_part_is_not_counted()
    {
        await Fill();

        var found = await Search("barrage rivière");

        found.Total.Should().Be(Many / 2, "each of these has one in the summary, and both in the neutral view");
        Counted(found, Part.Summary).Should().Be(0);
        Counted(found, Part.Neutral).Should().Be(Many / 2);
        (await Search("\"barrage rivière\"")).Total.Should().Be(0, "a phrase is in this order");
        (await Search("\"rivière barrage\"")).Total.Should().Be(Many / 2);
        var some = await Search("barrage rivière introuvable");
        (some.IsPartial, some.Total).Should().Be((true, Many / 2), "two of three words are most of them");
    }

    private static int Counted(SearchPieces.Result found, Part part) => found.Views.Single(v => v.Value == part).Count;

    private Task<SearchPieces.Result> Search(string words, int page = 1) =>
        building.As.Nobody.Send(new SearchPieces.Query(Language.French, words, Page: page));

    private async Task Fill()
    {
        await building.Look(async db =>
        {
            foreach (var _ in Enumerable.Range(0, Many))
                db.Articles.Add(Application.Model.Article.Begin(DateTime.UnixEpoch));
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
            db.ChangeTracker.Clear();
            foreach (var number in Enumerable.Range(1, Many))
                db.Live.Add(Piece(number));
            return await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        });
        await building.As.Nobody.Send(new KeepIndex.Query());
    }

    private static LiveEdition Piece(int number)
    {
        var at = new DateTime(number <= Many / 2 ? 2024 : 2025, 6, 1, 12, 0, 0, DateTimeKind.Utc).AddMinutes(number);
        var publication = new Publication
        {
            ArticleId = number,
            Language = Language.French,
            Slug = $"n-{number}",
            Title = number == Titled ? "Le barrage" : $"Texte {number}",
            PublishedAt = at,
        };
        publication.Parts.Add(new() { Part = Part.Summary, Html = "<p>Le barrage paraît ici.</p>" });
        if (number % 2 == 0)
            publication.Parts.Add(new() { Part = Part.Neutral, Html = "<p>La rivière, barrage ou non.</p>" });
        var live = new LiveEdition
        {
            ArticleId = number,
            Language = Language.French,
            FirstPublishedAt = at,
            Month = (at.Year * 100) + at.Month,
        };
        live.Show(publication);
        return live;
    }
}
