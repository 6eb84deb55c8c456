using System.Text;
using AwesomeAssertions;
using Commentary.Text.HouseFormat;
using Commentary.Text.Languages;
using Xunit;

namespace Commentary.Text.Tests.HouseFormat;

public class RealPieceTests
{
    private static readonly Encoding Windows1252 = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

    public static TheoryData<string, byte[]> EveryWayToSaveIt()
    {
        var text = Sample.Text();
        var crlf = text.ReplaceLineEndings("\r\n");
        var withoutPictures = text.Replace("🚀 ", "", StringComparison.Ordinal)
            .Replace("👉 ", "", StringComparison.Ordinal)
            .Replace(" 👈", "", StringComparison.Ordinal);
        return new()
        {
            { "as written", Sample.Bytes() },
            { "with CRLF", Encoding.UTF8.GetBytes(crlf) },
            { "with lone CR", Encoding.UTF8.GetBytes(text.ReplaceLineEndings("\r")) },
            { "with a mark", [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(crlf)] },
            { "as UTF-16", [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(crlf)] },
            { "as big-endian UTF-16", [0xFE, 0xFF, .. Encoding.BigEndianUnicode.GetBytes(text)] },
            { "as UTF-16 without a mark", Encoding.Unicode.GetBytes(withoutPictures) },
            { "as Windows-1252", Windows1252.GetBytes(withoutPictures) },
            { "as Windows-1252 with CRLF", Windows1252.GetBytes(withoutPictures.ReplaceLineEndings("\r\n")) },
            { "cut in the middle of its last character", Sample.Bytes()[..^2] },
        };
    }

    [Theory, MemberData(nameof(EveryWayToSaveIt))]
    public void A_real_piece_is_read_whole_however_it_was_saved(string way, byte[] bytes)
    {
        var piece = ManuscriptReader.Read(bytes);

        piece.IsPiece.Should().BeTrue(way);
        piece.Language.Should().Be(Language.French);
        piece.SourceUrl.Should().Be("https://www.wired.com/story/openai-new-hires-scaling/");
        piece.ProposedTitle.Should().Be("OpenAI recrute 4 ingénieurs stars de Tesla, xAI et Meta pour son équipe d infrastructure!");
        piece.Hashtags.Should().Equal("IA", "Tech");
        PartNames.Bodies.Select(part => Paragraphs(piece[part])).Should().Equal(3, 4, 4, 5, 5);
        piece.Summary.Should().StartWith("OpenAI vient de recruter").And.EndWith("changent d’équipe.");
        piece.Pessimistic.Should().EndWith("la démocratie et l’équité sociale.");
    }

    [Fact]
    public void The_forwarding_words_of_a_real_piece_are_left_out_and_reported()
    {
        var piece = ManuscriptReader.Read(Sample.Bytes());

        piece.Findings.Should().ContainSingle().Which.Kind.Should().Be(FindingKind.ForwardingWordsLeftOut);
        piece.Stretches.Where(s => s.Kind is StretchKind.ForwardingWords).Should().HaveCount(2);
        piece.Unplaced.Should().BeEmpty();
    }

    private static int Paragraphs(string text) => text.Split("\n\n").Length;
}
