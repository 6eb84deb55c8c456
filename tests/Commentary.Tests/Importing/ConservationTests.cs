using System.Globalization;
using System.Text;
using Commentary.Application.Importing;
using Commentary.Tests.Fixture;
using Commentary.Text.HouseFormat;
using FsCheck.Xunit;
using Microsoft.EntityFrameworkCore;

namespace Commentary.Tests.Importing;

/// <summary>Conservation of text: what came in is in a field, in a note, or in a part that is named as left out.</summary>
public class ConservationTests(Building building) : IClassFixture<Building>
{
    private static readonly string[] Labels =
    [
        "Récapitulatif factuel",
        "## Point de vue neutre",
        "**Exemple**",
        "POINT DE VUE OPTIMISTE",
        "Point de vue pessimiste\u00A0:",
        "Point de vue neutre",
        "Factual summary",
        "Neutral viewpoint:",
        "Exemple",
        "Optimistic viewpoint",
        "Pessimistic viewpoint",
        "Article en référence",
        "Article en référence :",
    ];

    /// <summary>Each number is one block of the file; each block that is text holds a word that no other block has.</summary>
    [Property(MaxTest = 150)]
    public async Task<bool> Every_word_of_a_file_is_in_a_field_or_in_a_note(byte[] blocks)
    {
        var words = new List<string>();
        string Word()
        {
            var word = $"mot{Pieces.Next().ToString(CultureInfo.InvariantCulture)}x";
            words.Add(word);
            return word;
        }
        var file = new StringBuilder();
        foreach (var block in blocks)
            file.Append(
                    (block % 12) switch
                    {
                        0 or 1 or 2 or 3 => Labels[block / 12 % Labels.Length],
                        4 => $"Article en référence: https://example.org/{Word()}",
                        5 => $"Article en référence : voir {Word()} https://example.org/{Word()} puis {Word()}",
                        6 => $"[{Word()}](https://example.org/{Word()}?utm_source=x)",
                        7 => "Redirection en cours...",
                        8 => $"Une phrase {Word()} avec un point de vue neutre dedans. #{Word()}",
                        9 => $"- {Word()}\n- {Word()}\n\n    {Word()}",
                        10 => $"{Word()}\u0007{Word()}",
                        _ => $"https://example.org/{Word()}",
                    }
                )
                .Append(block % 5 == 0 ? "\n" : "\r\n\r\n");
        var bytes = Encoding.UTF8.GetBytes(file.ToString());

        var results = await building.As.Author.Send(new ImportPieces.Command(Pieces.File(bytes, $"{Pieces.Next()}.txt")));
        var result = results[0];
        if (result.Outcome is ImportManuscript.Outcome.Refused)
            return result.Refusal is ImportManuscript.Refusal.NotAPiece or ImportManuscript.Refusal.Empty or ImportManuscript.Refusal.Binary
                && !ManuscriptReader.Read(bytes).IsPiece;
        var kept = new StringBuilder();
        foreach (var piece in results)
        {
            var opened = await building.Open(piece.ArticleId);
            var text = opened.Edition(piece.Language).Text;
            kept.AppendJoin('\n', text.Teaser, text.Summary, text.Neutral, text.Example, text.Optimistic, text.Pessimistic);
            kept.AppendJoin('\n', [opened.Source.Url, opened.Source.Title, .. opened.Notes.Select(note => note.Text)]);
        }
        var lost = words.Where(word => !kept.ToString().Contains(word, StringComparison.Ordinal)).ToList();
        lost.Should().BeEmpty("of the file {0}", file.ToString());
        return true;
    }

    /// <summary>Any bytes: an answer.</summary>
    [Property(MaxTest = 100)]
    public async Task Any_bytes_get_an_answer(byte[] before, byte[] between, byte[] after)
    {
        byte[] bytes =
        [
            .. before,
            .. "\nPoint de vue neutre\n"u8,
            .. between,
            .. "\nArticle en référence: "u8,
            .. after,
            .. "\nExemple\nmot\n"u8,
        ];
        foreach (var file in new[] { before, bytes })
        {
            var result = await building.As.Author.Send(Pieces.File(file, $"{Pieces.Next()}.bin"));
            Enum.IsDefined(result.Outcome).Should().BeTrue();
            if (result.Outcome is not ImportManuscript.Outcome.Refused)
                (await building.Look(db => db.Articles.AnyAsync(a => a.Id == result.ArticleId))).Should().BeTrue();
        }
    }
}
