using System.Globalization;
using Commentary.Application.Publishing;
using Commentary.Tests.Fixture;
using Commentary.Text.Languages;

namespace Commentary.Tests.Site;

/// <summary>RFC 9110, 8.8.2.1: no page changed later than it was sent.</summary>
public class DatedTests(Listening building) : IClassFixture<Listening>
{
    [Fact]
    public async Task A_page_that_changes_several_times_in_a_second_is_never_dated_after_its_answer()
    {
        var id = await Some.Article(building, "Souvent changé");
        List<string?> tags = [];
        for (var time = 0; time < 4; time++)
        {
            var text = $"Encore changé, {time}.";
            await building.Save(id, edition => edition with { Neutral = text });
            await building.As.Editor.Send(new Publish.Command(id, Language.French));
            await building.CatchUp();

            var answer = await building.Raw("/fr/articles/souvent-change");

            answer.Body.Should().Contain($"changé, {time}");
            tags.Add(answer.Header("ETag"));
            if (answer.Header("Last-Modified") is { Length: > 0 } changed)
                DateTimeOffset
                    .Parse(changed, CultureInfo.InvariantCulture)
                    .Should()
                    .BeOnOrBefore(DateTimeOffset.Parse(answer.Header("Date")!, CultureInfo.InvariantCulture));
        }
        tags.Should().OnlyHaveUniqueItems();
        // Once its date is past it is told.
        (await Looking.Soon(async () => (await building.Raw("/fr/articles/souvent-change")).Header("Last-Modified") is { Length: > 0 }))
            .Should()
            .BeTrue();
    }
}
