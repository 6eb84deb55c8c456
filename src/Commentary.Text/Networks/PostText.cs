using Commentary.Text.HouseFormat;
using Commentary.Text.Languages;
using Commentary.Text.Typography;

namespace Commentary.Text.Networks;

/// <summary>What a network is told of a piece, before an editor has a word of their own.</summary>
public static class PostText
{
    /// <summary>In characters (UTF-16 units): room for the longest network, and for what has yet to be cut.</summary>
    public const int MostLength = 10_000;

    /// <summary>
    /// The teaser, the hashtags that it lacks, and the link; where that does not fit, the title in the place of the teaser; where nothing does, the teaser.
    /// </summary>
    public static string Propose(
        Network network,
        Language language,
        string teaser,
        string title,
        IReadOnlyList<string> hashtags,
        string link
    )
    {
        ArgumentNullException.ThrowIfNull(teaser);
        ArgumentNullException.ThrowIfNull(title);
        ArgumentNullException.ThrowIfNull(hashtags);
        var (whole, brief) = (Of(teaser), Of(title));
        return teaser.Trim().Length == 0 || (PostLength.Of(whole, network).IsOver && !PostLength.Of(brief, network).IsOver) ? brief : whole;

        string Of(string words)
        {
            var there = Teaser.Hashtags(words).ToHashSet(StringComparer.OrdinalIgnoreCase);
            var tags = string.Join(' ', hashtags.Where(tag => !there.Contains(tag)).Select(tag => $"#{tag}"));
            string[] parts = [Typographer.Set(words.ReplaceLineEndings("\n").Trim(), Style.OfPost(language)), tags, link];
            var post = string.Join("\n\n", parts.Where(part => part.Length > 0));
            return post.Length <= MostLength ? post : post[..(char.IsHighSurrogate(post[MostLength - 1]) ? MostLength - 1 : MostLength)];
        }
    }
}
