using Commentary.Application.Articles;
using Commentary.Application.Model;
using Commentary.Application.Pipeline;
using Commentary.Tests.Fixture;
using Commentary.Text.Languages;

namespace Commentary.Tests.Walks;

public class AnEditorSaves(Building building) : IClassFixture<Building>
{
    [Fact]
    public async Task What_was_typed_is_a_revision_and_can_be_opened_again()
    {
        var id = await Some.Draft(building, "Premier jet");
        var opened = await building.As.Author.Send(new OpenArticle.Query(id));

        opened.French.Text.Should().Be(Some.Text("Premier jet"));
        opened.French.Version.Should().Be(2);
        opened.French.SavedBy.Should().Be("Anne");
    }

    [Fact]
    public async Task A_colleagues_newer_save_is_never_overwritten_and_both_texts_are_shown()
    {
        var id = await Some.Draft(building, "Deux à la fois");
        var opened = (await building.As.Author.Send(new OpenArticle.Query(id))).French;
        SaveDraft.Command Saved(string neutral, string example) =>
            new()
            {
                ArticleId = id,
                French = opened.Text with { Neutral = neutral, Example = example },
                OpenedFrench = opened.Version,
            };
        await building.As.Colleague.Send(Saved("Le sien.", "Son exemple."));

        var refused = await Assert.ThrowsAsync<SavedMeanwhile>(() => building.As.Editor.Send(Saved("Le mien.", opened.Text.Example)));

        var conflict = refused.Editions.Should().ContainSingle().Subject;
        conflict.Theirs.Neutral.Should().Be("Le sien.");
        conflict.SavedBy.Should().Be("Colin");
        conflict.Clashes.Should().Equal("Neutral");
        conflict.Merged.Neutral.Should().Be("Le mien.");
        conflict.Merged.Example.Should().Be("Son exemple.", "a field that only the colleague changed is joined with mine");
        (await building.As.Author.Send(new OpenArticle.Query(id))).French.Text.Neutral.Should().Be("Le sien.");
    }

    [Fact]
    public async Task Two_editors_one_in_each_language_do_not_meet()
    {
        var id = await Some.Draft(building, "Une langue chacun");
        var french = (await building.As.Author.Send(new OpenArticle.Query(id))).French;
        SaveDraft.Command form = new()
        {
            ArticleId = id,
            French = french.Text,
            OpenedFrench = french.Version,
            English = EditionText.Empty,
        };
        await building.As.Colleague.Send(form with { French = french.Text with { Title = "Changé en français" } });
        await building.As.Editor.Send(form with { English = Some.Text("In English", Language.English) });

        var opened = await building.As.Author.Send(new OpenArticle.Query(id));
        opened.French.Text.Title.Should().Be("Changé en français");
        opened.English.Text.Title.Should().Be("In English");
    }
}
