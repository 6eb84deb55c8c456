using Commentary.Application.Model;
using Commentary.Application.Press;
using Commentary.Text.HouseFormat;
using Commentary.Text.Languages;
using Commentary.Text.Links;
using Commentary.Text.Markdown;
using Commentary.Text.Typography;

namespace Commentary.Application.Publishing;

/// <summary>Makes what readers will see from what was written. A preview and a publication both come from here.</summary>
public static class Typesetter
{
    private const int DescriptionLength = 160;

    public static Publication Set(EditionText text, Language language, SourceText source, IEnumerable<TopicName> topics, Imprint imprint)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(imprint);
        var standfirst = Typographer.Set(Teaser.Standfirst(text.Teaser, text.Title), language);
        var publication = new Publication
        {
            ArticleId = imprint.ArticleId,
            Language = language,
            FeedId = imprint.FeedId,
            Version = imprint.Version,
            Title = OnOneLine(Typographer.Set(text.Title, language)),
            Slug = text.Slug,
            Standfirst = standfirst,
            Question = Typographer.Set(text.Question, language),
            Description = Shorten(
                standfirst.Length > 0 ? standfirst : Typographer.Set(HouseMarkdown.ToPlainText(text.Summary), language),
                DescriptionLength
            ),
            SourceUrl = SourceAddress.TryCanonical(source.Url, out var canonical) ? canonical : "",
            SourceHost = Shorten(SourceAddress.Host(source.Url), SourceLink.NameLength),
            SourceTitle = OfSource(source),
            SourcePublisher = source.Publisher,
            SourceAuthor = source.Author,
            SourcePublishedOn = source.PublishedOn,
            SourceLanguage = source.Language,
            Words = PartNames.Bodies.Sum(part => HouseMarkdown.Words(Duels.Unmarked(text[part], part))),
            IsDemonstration = imprint.IsDemonstration,
            PublishedAt = imprint.At,
            PublishedBy = imprint.By,
            Making = imprint.Making,
        };
        publication.Parts.AddRange(Parts(text, language, imprint));
        var shown = publication.Parts.SelectMany(part => Figures.In(part.Html)).ToHashSet(StringComparer.Ordinal);
        publication.Pictures.AddRange(
            imprint
                .Pictures.Where(picture => shown.Contains(picture.Value.Key))
                .Select(picture => new PublicationPicture { PictureId = picture.Key, Key = picture.Value.Key })
        );
        publication.Topics.AddRange(
            topics.Select(
                (name, place) =>
                    new PublicationTopic
                    {
                        TopicId = name.TopicId,
                        Place = place,
                        Name = name.Shown,
                        Slug = name.Slug,
                    }
            )
        );
        return publication;
    }

    private static IEnumerable<PublicationPart> Parts(EditionText text, Language language, Imprint imprint)
    {
        Dictionary<Part, string> html = [];
        var (notes, words) = (0, FootnoteWords.In(language));
        foreach (var part in PartNames.Bodies)
        {
            (var numbered, notes) = Footnotes.Number(Duels.ToHtml(text[part], part, language), notes, words);
            html[part] = Paragraphs.Address(
                Figures.Set(numbered, key => imprint.Pictures.Values.FirstOrDefault(picture => picture.Key == key), imprint.PictureAddress),
                part.Fragment(language),
                imprint.Former.FirstOrDefault(former => former.Part == part)?.Html ?? ""
            );
        }
        (html[Part.Optimistic], html[Part.Pessimistic]) = FaceToFace.Set(
            html[Part.Optimistic],
            html[Part.Pessimistic],
            FacingWords.To(Part.Optimistic, language),
            FacingWords.To(Part.Pessimistic, language)
        );
        return PartNames.Bodies.Select(part => new PublicationPart { Part = part, Html = html[part] });
    }

    /// <summary>By the rules of the language that it is in; one that the house has no rules for stays as its author wrote it.</summary>
    private static string OfSource(SourceText source) =>
        Locales.Of(source.Language ?? "") is { } locale ? Typographer.Set(source.Title, Style.Of(locale)) : source.Title;

    private static string OnOneLine(string text) => text.ReplaceLineEndings(" ").Trim();

    private static string Shorten(string text, int length)
    {
        text = OnOneLine(text);
        if (text.Length <= length)
            return text;
        var end = text.LastIndexOf(' ', length - 1);
        if (end <= length / 2)
            end = char.IsLowSurrogate(text[length - 1]) ? length - 2 : length - 1;
        return text[..end].TrimEnd(' ', ',', ';', ':', '.') + "…";
    }
}

/// <summary>Whose publication, when, and of which revision.</summary>
public record Imprint(int ArticleId, int Version, bool IsDemonstration, DateTime At, string By)
{
    public Making Making { get; init; } = new();

    /// <summary>The edition's own.</summary>
    public required Guid FeedId { get; init; }

    /// <summary>The parts as they were published last: a paragraph keeps the address that it has there.</summary>
    public IReadOnlyList<PublicationPart> Former { get; init; } = [];

    /// <summary>The pictures that the text names and that are there, by their number.</summary>
    public IReadOnlyDictionary<int, FigurePicture> Pictures { get; init; } = new Dictionary<int, FigurePicture>();

    /// <summary>The address of a file by name, width and format.</summary>
    public Func<string, int, string, string> PictureAddress { get; init; } = Addresses.Image;
}
