using Commentary.Application.Articles;
using Commentary.Application.Drift;
using Commentary.Application.Importing;
using Commentary.Application.Model;
using Commentary.Application.Pipeline;
using Commentary.Tests.Fixture;
using Commentary.Text.Languages;
using Microsoft.EntityFrameworkCore;

namespace Commentary.Tests.Drift;

/// <summary>The English knows which French it renders, however either of them is written, until an editor says that it is caught up.</summary>
public class FollowingTests(Building building) : IClassFixture<Building>
{
    private readonly int n = Pieces.Next();

    private async Task<int> Translated(string neutral = "Il y a 5 chats. Ils dorment.", string english = "There are 5 cats. They sleep.")
    {
        var id = await Some.Draft(building, $"Piece {n}");
        await building.Save(id, text => text with { Neutral = neutral });
        await building.Save(id, _ => Some.Text($"Piece {n}", Language.English) with { Neutral = english }, Language.English);
        return id;
    }

    private Task<Article> French(int id, string neutral) => building.Save(id, text => text with { Neutral = neutral });

    private Task<Article> English(int id, string neutral) => building.Save(id, text => text with { Neutral = neutral }, Language.English);

    private async Task<DeskDrift> Drift(int id) => (await building.Open(id)).Drift;

    private Task<(DriftKind? Gravest, string Kinds, DateTime? Since)> Kept(int id) =>
        building.Look(async db =>
        {
            var edition = await db.Editions.SingleAsync(e => e.ArticleId == id && e.Language == Language.English);
            return (edition.Drift, edition.DriftKinds, edition.DriftsSince);
        });

    private Task<SaveAndCatchUp.Result> CatchUp(int id, string key) =>
        building.As.Editor.Send(new SaveAndCatchUp.Command(new SaveDraft.Command { ArticleId = id }, key));

    private Task<SaveAndUndoCatchUp.Result> Undo(int id, string field) =>
        building.As.Editor.Send(new SaveAndUndoCatchUp.Command(new SaveDraft.Command { ArticleId = id }, field));

    [Fact]
    public async Task What_is_first_written_in_english_renders_the_french_that_stands_there()
    {
        var id = await Translated();

        (await Drift(id)).Changes.Should().BeEmpty();
        (await Kept(id)).Should().Be((null, "", null));
    }

    [Fact]
    public async Task A_number_that_changes_in_french_is_marked_with_the_english_sentence_that_renders_it()
    {
        var id = await Translated();

        await French(id, "Il y a 6 chats. Ils dorment.");

        var drift = (await Drift(id)).Changes.Should().ContainSingle().Subject;
        (drift.Field, drift.Was, drift.Now, drift.English)
            .Should()
            .Be(("Neutral", "Il y a 5\u00A0chats.", "Il y a 6\u00A0chats.", "There are 5 cats."));
        drift.Kinds.Should().Equal(DriftKind.Number);
        drift.Revision.Should().Be(3, "that is the French revision that the English renders");
        var (gravest, kinds, since) = await Kept(id);
        (gravest, kinds).Should().Be((DriftKind.Number, "Number 1"));
        since.Should().NotBeNull();
    }

    [Fact]
    public async Task What_a_typographer_changes_is_no_drift()
    {
        var id = await Translated("L’IA n’est pas « là » : 5 000 chats.", "AI is not “there”: 5,000 cats.");

        await French(id, "L'IA n'est pas *là*\u00A0: 5\u00A0000 chats.");

        (await Drift(id)).Changes.Should().BeEmpty();
    }

    [Fact]
    public async Task What_comes_in_and_what_goes_out_is_marked_and_so_is_a_name_and_a_negation()
    {
        var id = await Translated(
            "Il y a 5 chats. Ils dorment chez Anne. Elle part. Le soir tombe.",
            "There are 5 cats. They sleep at Anne’s. She leaves. Evening falls."
        );

        await French(id, "Il y a 5 chats. Ils dorment chez Louis. Elle ne part pas. Voilà une autre chose.\n\nFin.");

        (await Drift(id))
            .In("Neutral")
            .Select(d => (d.Gravest, d.Now, d.English))
            .Should()
            .Equal(
                (DriftKind.Name, "Ils dorment chez Louis.", "They sleep at Anne’s."),
                (DriftKind.Negation, "Elle ne part pas.", "She leaves."),
                (DriftKind.Wording, "Voilà une autre chose. Fin.", "Evening falls.")
            );
        (await Kept(id)).Kinds.Should().Be("Name 1;Negation 1;Wording 1");
    }

    [Fact]
    public async Task French_that_comes_back_to_what_it_was_drifts_no_more()
    {
        var id = await Translated();
        await French(id, "Il y a 6 chats. Ils dorment.");

        await building.As.Editor.Send(new RestoreRevision.Command(id, Language.French, 3, 4));

        (await Drift(id)).Changes.Should().BeEmpty();
        (await Kept(id)).Gravest.Should().BeNull();
    }

    [Fact]
    public async Task An_edit_of_the_english_clears_no_mark_and_neither_does_emptying_it()
    {
        var id = await Translated();
        await French(id, "Il y a 6 chats. Ils dorment.");

        await English(id, "There are 6 cats. They sleep.");
        (await Drift(id)).Changes.Should().ContainSingle();

        await English(id, "");
        (await Drift(id)).Changes.Should().BeEmpty("nobody is told something false by what is not there");
        await English(id, "There are 5 cats. They sleep.");
        (await Drift(id)).Changes.Should().ContainSingle();
    }

    [Fact]
    public async Task Both_languages_saved_at_once_are_marked_too()
    {
        var id = await Translated();
        var opened = await building.Open(id);

        await building.As.Editor.Send(
            new SaveDraft.Command
            {
                ArticleId = id,
                French = opened.French.Text with { Neutral = "Il y a 6 chats. Ils dorment." },
                OpenedFrench = opened.French.Version,
                English = opened.English.Text with { Neutral = "There are 5 cats. They are asleep." },
                OpenedEnglish = opened.English.Version,
            }
        );

        (await Drift(id)).Changes.Should().ContainSingle().Which.Gravest.Should().Be(DriftKind.Number);
    }

    [Fact]
    public async Task One_sentence_is_caught_up_and_the_others_stay_marked()
    {
        var id = await Translated();
        await French(id, "Il y a 6 chats. Ils ne dorment pas.");
        var drift = await Drift(id);

        (await CatchUp(id, drift.In("Neutral")[0].Key)).IsCaughtUp.Should().BeTrue();

        var after = await Drift(id);
        after.Changes.Should().ContainSingle().Which.Gravest.Should().Be(DriftKind.Negation);
        (await Kept(id)).Kinds.Should().Be("Negation 1");
        after.Said["Neutral"].By.Should().Be("Édith");

        await French(id, "Il y a 7 chats. Ils ne dorment pas.");
        var again = (await Drift(id)).In("Neutral")[0];
        (again.Was, again.Now, again.Revision)
            .Should()
            .Be(("Il y a 6\u00A0chats.", "Il y a 7\u00A0chats.", 4), "it renders what it was caught up with");
    }

    [Fact]
    public async Task A_part_and_a_whole_piece_are_caught_up_and_it_can_be_taken_back()
    {
        var id = await Translated();
        await building.Save(id, text => text with { Neutral = "Il y a 6 chats. Ils ne dorment pas.", Example = "Un tout autre exemple." });

        (await CatchUp(id, (await Drift(id)).KeyOf("Neutral"))).IsCaughtUp.Should().BeTrue();
        (await Drift(id)).Changes.Should().ContainSingle().Which.Field.Should().Be("Example");

        (await Undo(id, "Neutral")).IsUndone.Should().BeTrue();
        (await Drift(id)).Changes.Should().HaveCount(3);
        (await Undo(id, "Neutral")).IsUndone.Should().BeFalse("it was taken back already");

        (await CatchUp(id, (await Drift(id)).Key)).IsCaughtUp.Should().BeTrue();
        (await Kept(id)).Gravest.Should().BeNull();
        (await Undo(id, "Example")).IsUndone.Should().BeTrue();
        (await Kept(id)).Kinds.Should().Be("Wording 1");
    }

    [Fact]
    public async Task What_was_not_looked_at_is_not_caught_up()
    {
        var id = await Translated();
        await French(id, "Il y a 6 chats. Ils dorment.");
        var seen = (await Drift(id)).Changes[0].Key;
        await French(id, "Il y a 7 chats. Ils dorment.");

        (await CatchUp(id, seen)).IsCaughtUp.Should().BeFalse();
        (await CatchUp(id, "nothing")).IsCaughtUp.Should().BeFalse();

        (await Drift(id)).Changes.Should().ContainSingle();
    }

    [Fact]
    public async Task What_is_typed_is_saved_with_it_or_refused_with_nothing_caught_up()
    {
        var id = await Translated();
        await French(id, "Il y a 6 chats. Ils dorment.");
        var opened = await building.Open(id);
        var form = new SaveDraft.Command
        {
            ArticleId = id,
            English = opened.English.Text with { Neutral = "There are 6 cats. They sleep." },
            OpenedEnglish = opened.English.Version,
        };
        await building.As.Colleague.Send(form with { English = form.English with { Neutral = "There are six cats. They sleep." } });

        var clash = () => building.As.Editor.Send(new SaveAndCatchUp.Command(form, opened.Drift.Changes[0].Key));
        await clash.Should().ThrowAsync<SavedMeanwhile>();
        (await Drift(id)).Changes.Should().ContainSingle();

        var current = await building.Open(id);
        await building.As.Editor.Send(
            new SaveAndCatchUp.Command(form with { OpenedEnglish = current.English.Version }, opened.Drift.Changes[0].Key)
        );
        var after = await building.Open(id);
        after.English.Text.Neutral.Should().Be("There are 6 cats. They sleep.");
        after.Drift.Changes.Should().BeEmpty();
    }

    [Fact]
    public async Task English_that_is_restored_renders_again_what_it_rendered_then()
    {
        var id = await Translated();
        await French(id, "Il y a 6 chats. Ils dorment.");
        await English(id, "There are 6 cats. They sleep.");
        await CatchUp(id, (await Drift(id)).Key);
        await building.Save(id, text => text with { Example = "Another example." }, Language.English);

        await building.As.Editor.Send(new RestoreRevision.Command(id, Language.English, 1, 3));
        (await Drift(id)).Changes.Should().ContainSingle().Which.Was.Should().Be("Il y a 5\u00A0chats.");
        (await Kept(id)).Kinds.Should().Be("Number 1");

        await building.As.Editor.Send(new RestoreRevision.Command(id, Language.English, 2, 4));
        (await Drift(id)).Changes.Should().BeEmpty("it was caught up with that text");
    }

    [Fact]
    public async Task A_file_that_changes_the_french_is_followed_and_one_in_english_begins_to_render()
    {
        var source = $"https://example.org/fichier-{n}";
        var made = await building.Import(Pieces.Text($"Fichier {n}.", source, neutral: "Il y a 5 chats."), $"f{n}.txt");
        var english = Pieces.Text($"File {n}.", source, Language.English, "There are 5 cats.");
        await building.As.Author.Send(Some.File(english, $"f{n}.en.txt") with { Language = Language.English, Article = made.Slug });
        (await Drift(made.ArticleId)).Changes.Should().BeEmpty();

        var again = await building.Import(Pieces.Text($"Fichier {n}.", source, neutral: "Il y a 6 chats."), $"f{n}.txt");

        again.Outcome.Should().Be(ImportManuscript.Outcome.Revised);
        (await Drift(made.ArticleId)).Changes.Should().ContainSingle().Which.Gravest.Should().Be(DriftKind.Number);
        (await Kept(made.ArticleId)).Kinds.Should().Be("Number 1");
    }

    [Fact]
    public async Task Two_peoples_saves_that_were_joined_are_followed()
    {
        var id = await Translated("Un chat.\n\nDeux chiens.", "One cat.\n\nTwo dogs.");
        var opened = (await building.Open(id)).French;
        await French(id, "Trois chats.\n\nDeux chiens.");

        await building.As.Colleague.Send(
            new SaveDraft.Command
            {
                ArticleId = id,
                French = opened.Text with { Neutral = "Un chat.\n\nQuatre chiens." },
                OpenedFrench = opened.Version,
            }
        );

        (await Drift(id)).Changes.Select(d => d.English).Should().Equal("One cat.", "Two dogs.");
    }

    [Fact]
    public async Task The_board_lists_what_drifts_the_gravest_first_and_nothing_else()
    {
        await using var newsroom = new Building();
        var titles = new[] { ("Formulation", "Il y a 5 chiens."), ("Nombre", "Il y a 6 chats."), ("Rien", "Il y a 5 chats.") };
        foreach (var (title, neutral) in titles)
        {
            var id = await Some.Draft(newsroom, title);
            await newsroom.Save(id, text => text with { Neutral = "Il y a 5 chats." });
            await newsroom.Save(id, _ => Some.Text($"{title} in English", Language.English), Language.English);
            await newsroom.Save(id, text => text with { Neutral = neutral, Slug = $"{text.Slug}-ailleurs" });
        }

        var board = await newsroom.As.Author.Send(new ListDrifting.Query());

        board
            .Rows.Select(row => (row.Title, row.EnglishTitle, row.Tally.Count))
            .Should()
            .Equal(("Nombre", "Nombre in English", 1), ("Formulation", "Formulation in English", 1));
        (board.Total, board.Pages).Should().Be((2, 1));
        (await newsroom.As.Author.Send(new ListArticles.Query())).Drifting.Should().Be(2);
        await Assert.ThrowsAsync<NotAllowed>(() => newsroom.As.Nobody.Send(new ListDrifting.Query()));
    }
}
