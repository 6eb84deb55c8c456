using System.Text;
using AwesomeAssertions;
using Commentary.Text.Links;
using Xunit;

namespace Commentary.Text.Tests.Links;

public class PageTitleTests
{
    private static string Title(string html, string? charset = null) => PageTitle.Of(Encoding.UTF8.GetBytes(html), charset);

    [Theory]
    [InlineData("<title>Une page</title>", "Une page")]
    [InlineData("<title>\n  Une\n  page &amp; l’autre </title>", "Une page & l’autre")]
    [InlineData("<title>Une page | Le Site</title><meta property='og:title' content='Une page'>", "Une page")]
    [InlineData("<meta name='og:title' content='Une page'>", "Une page")]
    [InlineData("<META PROPERTY='OG:TITLE' CONTENT='Une page'>", "Une page")]
    [InlineData("<title>Une page</title><meta property='og:title' content='  '>", "Une page")]
    [InlineData("<body><svg><title>Un pictogramme</title></svg>", "")]
    [InlineData("<p>Rien", "")]
    [InlineData("", "")]
    [InlineData("<title>Une page coupée", "Une page coupée")]
    public void A_page_says_what_it_is_called(string html, string title) => Title(html).Should().Be(title);

    [Fact]
    public void A_title_without_end_is_cut_and_no_character_in_two()
    {
        var long1 = new string('a', PageTitle.MaxLength - 1);
        Title($"<title>{long1}😀😀</title>").Should().Be(long1);
        Title($"<title>{new string('a', 100_000)}</title>").Should().HaveLength(PageTitle.MaxLength);
    }

    [Theory]
    [InlineData("windows-1252", "iso-8859-1", "")]
    [InlineData("windows-1252", "\"Windows-1252\"", "")]
    [InlineData("windows-1252", null, "<meta charset=windows-1252>")]
    [InlineData("windows-1252", null, "<meta http-equiv='Content-Type' content='text/html; charset=iso-8859-1'>")]
    [InlineData("windows-1252", "utf-8", "")]
    [InlineData("windows-1252", "no-such-thing", "")]
    [InlineData("utf-8", null, "")]
    [InlineData("utf-8", "utf-8", "<meta charset=windows-1252>")]
    [InlineData("iso-8859-15", "iso-8859-15", "")]
    public void A_title_is_read_in_the_encoding_that_the_page_is_in(string written, string? said, string meta)
    {
        var encoding = CodePagesEncodingProvider.Instance.GetEncoding(written) ?? Encoding.GetEncoding(written);
        PageTitle
            .Of(encoding.GetBytes($"{meta}<title>Été à Montréal : c’est là</title>".Replace('’', '\'')), said)
            .Should()
            .Be("Été à Montréal : c'est là");
    }

    [Fact]
    public void A_mark_of_the_bytes_goes_before_what_is_said_of_them() =>
        PageTitle.Of([.. Encoding.UTF8.Preamble, .. "<title>Été</title>"u8], "iso-8859-1").Should().Be("Été");

    [Theory]
    [InlineData("OpenAI is hiring hundreds", "OpenAI is hiring hundreds", true)]
    [InlineData("OpenAI is hiring hundreds", "OPENAI is hiring   hundreds!", true)]
    [InlineData("OpenAI is hiring hundreds", "OpenAI is hiring hundreds | WIRED", true)]
    [InlineData("OpenAI is hiring hundreds | WIRED", "OpenAI is hiring hundreds", true)]
    [InlineData("OpenAI is hiring hundreds", "OpenAI is now hiring hundreds of engineers", true)]
    [InlineData("OpenAI is hiring hundreds", "Page not found", false)]
    [InlineData("OpenAI is hiring hundreds | WIRED", "Page not found | WIRED", false)]
    [InlineData("OpenAI is hiring hundreds", "Domain for sale", false)]
    [InlineData("OpenAI 大規模採用を開始", "OpenAI、大規模採用を開始した", true)]
    [InlineData("大規模採用を開始", "ページが見つかりません", false)]
    [InlineData("Été", "E\u0301te\u0301", true)]
    [InlineData("OpenAI is hiring hundreds", "", true)]
    [InlineData("", "Anything", true)]
    public void Two_titles_are_of_one_page_unless_they_share_little(string one, string other, bool areAlike)
    {
        PageTitle.AreAlike(one, other).Should().Be(areAlike);
        PageTitle.AreAlike(other, one).Should().Be(areAlike);
    }
}
