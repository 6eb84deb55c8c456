using Commentary.Application.Articles;
using Commentary.Application.Model;
using Commentary.Application.Pipeline;
using Commentary.Tests.Fixture;
using Commentary.Text.Languages;
using Microsoft.EntityFrameworkCore;

namespace Commentary.Tests.Articles;

/// <summary>Two people opened the same version; one has saved already.</summary>
public class JoinedSaveTests(Building building) : IClassFixture<Building>
{
    private const string Two = "Le premier.\n\nLe second.";
    private readonly int n = Pieces.Next();

    [Fact]
    public async Task Two_peoples_changes_to_two_paragraphs_of_one_text_are_saved_as_one_revision()
    {
        var (id, opened) = await Opened();
        await building.As.Colleague.Send(Form(id, opened, text => text with { Neutral = "Le premier.\n\nLe second, repris." }));

        var saved = await building.As.Editor.Send(
            Form(id, opened, text => text with { Neutral = "Le premier, repris.\n\nLe second.", Title = $"Repris {n}" })
        );

        saved.Joined.Should().Equal(new SaveDraft.Joined(Language.French, opened.Version));
        var now = (await building.Open(id)).French;
        now.Text.Should().Be(opened.Text with { Neutral = "Le premier, repris.\n\nLe second, repris.", Title = $"Repris {n}" });
        (now.Version, now.SavedBy).Should().Be((opened.Version + 2, "Édith"));
        (await building.As.Editor.Send(new WhoSavedSince.Query(id, Language.French, opened.Version))).Should().Equal("Colin");
    }

    [Fact]
    public async Task A_change_that_the_colleague_made_too_makes_no_revision()
    {
        var (id, opened) = await Opened();
        await building.As.Colleague.Send(Form(id, opened, text => text with { Neutral = "Le premier!\n\nLe second!" }));

        var saved = await building.As.Editor.Send(Form(id, opened, text => text with { Neutral = "Le premier!\n\nLe second." }));

        saved.Joined.Should().BeEmpty();
        (await building.Open(id)).French.Version.Should().Be(opened.Version + 1);
    }

    [Fact]
    public async Task One_paragraph_that_both_changed_refuses_the_save_in_both_languages()
    {
        var (id, opened) = await Opened();
        await building.As.Colleague.Send(
            Form(id, opened, text => text with { Neutral = "Le premier.\n\nLe sien.", Example = "Son exemple." })
        );
        var form = Form(id, opened, text => text with { Neutral = "Le premier, repris.\n\nLe mien." });

        var refused = await Assert.ThrowsAsync<SavedMeanwhile>(() =>
            building.As.Editor.Send(form with { English = Some.Text("Mine", Language.English) })
        );

        var conflict = refused.Editions.Should().ContainSingle().Subject;
        conflict.Clashes.Should().Equal("Neutral");
        conflict.Merged.Neutral.Should().Be("Le premier, repris.\n\nLe mien.");
        conflict.Merged.Example.Should().Be("Son exemple.");
        var shown = ShowClashes.Of(conflict).Should().ContainSingle().Subject;
        shown.Merge.Clashes.Should().Equal(new ParagraphMerge.Clash("Le second.", "Le mien.", "Le sien."));
        var now = await building.Open(id);
        (now.French.Version, now.English.Version).Should().Be((opened.Version + 1, 0));
    }

    [Theory]
    [InlineData(ParagraphMerge.Take.Mine, null, "Le premier, repris.\n\nLe mien.")]
    [InlineData(ParagraphMerge.Take.Theirs, null, "Le premier, repris.\n\nLe sien.")]
    [InlineData(ParagraphMerge.Take.Both, null, "Le premier, repris.\n\nLe mien.\n\nLe sien.")]
    [InlineData(ParagraphMerge.Take.Theirs, "Le premier, repris.\n\nTapé à la main.", "Le premier, repris.\n\nTapé à la main.")]
    [InlineData(ParagraphMerge.Take.Theirs, "Le premier, encore.\n\nLe mien.\n\nLa fin.", "Le premier, encore.\n\nLe sien.\n\nLa fin.")]
    [InlineData(ParagraphMerge.Take.Both, "Le mien.", "Le mien.\n\nLe sien.")]
    public async Task What_is_chosen_of_a_paragraph_is_saved_and_what_is_typed_over_it_wins(
        ParagraphMerge.Take take,
        string? typed,
        string saved
    )
    {
        var (id, opened) = await Opened();
        var mine = Form(id, opened, text => text with { Neutral = "Le premier, repris.\n\nLe mien." });
        await building.As.Colleague.Send(Form(id, opened, text => text with { Neutral = "Le premier.\n\nLe sien." }));
        var conflict = (await Assert.ThrowsAsync<SavedMeanwhile>(() => building.As.Editor.Send(mine))).Editions[0];

        var again = Chosen(mine, conflict, take);
        await building.As.Editor.Send(again with { French = conflict.Merged with { Neutral = typed ?? conflict.Merged.Neutral } });

        (await building.Open(id)).French.Text.Neutral.Should().Be(saved);
    }

    [Fact]
    public async Task A_choice_that_a_third_save_overtook_is_joined_with_it()
    {
        var (id, opened) = await Opened();
        var mine = Form(id, opened, text => text with { Neutral = "Le premier.\n\nLe mien." });
        await building.As.Colleague.Send(Form(id, opened, text => text with { Neutral = "Le premier.\n\nLe sien." }));
        var conflict = (await Assert.ThrowsAsync<SavedMeanwhile>(() => building.As.Editor.Send(mine))).Editions[0];
        await building.Save(id, text => text with { Neutral = "Le premier, d’une troisième.\n\nLe sien." });

        await building.As.Author.Send(Chosen(mine, conflict, ParagraphMerge.Take.Both));

        (await building.Open(id)).French.Text.Neutral.Should().Be("Le premier, d’une troisième.\n\nLe mien.\n\nLe sien.");
    }

    [Fact]
    public async Task What_was_joined_is_saved_and_not_published_before_it_was_read()
    {
        var (id, opened) = await Opened();
        await building.As.Colleague.Send(Form(id, opened, text => text with { Neutral = "Le premier.\n\nLe second, repris." }));

        var result = await building.As.Editor.Send(
            new SaveAndPublish.Command(
                Form(id, opened, text => text with { Neutral = "Le premier, repris.\n\nLe second." }),
                Language.French
            )
        );

        result.Outcome.Should().Be(SaveAndPublish.Outcome.JoinedOnly);
        (await building.Open(id)).French.Text.Neutral.Should().Be("Le premier, repris.\n\nLe second, repris.");
        (await building.Look(db => db.Live.AnyAsync(l => l.ArticleId == id))).Should().BeFalse();
    }

    [Fact]
    public async Task Withdrawing_keeps_what_the_form_holds_by_the_same_guard()
    {
        var (id, opened) = await Opened();
        await building.As.Editor.Send(new Application.Publishing.Publish.Command(id, Language.French));
        await building.As.Colleague.Send(Form(id, opened, text => text with { Neutral = "Le premier.\n\nLe sien." }));

        await Assert.ThrowsAsync<SavedMeanwhile>(() =>
            building.As.Editor.Send(
                new SaveAndWithdraw.Command(Form(id, opened, text => text with { Neutral = "Le premier.\n\nLe mien." }), Language.French)
            )
        );
        (await building.Open(id)).French.Stage.Should().Be(Stage.Published, "nothing was written");

        await building.As.Editor.Send(
            new SaveAndWithdraw.Command(Form(id, opened, text => text with { Neutral = "Le mien.\n\nLe second." }), Language.French)
        );
        var now = (await building.Open(id)).French;
        (now.Stage, now.Text.Neutral).Should().Be((Stage.Withdrawn, "Le mien.\n\nLe sien."));
    }

    [Fact]
    public async Task A_file_that_comes_in_again_never_writes_over_what_was_changed_meanwhile()
    {
        var file = Pieces.Text($"Du fichier {n}", $"https://example.org/fichier-{n}");
        var made = await building.As.Author.Send(Some.File(file, $"{n}.txt"));
        await building.Save(made.ArticleId, text => text with { Neutral = "Au bureau." });

        var again = await building.As.Author.Send(Some.File(file + "\n\nEt la fin.", $"{n}.txt"));

        again.IsJoined.Should().BeTrue();
        var now = (await building.Open(made.ArticleId)).French.Text;
        (now.Neutral, now.Pessimistic).Should().Be(("Au bureau.", "Le pessimiste.\n\nEt la fin."));
    }

    [Fact]
    public async Task A_source_whose_fields_do_not_meet_is_joined()
    {
        var id = await Some.Draft(building, $"Source réunie {n}");
        var opened = await building.Open(id);
        await building.As.Colleague.Send(Form(opened, source => source with { Publisher = "Wired" }));

        var saved = await building.As.Editor.Send(Form(opened, source => source with { Author = "Lui" }));

        saved.IsSourceJoined.Should().BeTrue();
        (await building.Open(id)).Source.Should().Be(opened.Source with { Publisher = "Wired", Author = "Lui" });
    }

    [Fact]
    public async Task What_a_colleague_wrote_of_one_address_is_joined_to_another_by_nobody_but_the_editor()
    {
        var id = await Some.Draft(building, $"Autre adresse {n}");
        var opened = await building.Open(id);
        await building.As.Colleague.Send(Form(opened, source => source with { Author = "Elle" }));

        var save = () => building.As.Editor.Send(Form(opened, source => source with { Url = "https://example.org/autre" }));

        (await save.Should().ThrowAsync<SavedMeanwhile>()).Which.SourceLink!.Theirs.Author.Should().Be("Elle");
        (await building.Open(id)).Source.Should().Be(opened.Source with { Author = "Elle" });
    }

    private static SaveDraft.Command Form(OpenArticle.Result opened, Func<SourceText, SourceText> change) =>
        new()
        {
            ArticleId = opened.ArticleId,
            Source = change(opened.Source),
            SourceAsOpened = opened.Source,
            OpenedSource = opened.SourceVersion,
        };

    private async Task<(int Id, OpenArticle.EditionState Opened)> Opened()
    {
        var id = await Some.Draft(building, $"À deux {n}");
        await building.Save(id, text => text with { Neutral = Two });
        return (id, (await building.Open(id)).French);
    }

    private static SaveDraft.Command Form(int id, OpenArticle.EditionState opened, Func<EditionText, EditionText> change) =>
        new()
        {
            ArticleId = id,
            French = change(opened.Text),
            OpenedFrench = opened.Version,
        };

    /// <summary>The form as it comes back from whoever was shown the conflict.</summary>
    private static SaveDraft.Command Chosen(SaveDraft.Command form, EditionConflict conflict, ParagraphMerge.Take take) =>
        form with
        {
            French = conflict.Merged,
            OpenedFrench = conflict.Version,
            Clashes = [.. ShowClashes.Of(conflict).Select(shown => shown.Choice with { Takes = [take] })],
        };
}
