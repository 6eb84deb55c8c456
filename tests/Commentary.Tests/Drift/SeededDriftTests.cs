using Commentary.Application.Articles;
using Commentary.Application.Drift;
using Commentary.Application.Importing;
using Commentary.Tests.Fixture;
using Commentary.Text.Languages;

namespace Commentary.Tests.Drift;

/// <summary>Numbers, names and negations that are changed in real French pieces are all marked for the English side; false marks are counted.</summary>
public class SeededDriftTests(ITestOutputHelper says)
{
    private const int InEachPiece = 25;

    // A "W3C" that becomes a "W4C" is told for a number and for a name: nearly all false kinds are that.
    [Theory]
    [InlineData(DriftKind.Number, 0, 5)]
    [InlineData(DriftKind.Name, 0, 10)]
    [InlineData(DriftKind.Negation, 0, 0)]
    [InlineData(DriftKind.Wording, 0, 0)]
    public void Every_change_is_marked_for_what_it_is(DriftKind kind, int mostFalseMarks, int mostFalseKinds)
    {
        var random = new Random(1126);
        var (seeds, falseMarks, falseKinds) = (0, 0, 0);
        List<string> missed = [];
        foreach (var (name, french, english) in Seeds.Pieces)
        {
            var rendered = EditionDrift.Fields.ToDictionary(field => field, field => Rendered.Of(field, french.Field(field), 1));
            for (var i = 0; i < InEachPiece; i++)
            {
                if (Seeds.Put(french, kind, random) is not { } seed)
                    continue;
                seeds++;
                var drift = EditionDrift.Between(rendered, Seeds.Typed(seed.Changed, random), english ?? french);
                var marked = drift.Where(d => d.Field == seed.Field && d.Kinds.Contains(kind)).ToList();
                if (marked.Count == 0)
                    missed.Add($"{name}, {seed.Field}: «{seed.Was}» → «{seed.Now}», marked {Told(drift)}");
                falseMarks += Math.Max(0, drift.Count - 1);
                var others = drift.SelectMany(d => d.Kinds).Where(k => k != kind).ToList();
                falseKinds += others.Count;
                if (others.Count > 0 || drift.Count > 1)
                    says.WriteLine($"{name}, {seed.Field}: «{seed.Was}» → «{seed.Now}», marked {Told(drift)}");
            }
        }
        says.WriteLine($"{kind}: {seeds} changes, {missed.Count} missed, {falseMarks} false marks, {falseKinds} false kinds");

        seeds.Should().BeGreaterThan(250);
        missed.Should().BeEmpty();
        falseMarks.Should().BeLessThanOrEqualTo(mostFalseMarks);
        falseKinds.Should().BeLessThanOrEqualTo(mostFalseKinds);
    }

    [Fact]
    public void Another_machines_typing_alone_marks_nothing()
    {
        var random = new Random(7);
        foreach (var (name, french, english) in Seeds.Pieces)
        {
            var rendered = EditionDrift.Fields.ToDictionary(field => field, field => Rendered.Of(field, french.Field(field), 1));
            for (var i = 0; i < InEachPiece; i++)
                EditionDrift.Between(rendered, Seeds.Typed(french, random), english ?? french).Should().BeEmpty(name);
        }
    }

    [Fact]
    public async Task What_is_changed_in_a_piece_that_was_saved_is_marked_at_the_desk_and_on_the_board()
    {
        await using var building = new Building();
        var random = new Random(7);
        var marks = 0;
        foreach (var (name, french, english) in Seeds.Pieces.Where(piece => piece.English is not null))
        {
            var made = await building.As.Author.Send(
                new ImportManuscript.Command
                {
                    Bytes = Seeds.File(name, "fr"),
                    FileName = $"{name}.fr.txt",
                    Language = Language.French,
                }
            );
            await building.As.Author.Send(
                new ImportManuscript.Command
                {
                    Bytes = Seeds.File(name, "en"),
                    FileName = $"{name}.en.txt",
                    Language = Language.English,
                    Article = made.Slug,
                }
            );
            foreach (var kind in new[] { DriftKind.Number, DriftKind.Name, DriftKind.Negation })
            {
                var saved = (await building.Open(made.ArticleId)).French.Text;
                if (Seeds.Put(saved, kind, random) is not { } seed)
                    continue;
                await building.Save(made.ArticleId, _ => seed.Changed);

                var drift = (await building.Open(made.ArticleId)).Drift;
                drift
                    .Changes.Should()
                    .Contain(d => d.Field == seed.Field && d.Kinds.Contains(kind), $"{name}: «{seed.Was}» → «{seed.Now}»");
                await building.As.Editor.Send(new SaveAndCatchUp.Command(new SaveDraft.Command { ArticleId = made.ArticleId }, drift.Key));
                (await building.Open(made.ArticleId)).Drift.Changes.Should().BeEmpty();
                marks++;
            }
            await building.Save(made.ArticleId, text => text with { Title = "5 " + text.Title });
        }
        marks.Should().BeGreaterThan(30);
        (await building.As.Author.Send(new ListDrifting.Query())).Total.Should().Be(Seeds.Pieces.Count(piece => piece.English is not null));
    }

    private static string Told(IEnumerable<Drifted> drift) =>
        string.Join("; ", drift.Select(d => $"{string.Join('+', d.Kinds)} «{d.Was}» → «{d.Now}»"));
}
