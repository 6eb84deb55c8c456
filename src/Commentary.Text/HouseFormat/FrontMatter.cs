using System.Globalization;
using Commentary.Text.Languages;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Commentary.Text.HouseFormat;

/// <summary>
/// What a site generator keeps at the top of a file: YAML between two lines of <c>---</c>. Its title, date, language and tags are read; its
/// other keys are named in <see cref="Unread"/>.
/// </summary>
public sealed record FrontMatter
{
    /// <summary>In characters. What is longer is no heading of a file.</summary>
    internal const int Most = 16 * 1024;

    public string Title { get; init; } = "";

    /// <summary>Whether the title had one, which was taken out of it.</summary>
    internal bool HadDirectionMark { get; init; }

    /// <summary>A date as YAML writes it (ISO 8601); null when there is none or it is none. Without an offset it is a wall-clock time of the site.</summary>
    public DateTimeOffset? Date { get; init; }

    /// <summary>Whether <see cref="Date"/> says its own offset from UTC.</summary>
    public bool HasOffset { get; init; }
    public Language? Language { get; init; }

    /// <summary>As typed, without a <c>#</c>.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>Each key that was not read, with its value on one line, shortened.</summary>
    public IReadOnlyList<string> Unread { get; init; } = [];

    /// <summary>Paints the front matter of a text; null when it has none, or none that can be read.</summary>
    internal static FrontMatter? Take(PaintedText page)
    {
        var (start, end, yaml) = Find(page.Text);
        if (yaml is null || Read(yaml) is not { } read)
            return null;
        page.Paint(start, end, StretchKind.FrontMatter);
        return read;
    }

    /// <summary>Whether a text begins with something that is read as front matter.</summary>
    internal static bool Begins(string text) => Find(text) is { Yaml: { } yaml } && Read(yaml) is not null;

    private static (int Start, int End, string? Yaml) Find(string text)
    {
        int? start = null;
        var content = 0;
        foreach (var line in Lines.Of(text))
        {
            var words = text.AsSpan(line.Start, line.End - line.Start).Trim("\uFEFF \t");
            if (start is null && words.IsEmpty)
                continue;
            if (start is null && words is not "---")
                break;
            if (start is null)
                (start, content) = (line.Start, line.Next);
            else if (words is "---" or "...")
                return (start.Value, line.End, text[content..line.Start]);
            else if (line.End - content > Most)
                break;
        }
        return (0, 0, null);
    }

    private static FrontMatter? Read(string yaml)
    {
        YamlMappingNode keys;
        try
        {
            var stream = new YamlStream();
            using var reader = new StringReader(Lines.Normalise(yaml));
            stream.Load(reader);
            if (stream.Documents is not [{ RootNode: YamlMappingNode { Children.Count: > 0 } root }])
                return null;
            keys = root;
        }
        // The parser says some of what it does not understand in exceptions of others.
        catch (Exception unreadable) when (unreadable is YamlException or ArgumentException or InvalidOperationException or FormatException)
        {
            return null;
        }
        var matter = new FrontMatter();
        List<string> unread = [];
        foreach (var (key, value) in keys.Children)
        {
            var name = (key as YamlScalarNode)?.Value ?? "";
            if (matter.With(name.Trim(), value) is { } with)
                matter = with;
            else
                unread.Add($"{name}: {Flat(value)}");
        }
        return matter with { Unread = [.. matter.Unread, .. unread] };
    }

    /// <summary>Null for what is not read.</summary>
    private FrontMatter? With(string key, YamlNode node)
    {
        var value = (node as YamlScalarNode)?.Value?.Trim() ?? "";
        switch (key.ToLowerInvariant())
        {
            case "title" or "titre" when value.Length > 0 && Title.Length == 0:
                return this with
                {
                    Title = Teaser.Cut(DirectionMarks.Without(value).ReplaceLineEndings(" ")),
                    HadDirectionMark = value.Any(DirectionMarks.Is),
                    Unread = value.Length <= Teaser.TitleLength ? Unread : [.. Unread, $"{key}: {Short(value)}"],
                };
            case "date" or "published" or "publishdate" or "pubdate" when Date is null:
                return ReadDate(value);
            case "lang" or "language" or "langue" or "locale" when Language is null && LanguageNames.TryParse(value, out var language):
                return this with { Language = language };
            case "tags" or "keywords" or "hashtags" or "mots-clés" or "mots-cles" or "étiquettes" when Tags.Count == 0:
                var tags = node is YamlSequenceNode list ? list.Select(tag => (tag as YamlScalarNode)?.Value ?? "") : value.Split(',');
                var named = tags.Select(tag => tag.Trim().TrimStart('#'))
                    .Where(tag => tag.Length > 0)
                    .ToLookup(tag => tag.Any(char.IsLetter));
                return this with { Tags = [.. named[true]], Unread = [.. Unread, .. named[false].Select(tag => $"{key}: {Short(tag)}")] };
            default:
                return null;
        }
    }

    private FrontMatter? ReadDate(string value)
    {
        const DateTimeStyles Styles = DateTimeStyles.AllowWhiteSpaces;
        if (DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, Styles, out var day))
            return this with { Date = new DateTimeOffset(day, TimeOnly.MinValue, TimeSpan.Zero) };
        string[] local = ["yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd HH:mm:ss", "yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd HH:mm"];
        if (DateTime.TryParseExact(value, local, CultureInfo.InvariantCulture, Styles, out var wall))
            return this with { Date = new DateTimeOffset(wall, TimeSpan.Zero) };
        string[] absolute = [.. local.SelectMany(form => (string[])[form + "K", form + " K", form + ".FFFFFFFK"])];
        return DateTimeOffset.TryParseExact(value, absolute, CultureInfo.InvariantCulture, Styles, out var moment)
            ? this with
            {
                Date = moment,
                HasOffset = true,
            }
            : null;
    }

    private static string Flat(YamlNode node)
    {
        // Never walked by itself: an alias may lead back to what holds it.
        var words =
            node is YamlScalarNode scalar ? scalar.Value ?? ""
            : node is YamlSequenceNode list ? string.Join(", ", list.OfType<YamlScalarNode>().Select(each => each.Value))
            : "…";
        return Short(words);
    }

    private static string Short(string words)
    {
        words = string.Join(' ', words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return words.Length <= 60 ? words : words[..59] + "…";
    }
}
