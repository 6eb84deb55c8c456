using System.Text;
using AwesomeAssertions;
using Commentary.Text.HouseFormat;
using Xunit;

namespace Commentary.Text.Tests.HouseFormat;

public class ReaderTests
{
    [Fact]
    public void Parts_may_stand_in_any_order()
    {
        var piece = ManuscriptReader.Read(
            "Point de vue pessimiste\nE\nExemple\nC\nArticle en référence\nhttps://a.ca\nPoint de vue neutre\nB\n"
        );

        (piece.Teaser, piece.Neutral, piece.Example, piece.Pessimistic).Should().Be(("", "B", "C", "E"));
        piece.SourceUrl.Should().Be("https://a.ca");
        piece
            .Findings.Where(f => f.Kind is FindingKind.MissingPart)
            .Select(f => f.Part)
            .Should()
            .BeEquivalentTo<Part?>([Part.Teaser, Part.Summary, Part.Optimistic]);
    }

    [Fact]
    public void A_label_without_text_is_a_missing_part_at_its_line() =>
        ManuscriptReader
            .Read("A.\n\nExemple\n\nPoint de vue neutre\n\nTexte.")
            .Findings.Should()
            .Contain(f => f.Kind == FindingKind.MissingPart && f.Part == Part.Example && f.Line == 3);

    [Fact]
    public void A_value_that_is_no_character_is_left_out_and_named()
    {
        var piece = ManuscriptReader.Read("Accroche \uFFFE ici\n\nExemple\n\nb");

        (piece.Teaser, piece.Example).Should().Be(("Accroche  ici", "b"));
        piece.Findings.Should().Contain(f => f.Kind == FindingKind.UnstorableLeftOut);
    }

    [Fact]
    public void A_repeated_part_keeps_its_first_text_and_the_second_goes_to_the_editor()
    {
        var piece = ManuscriptReader.Read("Exemple\n\nUn.\n\nPoint de vue neutre\n\nN.\n\nExemple\n\nDeux.\n\nExemple\n\nTrois.");

        piece.Example.Should().Be("Un.");
        piece.Unplaced.Should().Be("Deux.\n\nTrois.");
        piece
            .Findings.Where(f => f.Kind is FindingKind.RepeatedPart)
            .Should()
            .Equal(
                new Finding(FindingKind.RepeatedPart, 11, "Deux.") { Part = Part.Example },
                new Finding(FindingKind.RepeatedPart, 15, "Trois.") { Part = Part.Example }
            );
    }

    [Fact]
    public void A_repeated_part_is_taken_when_the_first_was_empty()
    {
        var piece = ManuscriptReader.Read("Exemple\n\nPoint de vue neutre\n\nN.\n\nExemple\n\nDeux.");

        piece.Example.Should().Be("Deux.");
        piece.Unplaced.Should().BeEmpty();
    }

    [Fact]
    public void A_text_keeps_its_spaces_and_its_inner_blank_lines_exactly_as_typed() =>
        ManuscriptReader
            .Read("Exemple\r\n\r\n \t\r\n    code\t\r\n\r\n\r\n« fin\u00A0» \r\n\u00A0\r\n")
            .Example.Should()
            .Be("    code\t\n\n\n« fin\u00A0» ");

    [Theory]
    [InlineData("\v")]
    [InlineData("\f")]
    [InlineData("\u0085")]
    [InlineData("\u2028")]
    [InlineData("\u2029")]
    public void The_line_ends_of_word_processors_end_lines(string end) =>
        ManuscriptReader.Read($"A{end}Exemple{end}Un.{end}Deux.").Example.Should().Be("Un.\nDeux.");

    [Theory]
    [InlineData("")]
    [InlineData("\uFEFF")]
    [InlineData(" \r\n\t\n\u00A0")]
    [InlineData("Exemple\n\nPoint de vue neutre\n")]
    [InlineData("Redirection en cours...")]
    public void A_file_with_nothing_in_it_is_no_piece(string text)
    {
        var piece = ManuscriptReader.Read(text);

        piece.IsPiece.Should().BeFalse();
        piece.Findings.Should().Contain(f => f.Kind == FindingKind.Empty && f.Line == 1);
    }

    [Fact]
    public void A_text_without_labels_is_no_piece_and_keeps_its_text()
    {
        var piece = ManuscriptReader.Read("\n\n  Une note\tlibre.\nSuite.");

        piece.IsPiece.Should().BeFalse();
        piece.Findings.Should().Equal(new Finding(FindingKind.NoLabel, 3, "Une note libre. Suite."));
        piece.Teaser.Should().Be("  Une note\tlibre.\nSuite.");
    }

    [Fact]
    public void A_picture_is_no_piece()
    {
        var png = new byte[] { 0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 0x0D, 0x49, 0x48, 0x44, 0x52 };

        var piece = ManuscriptReader.Read(png);

        piece.IsPiece.Should().BeFalse();
        piece.Findings.Should().Contain(f => f.Kind == FindingKind.Binary);
    }

    [Fact]
    public void A_stray_control_character_is_left_out_and_reported_at_its_line()
    {
        var piece = ManuscriptReader.Read("Accroche du jour.\n\nExemple\n\nUn tex\0te assez long\u0007 et \uD83D.");

        piece.Example.Should().Be("Un texte assez long et .");
        piece.Findings.Should().Contain(f => f.Kind == FindingKind.UnstorableLeftOut && f.Line == 5);
    }

    [Fact]
    public void Windows_1252_is_read_and_reported()
    {
        var bytes = CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetBytes("Exemple\r\n\r\nL’œuvre coûte 5 € « à peine\u00A0» …");

        var piece = ManuscriptReader.Read(bytes);

        piece.Example.Should().Be("L’œuvre coûte 5 € « à peine\u00A0» …");
        piece.Findings.Should().Contain(f => f.Kind == FindingKind.DecodedAsWindows1252);
    }

    [Fact]
    public void Damaged_UTF_16_is_read_and_reported()
    {
        foreach (var utf16 in new[] { Encoding.Unicode, Encoding.BigEndianUnicode })
        {
            byte[] whole = [.. utf16.GetPreamble(), .. utf16.GetBytes("A \uFFFD 😀.\n\nExemple\n\nTexte.")];
            var lone = whole.ToList();
            // The second half of the picture.
            lone.RemoveRange(2 + (2 * 5), 2);

            ManuscriptReader.Read(whole).Findings.Should().NotContain(f => f.Kind == FindingKind.DamagedUtf16);
            foreach (var damaged in new[] { [.. lone], whole[..^1] })
            {
                var piece = ManuscriptReader.Read(damaged);
                piece.Example.Should().StartWith("Texte");
                piece.Findings.Should().ContainSingle(f => f.Kind == FindingKind.DamagedUtf16);
            }
        }
    }

    [Fact]
    public void A_line_of_Windows_1252_pasted_into_UTF_8_does_not_spoil_the_rest()
    {
        byte[] bytes = [.. Encoding.UTF8.GetBytes("Exemple\n\nDéjà « été ».\n"), 0xE9, 0x74, 0xE9, 0x0A];

        var piece = ManuscriptReader.Read(bytes);

        piece.Example.Should().Be("Déjà « été ».\nété");
        piece.Findings.Should().Contain(f => f.Kind == FindingKind.DamagedUtf8);
    }

    [Theory]
    [InlineData("a")]
    [InlineData("[")]
    [InlineData("\\")]
    [InlineData("# ")]
    [InlineData("http")]
    [InlineData("https://a](")]
    [InlineData("[x](https://")]
    [InlineData("#IA ")]
    [InlineData("M. ")]
    [InlineData("\0a")]
    [InlineData("Exemple\n")]
    [InlineData("Article en référence\n")]
    [InlineData("\n")]
    [InlineData("\r\0\n")]
    public Task Five_megabytes_of_anything_are_read_in_work_that_grows_as_they_do(string unit) =>
        Work.GrowsAsItsText(
            unit,
            5_000_000,
            text =>
            {
                _ = ManuscriptReader.Read("Article en référence\n" + text);
                var piece = ManuscriptReader.Read(text);
                _ = piece.ProposedTitle + piece.Hashtags.Count;
            }
        );
}
