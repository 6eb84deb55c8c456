using Commentary.Application.Announcing;
using Commentary.Text.Languages;
using Commentary.Text.Networks;

namespace Commentary.Web.Admin.Articles;

/// <summary>One network's text on the page of the posts.</summary>
/// <param name="Place">Its place in the form.</param>
/// <param name="Typed">What stands in its field.</param>
/// <param name="IsTheirs">Whether somebody else saved first.</param>
public record PostPanel(int Place, OpenPosts.Post Post, SavePosts.Post Typed, Language Language, bool IsTheirs)
{
    public string Name => $"Save.Posts[{Place}]";
    public string Id => $"Post-{Post.Network}";

    /// <summary>Lines end as they are kept, whatever the browser sent.</summary>
    public string Text => Typed.Text.ReplaceLineEndings("\n");
    public PostLength.Counted Counted => PostLength.Of(Text, Post.Network);

    /// <summary>What is saved, where that is not what was typed.</summary>
    public string? Theirs => IsTheirs && Post.Text != Text ? Post.Text : null;
}
