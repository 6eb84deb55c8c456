using System.Text;
using Commentary.Text.Languages;
using Commentary.Text.Typography;
using Markdig.Syntax.Inlines;

namespace Commentary.Text.Markdown;

/// <summary>The words of a block laid out as one strip, and where each stretch of it came from.</summary>
internal sealed class Pieces
{
    private readonly Language language;
    private readonly StringBuilder text = new();
    private readonly List<Strip.Run> runs = [];
    private readonly List<LiteralInline?> literals = [];
    private readonly List<LinkInline> pictures = [];

    private Pieces(ContainerInline words, Language language)
    {
        this.language = language;
        foreach (var inline in words)
            Add(inline);
        Strip = new(text.ToString(), [.. runs]);
    }

    public static Pieces Of(ContainerInline words, Language language) => new(words, language);

    public Strip Strip { get; }

    /// <summary>By run; null for what has no words of its own.</summary>
    public IReadOnlyList<LiteralInline?> Literals => literals;

    /// <summary>Their descriptions are texts by themselves.</summary>
    public IReadOnlyList<LinkInline> Pictures => pictures;

    /// <summary>Whether a run is set by the rules of a language.</summary>
    public bool IsSet(int run) => runs[run].Style is not null;

    public bool IsFrench(int run) => LanguageOf(run) is Language.French;

    /// <summary>Null for what is set by no rules.</summary>
    public Language? LanguageOf(int run) => runs[run].Style is { } style ? (style.IsFrench ? Language.French : Language.English) : null;

    private void Add(Inline inline)
    {
        switch (inline)
        {
            case LiteralInline literal:
                Add(literal.Content.AsSpan(), StyleOf(literal), literal);
                break;
            case LinkInline { IsAutoLink: true } or CodeInline or AutolinkInline or HtmlInline:
                Add([Strip.Thing], null);
                break;
            case LinkInline { IsImage: true } picture:
                Add([Strip.Thing], null);
                pictures.Add(picture);
                break;
            case LineBreakInline:
                Add("\n", null);
                break;
            case HtmlEntityInline entity:
                Add(entity.Transcoded.AsSpan(), null);
                break;
            case ContainerInline several:
                foreach (var each in several)
                    Add(each);
                break;
        }
    }

    private void Add(ReadOnlySpan<char> words, Style? style, LiteralInline? literal = null)
    {
        // What has no words has no place either.
        if (words.Length == 0)
            return;
        text.Append(words);
        runs.Add(new(text.Length, style));
        literals.Add(literal);
    }

    private Style? StyleOf(LiteralInline literal) =>
        literal.Parent is EmphasisInline script && Scripts.Is(script) ? null
        : (Passages.TagOf(literal) is { } tag ? Locales.Of(tag) : Locales.Of(language)) is { } locale ? Style.Of(locale)
        : null;
}
