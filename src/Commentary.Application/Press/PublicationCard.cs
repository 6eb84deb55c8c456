using System.Security.Cryptography;
using Commentary.Text.Languages;

namespace Commentary.Application.Press;

/// <summary>
/// The picture that networks show beside a link to a publication: drawn with it, in a table of its own, because whoever reads a publication
/// does not want it.
/// </summary>
public class PublicationCard
{
    public const int Width = 1200;
    public const int Height = 630;

    /// <summary>Of <see cref="Hash"/>.</summary>
    public const int HashLength = 16;

    public int PublicationId { get; private set; }
    public Publication Publication { get; private set; } = null!;

    /// <summary>Of the bytes, in the picture's address: another picture is at another address.</summary>
    public string Hash { get; private set; } = "";

    /// <summary>PNG.</summary>
    public byte[] Bytes { get; private set; } = [];

    /// <summary>Draws the card of a publication, which knows it by its hash from then on.</summary>
    public static PublicationCard Of(Publication publication, DrawCard draw)
    {
        ArgumentNullException.ThrowIfNull(publication);
        ArgumentNullException.ThrowIfNull(draw);
        var bytes = draw(new(publication.Title, publication.Language, publication.SourceName));
        var card = new PublicationCard
        {
            Publication = publication,
            Hash = Convert.ToHexStringLower(SHA256.HashData(bytes))[..HashLength],
            Bytes = bytes,
        };
        publication.Card = card.Hash;
        return card;
    }
}

/// <summary>What stands on a card.</summary>
/// <param name="Source">Whose news it is: a publisher or a host; empty when neither is known.</param>
public record CardText(string Title, Language Language, string Source);

/// <summary>Draws a card as PNG. The one who can stands in Commentary.Web: pictures, like HTML, are how a reader is shown things.</summary>
public delegate byte[] DrawCard(CardText text);
