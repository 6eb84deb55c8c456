using Commentary.Text.Networks;

namespace Commentary.Application.Model;

/// <summary>What one network is told of an edition, where an editor has their own words for it.</summary>
public class SocialPost
{
    public int Id { get; private set; }
    public int EditionId { get; init; }
    public Network Network { get; init; }

    /// <summary>Empty: what is proposed.</summary>
    public string Text { get; private set; } = "";

    /// <summary>Grows by one with each save; a save based on an older number is refused.</summary>
    public int Version { get; private set; }
    public DateTime SavedAt { get; private set; }
    public string SavedBy { get; private set; } = "";

    public void Write(string text, string by, DateTime at) => (Text, SavedBy, SavedAt, Version) = (text, by, at, Version + 1);
}
