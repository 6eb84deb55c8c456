using Commentary.Application.Articles;
using Commentary.Application.Model;
using Commentary.Application.Pipeline;
using Commentary.Tests.Fixture;

namespace Commentary.Tests.Articles;

public class SaveDraftTests(Building building) : IClassFixture<Building>
{
    [Fact]
    public async Task Two_peoples_changes_to_the_source_are_merged_field_by_field()
    {
        var id = await Some.Draft(building, "La source");
        var opened = await building.Open(id);
        SaveDraft.Command Saved(Func<SourceText, SourceText> change) =>
            new()
            {
                ArticleId = id,
                Source = change(opened.Source),
                SourceAsOpened = opened.Source,
                OpenedSource = opened.SourceVersion,
            };
        await building.As.Colleague.Send(Saved(source => source with { Publisher = "Wired", Author = "Elle" }));

        var refused = await Assert.ThrowsAsync<SavedMeanwhile>(() =>
            building.As.Editor.Send(Saved(source => source with { Title = "Le titre", Author = "Lui" }))
        );

        var conflict = refused.SourceLink!;
        conflict.Clashes.Should().Equal(nameof(SourceText.Author));
        conflict.Theirs.Should().Be(opened.Source with { Publisher = "Wired", Author = "Elle" });
        conflict.Merged.Should().Be(opened.Source with { Publisher = "Wired", Author = "Lui", Title = "Le titre" });
    }

    [Fact]
    public async Task A_line_that_ends_as_word_processors_end_it_glues_no_words()
    {
        var id = await Some.Draft(building, "Les lignes");

        await building.Save(id, text => text with { Title = "Les\vlignes", Neutral = "un\vdeux\ftrois\u0085quatre\u2028cinq\u2029six" });

        var text = (await building.Open(id)).French.Text;
        (text.Title, text.Neutral).Should().Be(("Les lignes", "un\ndeux\ntrois\nquatre\ncinq\nsix"));
    }
}
