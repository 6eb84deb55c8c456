using Commentary.Application.Importing;
using Commentary.Tests.Fixture;
using Commentary.Text.HouseFormat;
using Commentary.Text.Languages;
using Microsoft.EntityFrameworkCore;
using static Commentary.Application.Importing.ImportManuscript;
using Why = Commentary.Application.Importing.ImportManuscript.Refusal;

namespace Commentary.Tests.Importing;

/// <summary>A file changes, and so does what it made: a file is a save like any other.</summary>
public class JoinedFileTests(Building building) : IClassFixture<Building>
{
    private const string Two = "Le premier.\n\nLe second.";
    private readonly int n = Pieces.Next();

    private string File(string neutral) => Pieces.Text($"Joint {n}. Suite.", $"https://example.org/joint-{n}", neutral: neutral);

    [Fact]
    public async Task What_the_newsroom_wrote_since_is_joined_with_the_file()
    {
        var made = await building.Import(File(Two));
        await building.Save(
            made.ArticleId,
            text => text with { Title = $"Repris {n}", Neutral = "Le premier.\n\nLe second, repris.", Example = "De sa main." }
        );

        var joined = await building.Import(File("Le premier, du fichier.\n\nLe second."));

        (joined.Outcome, joined.IsJoined).Should().Be((Outcome.Revised, true));
        var now = (await building.Open(made.ArticleId)).French;
        now.Text.Neutral.Should().Be("Le premier, du fichier.\n\nLe second, repris.");
        (now.Text.Title, now.Text.Example).Should().Be(($"Repris {n}", "De sa main."));
        (await Neutrals(made.ArticleId))
            .Should()
            .Equal(Two, "Le premier.\n\nLe second, repris.", "Le premier, du fichier.\n\nLe second.", now.Text.Neutral);
    }

    [Fact]
    public async Task The_files_next_version_is_joined_over_what_it_said_itself()
    {
        var made = await building.Import(File(Two));
        await building.Save(made.ArticleId, text => text with { Example = "De sa main." });
        await building.Import(File("Le premier, du fichier.\n\nLe second."));

        // It goes back on what it said, and still does not know what the newsroom wrote.
        var again = await building.Import(File(Two));

        (again.Outcome, again.IsJoined).Should().Be((Outcome.Revised, true));
        var now = (await building.Open(made.ArticleId)).French.Text;
        (now.Neutral, now.Example).Should().Be((Two, "De sa main."));
        (await building.Import(File(Two))).Outcome.Should().Be(Outcome.Unchanged, "the same bytes were taken in");
    }

    [Fact]
    public async Task What_the_newsroom_wrote_already_makes_no_revision()
    {
        var made = await building.Import(File(Two));
        await building.Save(made.ArticleId, text => text with { Neutral = "Le premier!\n\nLe second!" });

        var joined = await building.Import(File("Le premier!\n\nLe second."));

        joined.Outcome.Should().Be(Outcome.Unchanged);
        (await Neutrals(made.ArticleId)).Should().Equal(Two, "Le premier!\n\nLe second!");
    }

    [Fact]
    public async Task A_paragraph_that_both_changed_refuses_the_file_and_names_the_part()
    {
        var made = await building.Import(File(Two));
        await building.Save(made.ArticleId, text => text with { Neutral = "Le premier.\n\nLe sien.", Example = "De sa main." });

        var refused = await building.Import(
            File("Le premier.\n\nLe mien.").Replace("L’optimiste.", "Autrement.", StringComparison.Ordinal)
                + "\n\nArticle en référence\n\nhttps://example.org/seconde\n"
        );

        (refused.Outcome, refused.Refusal).Should().Be((Outcome.Refused, Why.EditedSince));
        refused.Parts.Should().Equal(Part.Neutral);
        var now = await building.Open(made.ArticleId);
        (now.French.Version, now.French.Text.Optimistic).Should().Be((2, "L’optimiste."));
        now.Notes.Should().BeEmpty("nothing of the file is written");
        (await building.Look(db => db.ImportedFiles.CountAsync(f => f.Edition.ArticleId == made.ArticleId))).Should().Be(1);
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task A_file_that_lacks_a_part_does_not_empty_it_unless_it_is_asked_to(bool wasEdited)
    {
        var made = await building.Import(File(Two));
        if (wasEdited)
            await building.Save(made.ArticleId, text => text with { Optimistic = "De sa main." });
        var without = File("").Replace($"{Part.Neutral.Label(Language.French)}\n", "", StringComparison.Ordinal);

        var refused = await building.Import(without);

        (refused.Outcome, refused.Refusal).Should().Be((Outcome.Refused, Why.WouldEmpty));
        refused.Parts.Should().Equal(Part.Neutral);
        (await building.Open(made.ArticleId)).French.Text.Neutral.Should().Be(Two);

        (await building.As.Author.Send(Some.File(without) with { Replace = true })).Outcome.Should().Be(Outcome.Revised);
        (await building.Open(made.ArticleId)).French.Text.Neutral.Should().BeEmpty();
    }

    [Theory, InlineData("", "Le premier.\n\nLe second."), InlineData("De sa main.", null)]
    public async Task A_file_fills_what_is_empty_in_a_piece_that_no_file_made(string written, string? becomes)
    {
        var draft = await Some.Draft(building, $"Joint {n}");
        await building.Save(draft, text => text with { Neutral = written });
        var before = (await building.Open(draft)).French.Text;

        var taken = await building.As.Author.Send(
            Some.File($"Point de vue neutre\n\n{Two}") with
            {
                Article = before.Slug,
                Language = Language.French,
            }
        );

        (taken.Refusal, taken.IsJoined).Should().Be(becomes is null ? (Why.EditedSince, false) : (Why.None, true));
        (await building.Open(draft)).French.Text.Should().Be(before with { Neutral = becomes ?? written });
    }

    [Fact]
    public async Task What_is_joined_is_not_the_files_to_publish()
    {
        var made = await building.Import(File(Two));
        await building.Save(made.ArticleId, text => text with { Example = "De sa main, à moitié." });

        var imported = await building.As.Editor.Send(
            new ImportFile.Command { Manuscript = Some.File(File("Le premier!\n\nLe second.")), Publish = true }
        );

        (imported.IsPublic, imported.Manuscript.IsJoined).Should().Be((false, true));
        imported.WhyNotPublished.Should().ContainSingle();
        (await building.Open(made.ArticleId)).French.LiveSlug.Should().BeNull();
    }

    private Task<List<string>> Neutrals(int article) =>
        building.Look(db =>
            db.Editions.Where(e => e.ArticleId == article && e.Language == Language.French)
                .SelectMany(e => e.Revisions)
                .OrderBy(r => r.Number)
                .Select(r => r.Text.Neutral)
                .ToListAsync()
        );
}
