using Commentary.Application.Articles;
using Commentary.Application.Checking;
using Commentary.Tests.Fixture;
using Commentary.Text.Languages;
using Commentary.Text.Typography;

namespace Commentary.Tests.Articles;

/// <summary>A fix that is saved with what was typed.</summary>
public class SaveAndMendTests(Building building) : IClassFixture<Building>
{
    private async Task<(int Mended, string Neutral)> Mend(string neutral, SaveAndMend.Shown? slip, string field = "Neutral")
    {
        var id = await Some.Draft(building, $"Corriger {Pieces.Next()}");
        var opened = await building.Open(id);
        var form = new SaveDraft.Command
        {
            ArticleId = id,
            French = opened.French.Text with { Neutral = neutral },
            OpenedFrench = opened.French.Version,
        };
        var result = await building.As.Author.Send(new SaveAndMend.Command(form, Language.French, field) { Slip = slip });
        var saved = (await building.Open(id)).French;
        saved.Version.Should().Be(opened.French.Version + 1, "it is one revision");
        return (result.Mended, saved.Text.Neutral);
    }

    private static SaveAndMend.Shown Lost(int start, string words) => new(Rule.LostApostrophe, start, FieldSlips.KeyOf(words));

    [Theory]
    [InlineData(8, "d infra")]
    // Something was typed before it since it was shown: the only one that reads so is meant.
    [InlineData(2, "d infra")]
    public async Task One_slip_is_mended_and_the_others_are_left(int start, string words) =>
        (await Mend("L équipe d infra, dit qu il vient.", Lost(start + 1, words))).Should().Be((1, "L équipe d’infra, dit qu il vient."));

    [Theory]
    [InlineData(3, "Qu il vient, qu’il reste, qu il parte, qu il soit.")]
    [InlineData(38, "Qu il vient, qu il reste, qu il parte, qu’il soit.")]
    [InlineData(30, null)]
    public async Task Of_two_that_read_the_same_the_one_at_that_place_is_meant_and_none_where_none_stands(int start, string? mended)
    {
        const string text = "Qu il vient, qu il reste, qu il parte, qu il soit.";
        var at = start == 30 ? 30 : text.IndexOf("qu il", start, StringComparison.Ordinal);

        (await Mend(text, Lost(at, "qu il"))).Should().Be(mended is null ? (0, text) : (1, mended));
    }

    [Fact]
    public async Task All_that_are_certain_are_mended_in_one_save() =>
        (await Mend("L équipe d infra\n\ndit qu il vient.", null)).Should().Be((3, "L’équipe d’infra\n\ndit qu’il vient."));

    [Theory]
    [InlineData("Neutral")]
    [InlineData("Slug")]
    [InlineData("Nothing of the kind")]
    public async Task Where_nothing_of_the_kind_stands_what_was_typed_is_saved(string field) =>
        (await Mend("Tapé depuis.", Lost(0, "L équipe"), field)).Should().Be((0, "Tapé depuis."));
}
