using System.Text;
using System.Text.Encodings.Web;
using System.Text.RegularExpressions;
using System.Xml;
using Commentary.Application.Press;
using Commentary.Application.Reading;
using Commentary.Text.HouseFormat;
using Commentary.Web.Resources;
using Commentary.Web.Site.Shared;
using Microsoft.Extensions.Localization;

namespace Commentary.Web.Site.Feeds;

/// <summary>A piece as one stretch of HTML, for whoever shows it elsewhere: what it is about first, then the five parts.</summary>
internal sealed partial class WholePiece(Origin origin, Dates dates, IStringLocalizer<SiteTexts> says)
{
    public string Html(ReadFeed.Entry entry)
    {
        var piece = entry.Publication;
        var html = new StringBuilder();
        if (piece.IsDemonstration)
            html.Append("<p><em>").Append(Encoded(says["Demonstration"])).Append("</em></p>\n");
        if (entry.OriginalSince is { } since)
            html.Append("<p><em>").Append(Encoded(says["FeedOriginalChanged", dates.Day(since, piece.Language)])).Append("</em></p>\n");
        Source(html, piece);
        foreach (var part in PartNames.Bodies)
            html.Append("<h2>").Append(part.Label(piece.Language)).Append("</h2>\n").Append(piece.Unmarked(part)).Append('\n');
        // A reader of feeds shows the piece elsewhere: a link within the site must say which site, and one within the page which page.
        var page = Addresses.Article(piece.Language, piece.Slug);
        return Sound(SitePath().Replace(html.ToString(), link => link.Value + origin.Of(link.Groups["place"].Success ? page : "")));
    }

    /// <summary>One publication that holds what XML cannot, made before anybody knew of it, must not take the feed from every reader.</summary>
    public static string Sound(string text) =>
        // XML 1.0, 2.2; half a surrogate pair becomes U+FFFD.
        string.Concat(text.EnumerateRunes().Where(rune => !rune.IsBmp || XmlConvert.IsXmlChar((char)rune.Value)));

    private void Source(StringBuilder html, Publication piece)
    {
        if (piece.SourceUrl.Length == 0)
            return;
        var lang = piece.SourceLanguage.Length > 0 ? $" lang=\"{Encoded(piece.SourceLanguage)}\"" : "";
        html.Append("<p>")
            .Append(Encoded(says["FeedSource", Part.Source.Label(piece.Language)]))
            .Append(" <a href=\"")
            .Append(Encoded(piece.SourceUrl))
            .Append("\">")
            .Append(piece.SourceTitle.Length > 0 ? $"<cite{lang}>{Encoded(piece.SourceTitle)}</cite>" : Encoded(piece.SourceName))
            .Append("</a>")
            .Append(piece.SourceTitle.Length > 0 ? $", {Encoded(piece.SourceName)}" : "")
            .Append(piece.SourceAuthor.Length > 0 ? $", {Encoded(piece.SourceAuthor)}" : "")
            .Append(piece.SourcePublishedOn is { } day ? $", {Dates.Day(day, piece.Language)}" : "")
            .Append("</p>\n");
    }

    private static string Encoded(string text) => HtmlEncoder.Default.Encode(text);

    /// <summary>
    /// Up to the slash with which a link or a picture of the site begins, or the number sign of a place in the page. In the words of a piece,
    /// a &lt; is escaped.
    /// </summary>
    [GeneratedRegex(
        """<(a|img)(\s[\w-]+="[^"]*")*?\s(href|src)="((?=/)|(?<place>(?=#)))""",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex SitePath();
}
