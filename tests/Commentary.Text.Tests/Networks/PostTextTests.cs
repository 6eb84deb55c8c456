using AwesomeAssertions;
using Commentary.Text.Languages;
using Commentary.Text.Networks;
using Xunit;

namespace Commentary.Text.Tests.Networks;

public class PostTextTests
{
    /// <summary>U+202F weighs two letters on X; where there is no narrow space, the OQLF has none.</summary>
    [Fact]
    public void A_post_has_the_signs_of_its_language_and_only_spaces_that_networks_keep()
    {
        var post = PostText.Propose(
            Network.X,
            Language.French,
            "L'IA : \"utile\" ? Oui ! Voilà 200 000 GPU pour une équipe.",
            "Un titre",
            ["IA"],
            "https://commentary.example/r/a"
        );

        post.Should()
            .Be(
                "L’IA\u00A0: «\u00A0utile\u00A0»? Oui! Voilà 200\u00A0000\u00A0GPU pour une équipe.\n\n#IA\n\nhttps://commentary.example/r/a"
            );
    }
}
