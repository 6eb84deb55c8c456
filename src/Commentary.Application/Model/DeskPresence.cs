namespace Commentary.Application.Model;

/// <summary>Somebody is at one open page of the desk. It says so of itself, again and again; one that has not for a while is left.</summary>
public class DeskPresence
{
    public int Id { get; private set; }
    public int ArticleId { get; init; }
    public int MemberId { get; init; }

    /// <summary>As <see cref="TypedText.Desk"/> names the page.</summary>
    public string Desk { get; init; } = "";

    /// <summary>Where they are, such as <c>French.Neutral</c>; empty when they are in no field.</summary>
    public string Field { get; private set; } = "";

    /// <summary>UTC, by the server's clock.</summary>
    public DateTime At { get; private set; }

    public void Be(string field, DateTime at) => (Field, At) = (field, at);
}
