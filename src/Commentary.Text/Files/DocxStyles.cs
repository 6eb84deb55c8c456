using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using M = DocumentFormat.OpenXml.Math;
using W = DocumentFormat.OpenXml.Wordprocessing;

namespace Commentary.Text.Files;

/// <summary>The styles of a Word document, by their identifiers.</summary>
internal sealed class DocxStyles(MainDocumentPart main)
{
    private readonly Dictionary<string, W.Style> _styles = (main.StyleDefinitionsPart?.Styles?.Elements<W.Style>() ?? [])
        .Where(style => style.StyleId?.Value is not null)
        .GroupBy(style => style.StyleId!.Value!, StringComparer.Ordinal)
        .ToDictionary(same => same.Key, same => same.First(), StringComparer.Ordinal);

    public W.Style? Of(string? id) => id is null ? null : _styles.GetValueOrDefault(id);

    /// <summary>What a run says of itself, or else the style of its characters for it.</summary>
    public T? Mark<T>(W.Run run)
        where T : OpenXmlElement =>
        run.RunProperties?.GetFirstChild<T>() ?? Of(run.RunProperties?.RunStyle?.Val?.Value)?.StyleRunProperties?.GetFirstChild<T>();
}

/// <summary>The words alone of any part of a Word document, to tell what it is.</summary>
internal static class DocxWords
{
    public static string Of(OpenXmlElement element) =>
        string.Concat(
                element
                    .Descendants()
                    .Prepend(element)
                    // What Word draws, it keeps a second time for its older versions.
                    .Where(part => !part.Ancestors<AlternateContentFallback>().Any())
                    .Select(part =>
                        part switch
                        {
                            W.Text or W.DeletedText or M.Text or DocumentFormat.OpenXml.Drawing.Text => part.InnerText,
                            W.Paragraph or W.Break or W.TabChar => " ",
                            OpenXmlUnknownElement { HasChildren: false } unknown => unknown.InnerText,
                            _ => "",
                        }
                    )
            )
            .Trim();
}
