using Commentary.Text.Languages;
using Commentary.Text.Markdown;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Commentary.Text.Typography.Slips;

/// <summary>
/// A text as a proofreader reads it: what is no prose of its language is masked, sign for sign, by <see cref="Strip.Thing"/>, so that no rule
/// looks into an address, code or a quotation in another language.
/// </summary>
internal sealed class Proof
{
    private readonly int[]? places;

    private Proof(string text, Language language, string source, int[]? places)
    {
        var left = new LeftAlone(text);
        Text = string.Create(
            text.Length,
            (text, left),
            static (masked, from) =>
            {
                for (var at = 0; at < masked.Length; at++)
                    masked[at] = !Signs.IsBlank(from.text[at]) && from.left.Has(at) ? Strip.Thing : from.text[at];
            }
        );
        (Typed, Language, Source, this.places) = (text, language, source, places);
    }

    public string Text { get; }

    /// <summary>The same with tags, formulas and addresses.</summary>
    public string Typed { get; }
    public Language Language { get; }
    public string Source { get; }

    /// <summary>Whether the text has marks, and a passage may be marked in it.</summary>
    public bool IsMarkdown => places is not null;

    public static Proof Plain(string text, Language language) => new(text, language, text, null);

    /// <summary>The blocks of a text, each by itself.</summary>
    public static IEnumerable<Proof> Markdown(string text, Language language)
    {
        if (HouseMarkdown.Parse(text, isPrecise: true) is not { } document)
            yield break;
        foreach (var block in document.Descendants<LeafBlock>())
            if (block.Inline is { } words)
                foreach (var proof in Of(words, language, text))
                    yield return proof;
    }

    /// <summary>A stretch of this text as one of the source; null where marks stand in between.</summary>
    public Slip? Place(Slip slip)
    {
        if (places is null)
            return slip;
        var start = places[slip.Start];
        return start >= 0 && places[slip.Start + slip.Length - 1] == start + slip.Length - 1 ? slip with { Start = start } : null;
    }

    private static IEnumerable<Proof> Of(ContainerInline words, Language language, string source)
    {
        var pieces = Pieces.Of(words, language);
        var text = pieces.Strip.Text.ToCharArray();
        var typedAt = new int[text.Length];
        Array.Fill(typedAt, -1);
        var start = 0;
        for (var run = 0; run < pieces.Strip.Count; run++)
        {
            var length = pieces.Strip.Words(run).Length;
            var isOurs = pieces.LanguageOf(run) == language;
            var from = pieces.Literals[run]?.Span.Start ?? -1;
            // An escape or an entity within: what is there is not what was typed.
            var isTyped =
                from >= 0 && from + length <= source.Length && source.AsSpan(from, length).SequenceEqual(text.AsSpan(start, length));
            for (var at = start; at < start + length; at++)
                if (isOurs && isTyped)
                    typedAt[at] = from + at - start;
                else if (!Signs.IsBlank(text[at]))
                    text[at] = Strip.Thing;
            start += length;
        }
        yield return new(new(text), language, source, typedAt);
        foreach (var picture in pieces.Pictures)
        foreach (var proof in Of(picture, language, source))
            yield return proof;
    }
}
