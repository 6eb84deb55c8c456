using System.Xml;

namespace Commentary.Application.Redirects.Formats;

/// <summary>
/// An old site's sitemap (sitemaps.org, 0.9): each address that it names. An index names other files, which nobody fetches here: each is
/// listed as what is still to be brought.
/// </summary>
internal static class SitemapFile
{
    private static readonly XmlReaderSettings Safe = new()
    {
        // Neither entities nor other files: a sitemap needs none, and an attack does.
        DtdProcessing = DtdProcessing.Ignore,
        XmlResolver = null,
        MaxCharactersFromEntities = 1024,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
    };

    public static IEnumerable<FileLine> Read(string text)
    {
        using var xml = XmlReader.Create(new StringReader(text.TrimStart()), Safe);
        // The lines before the first mark are not the reader's.
        var skipped = text.AsSpan(0, text.Length - text.AsSpan().TrimStart().Length).Count('\n');
        var isIndex = false;
        while (Next(xml) is var next and not Found.Nothing)
        {
            var line = skipped + ((IXmlLineInfo)xml).LineNumber;
            if (next is Found.Broken)
            {
                yield return FileLine.Refused(Math.Max(1, line), "", Unread.Broken);
                yield break;
            }
            if (xml.NodeType is not XmlNodeType.Element)
                continue;
            isIndex |= xml.LocalName == "sitemapindex";
            // Pictures and videos have a «loc» too, in a namespace of their own.
            if (xml.LocalName != "loc" || xml.NamespaceURI.Contains("image", StringComparison.OrdinalIgnoreCase))
                continue;
            var address = Text(xml)?.Trim();
            yield return address is null ? FileLine.Refused(line, "", Unread.Broken)
            : address.Length > LegacyAddress.AddressLength ? FileLine.Refused(line, address, Unread.TooLong)
            : isIndex ? FileLine.Refused(line, address, Unread.OtherFile, address)
            : FileLine.Of(line, address);
        }
    }

    private enum Found
    {
        Something,
        Nothing,
        Broken,
    }

    private static Found Next(XmlReader xml)
    {
        try
        {
            return xml.Read() ? Found.Something : Found.Nothing;
        }
        catch (XmlException)
        {
            return Found.Broken;
        }
    }

    private static string? Text(XmlReader xml)
    {
        try
        {
            return xml.Read() && xml.NodeType is XmlNodeType.Text or XmlNodeType.CDATA ? xml.Value : "";
        }
        catch (XmlException)
        {
            return null;
        }
    }
}
