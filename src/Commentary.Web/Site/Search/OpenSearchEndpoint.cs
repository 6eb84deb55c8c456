using System.Xml.Linq;
using Commentary.Application.Press;
using Commentary.Text.Languages;
using Commentary.Web.Resources;
using Commentary.Web.Site.Shared;
using Microsoft.Extensions.Localization;

namespace Commentary.Web.Site.Search;

/// <summary>How a browser searches the site from its own bar (OpenSearch 1.1), one description a language.</summary>
internal static class OpenSearchEndpoint
{
    private static readonly XNamespace Space = "http://a9.com/-/spec/opensearch/1.1/";

    public static void MapOpenSearch(this WebApplication app)
    {
        foreach (var language in LanguageNames.All)
            app.MapMethods(
                Addresses.OpenSearch(language),
                ["GET", "HEAD"],
                (Origin origin, IStringLocalizer<SiteTexts> says) =>
                    Results.Text(Description(language, origin, says), "application/opensearchdescription+xml", System.Text.Encoding.UTF8)
            );
    }

    private static string Description(Language language, Origin origin, IStringLocalizer<SiteTexts> says) =>
        """<?xml version="1.0" encoding="UTF-8"?>"""
        + "\n"
        + new XElement(
            Space + "OpenSearchDescription",
            // At most 16 letters (OpenSearch 1.1, «ShortName»).
            new XElement(Space + "ShortName", $"Commentary {language.Code()}"),
            new XElement(Space + "Description", says["SearchDescription"].Value),
            new XElement(Space + "Language", language.Tag()),
            new XElement(Space + "InputEncoding", "UTF-8"),
            new XElement(Space + "OutputEncoding", "UTF-8"),
            new XElement(Space + "Image", new XAttribute("type", "image/svg+xml"), origin.Of("/icon.svg")),
            new XElement(
                Space + "Url",
                new XAttribute("type", "text/html"),
                new XAttribute("template", origin.Of(Addresses.Search(language)) + "?q={searchTerms}")
            )
        );
}
