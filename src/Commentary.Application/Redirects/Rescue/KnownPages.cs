using Commentary.Text.Languages;

namespace Commentary.Application.Redirects.Rescue;

/// <summary>A page that an address may have meant.</summary>
/// <param name="Score">From 0 to 1: how much of what was asked it has.</param>
public readonly record struct Likely(LivePage Page, double Score);

/// <summary>
/// The live pages by the letters of their slugs, and by the words of slugs and titles. Immutable; made from <see cref="LiveArticles"/> when
/// the first lost address after a change asks for it.
/// </summary>
public sealed class KnownPages
{
    /// <summary>Words of an asked address that are looked up, and pages that one word may bring up: what is longer says nothing.</summary>
    private const int MostWords = 16;
    private const int MostPagesOfAWord = 500;

    /// <summary>Letters of a word by which it still is the same word: «recrute» and «recrutement».</summary>
    private const int StemLetters = 5;

    public static readonly KnownPages None = new([]);

    private static readonly HashSet<string> Empty = new(
        [
            .. "articles article le la les l un une des du de d et en au aux ou sur pour par dans avec".Split(' '),
            .. "the a an of and in on to for with by at is html htm php asp aspx index www amp page fr".Split(' '),
        ],
        StringComparer.Ordinal
    );

    private readonly (string Letters, LivePage Page)[] bySlug;
    private readonly Dictionary<string, List<int>> byWord = new(StringComparer.Ordinal);
    private readonly int[] weights;

    private KnownPages(IEnumerable<LivePage> pages)
    {
        bySlug =
        [
            .. pages
                .Select(page => (Slug.Letters(page.Slug), page))
                .OrderBy(p => p.Item1, StringComparer.Ordinal)
                .ThenBy(p => p.page.ArticleId)
                .ThenBy(p => p.page.Language),
        ];
        weights = new int[bySlug.Length];
        for (var i = 0; i < bySlug.Length; i++)
        {
            var words = Words($"{bySlug[i].Page.Slug} {bySlug[i].Page.Title}").ToHashSet(StringComparer.Ordinal);
            weights[i] = words.Count;
            foreach (var word in words.SelectMany(Keys).Distinct(StringComparer.Ordinal))
                if (byWord.TryGetValue(word, out var with))
                    with.Add(i);
                else
                    byWord[word] = [i];
        }
    }

    public static KnownPages Of(LiveArticles live)
    {
        ArgumentNullException.ThrowIfNull(live);
        return new(live.All);
    }

    /// <summary>The pages whose slug has exactly these letters.</summary>
    public IEnumerable<LivePage> Whole(string letters) => From(letters).TakeWhile(p => p.Letters == letters).Select(p => p.Page);

    /// <summary>The pages whose slug goes on after these letters.</summary>
    public IEnumerable<LivePage> Beginning(string letters) =>
        From(letters)
            .TakeWhile(p => p.Letters.StartsWith(letters, StringComparison.Ordinal))
            .Where(p => p.Letters.Length > letters.Length)
            .Select(p => p.Page);

    /// <summary>The pages whose slug these letters begin with, and go on after.</summary>
    public IEnumerable<LivePage> BegunBy(string letters, int atLeast)
    {
        ArgumentNullException.ThrowIfNull(letters);
        for (var length = Math.Min(letters.Length - 1, Slug.MaxLength); length >= atLeast; length--)
            foreach (var page in Whole(letters[..length]))
                yield return page;
    }

    /// <summary>The pages that have most of the words of an address in their slug or title, the likeliest first.</summary>
    public IReadOnlyList<Likely> Likeliest(string path, Language reader, int most)
    {
        ArgumentNullException.ThrowIfNull(path);
        var asked = Words(path.Length > 500 ? path[^500..] : path).Distinct(StringComparer.Ordinal).TakeLast(MostWords).ToList();
        Dictionary<int, double> scores = [];
        var all = 0d;
        foreach (var word in asked)
        {
            // A word that few pages have says more than one that many have; one that none has says that it was another page.
            var weight = 0d;
            foreach (var key in Keys(word))
            {
                var with = byWord.GetValueOrDefault(key);
                var rarity = Math.Log(1 + (bySlug.Length + 1d) / (1 + (with?.Count ?? 0))) * (key == word ? 1 : 0.6);
                weight = Math.Max(weight, rarity);
                if (with is null || with.Count > MostPagesOfAWord)
                    continue;
                foreach (var page in with)
                    scores[page] = scores.GetValueOrDefault(page) + (key == word ? rarity : rarity * 0.5);
            }
            all += weight * 1.3;
        }
        return
        [
            .. scores
                .Select(s => new Likely(bySlug[s.Key].Page, Math.Min(1, s.Value / Math.Max(all, 0.001))))
                .Where(l => l.Score >= 0.3)
                .OrderByDescending(l => l.Score)
                .ThenBy(l => l.Page.Language == reader ? 0 : 1)
                .ThenByDescending(l => l.Page.ArticleId)
                .DistinctBy(l => l.Page.ArticleId)
                .Take(most),
        ];
    }

    private IEnumerable<(string Letters, LivePage Page)> From(string letters)
    {
        var (low, high) = (0, bySlug.Length);
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (string.CompareOrdinal(bySlug[middle].Letters, letters) < 0)
                low = middle + 1;
            else
                high = middle;
        }
        for (; low < bySlug.Length; low++)
            yield return bySlug[low];
    }

    /// <summary>A word is found by itself, and by its first letters, marked as such.</summary>
    private static IEnumerable<string> Keys(string word) =>
        word.Length > StemLetters && !char.IsAsciiDigit(word[0]) ? [word, word[..StemLetters] + '~'] : [word];

    private static IEnumerable<string> Words(string text) =>
        text.Split([.. " -_/.,;:!?'’\"«»()[]{}+=&%…\u00A0\u202F"], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(Slug.Letters)
            .Where(word => word.Length > 1 && !Empty.Contains(word) && !IsDate(word));

    /// <summary>The years, months and days of old addresses say nothing about a piece.</summary>
    private static bool IsDate(string word) => word.Length <= 4 && word.All(char.IsAsciiDigit);
}
