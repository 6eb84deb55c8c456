using Commentary.Text.Languages;

namespace Commentary.Application.Redirects.Rescue;

/// <summary>What fits an address that was asked, or one that it may have been, among the live pages and the exact rules in memory.</summary>
public sealed class FitsInMemory(RedirectIndex index, KnownPages pages, Language reader, DateTime now)
{
    /// <summary>A rule's path with one hyphen missing is looked for at each place; in a longer one at none.</summary>
    private const int MostPlaces = 120;

    /// <summary>Letters that an address must have, to be said to go on with something else.</summary>
    private const int FewestLetters = 8;

    private const int MostBeginning = 10;

    public IEnumerable<Fit> Of(OldAddress text, bool isCut) => Pages(text, isCut).Concat(Rules(text, isCut));

    private IEnumerable<Fit> Pages(OldAddress text, bool isCut)
    {
        if (SlugOf(text.Path) is not var (slug, language))
            return [];
        var letters = Slug.Letters(slug);
        if (letters.Length is 0 or > 2 * Slug.MaxLength)
            return [];
        List<(Fitness, LivePage)> found = [];
        foreach (var page in pages.Whole(letters).Where(IsAsked))
            found.Add((Fitness.Whole, page));
        var isThere = found.Count > 0;
        // The same slug in the other language is offered; it is not what was asked for.
        if (!isThere)
            foreach (var page in pages.Whole(letters))
                found.Add((Fitness.Offered, page));
        var beginning = pages.Beginning(letters).Where(IsAsked).Take(MostBeginning).ToList();
        // Two words of one may be a word of another: "open-ai-recrute" and "openai-recrute". Then nobody knows which was cut.
        var isEnough = beginning.Exists(page => Fit.IsEnough(letters, page.Slug));
        foreach (var page in beginning)
            if (Fit.IsEnough(letters, page.Slug))
                found.Add((Fitness.Cut, page));
            else if (!isThere && !isEnough)
                found.Add((Fitness.Offered, page));
            else if (isEnough || isCut || Fit.GoesOnWithAWord(letters, page.Slug))
                found.Add((Fitness.Perhaps, page));
        // "recrute2" may be "recrute-2", or "recrute" and the number of a note: where a hyphen is missing, what stands before it is one too.
        var certain = found.Where(f => f.Item1 is Fitness.Whole or Fitness.Cut).ToList();
        foreach (var page in pages.BegunBy(letters, FewestLetters).Where(IsAsked).Take(MostBeginning))
        {
            var begun = Slug.Letters(page.Slug);
            if (certain.Count == 0)
                found.Add((Fitness.Offered, page));
            else if (!Fit.GoesOnWithAWord(begun, slug) && certain.Exists(f => Fit.GoesOnWithAWord(begun, f.Item2.Slug)))
                found.Add((Fitness.Perhaps, page));
        }
        return found.Select(f => Fit.Of(f.Item1, text, f.Item2, reader, index.Live)).OfType<Fit>();

        bool IsAsked(LivePage page) => language is null || page.Language == language;
    }

    /// <summary>The slug that a path of an article has, and the language that it names; null for any other path.</summary>
    internal static (string Slug, Language? Language)? SlugOf(string path)
    {
        var segments = path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        var language = LanguageNames
            .All.Where(l => segments is [var first, ..] && first == l.Code())
            .Select(l => (Language?)l)
            .FirstOrDefault();
        return segments[(language is null ? 0 : 1)..] is ["articles", var slug] ? (slug, language) : null;
    }

    private IEnumerable<Fit> Rules(OldAddress text, bool isCut)
    {
        foreach (var fit in At(text, text.Path))
            yield return fit;
        // A topic or a year.
        if (index.Live.HasList(text.Path))
            yield return new(
                isCut ? Fitness.Perhaps : Fitness.Whole,
                text,
                new(
                    0,
                    new()
                    {
                        Path = text.Path,
                        Target = text.Path,
                        Answer = RedirectAnswer.Found,
                    }
                ),
                text.Path,
                null
            );
        if (!LanguageNames.All.Any(l => text.Path.StartsWith($"/{l.Code()}/", StringComparison.Ordinal)))
            foreach (var language in LanguageNames.All)
            foreach (var fit in At(text, $"/{language.Code()}{text.Path}"))
                yield return fit;
        if (text.Path.Length > MostPlaces)
            yield break;
        for (var i = 2; i < text.Path.Length; i++)
            if (char.IsLetterOrDigit(text.Path[i]) && text.Path[i - 1] is var before && (before == '-' || char.IsLetterOrDigit(before)))
                foreach (var fit in At(text, text.Path.Insert(i, "-")))
                {
                    yield return fit;
                    // "/recrute2" may be "/recrute-2", or "/recrute" and the number of a note.
                    foreach (var shorter in At(text, text.Path[..i]))
                        yield return shorter with
                        {
                            Fitness = Fitness.Perhaps,
                        };
                }
    }

    private IEnumerable<Fit> At(OldAddress text, string path)
    {
        var rules = index.ExactAt(path);
        foreach (var numbered in rules)
        {
            // The only rule for a path is meant, whichever host it names.
            var asked = text with
            {
                Path = path,
                Host = rules.Count == 1 && numbered.Rule.Host.Length > 0 ? numbered.Rule.Host : text.Host,
            };
            if (numbered.Rule.WhyNot(asked, now) is WhyNotApplied.None)
                yield return Fit.Of(Fitness.Whole, asked, numbered, reader, index.Live);
        }
    }
}
