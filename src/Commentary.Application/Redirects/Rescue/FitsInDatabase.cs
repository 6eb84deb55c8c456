using Commentary.Application.Data;
using Commentary.Text.Languages;
using Microsoft.EntityFrameworkCore;

namespace Commentary.Application.Redirects.Rescue;

/// <summary>What only the database can say about a lost address: rules whose path goes on after it, or has the accents that it lost.</summary>
public class FitsInDatabase(CommentaryDb db)
{
    private const int MostStems = 6;
    private const int MostBeginning = 10;
    private const int MostAlike = 300;

    private static readonly string[] Accented = ["aàâä", "cç", "eéèêë", "iîï", "oôö", "uùûü", "yÿ"];

    /// <summary>The rules that go on where an address ends.</summary>
    /// <returns>Null when there are too many to tell.</returns>
    public async Task<IReadOnlyList<NumberedRule>?> Beginning(IReadOnlyList<string> paths, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(paths);
        // What begins with a longer one begins with the shorter one too.
        var shortest = Shortest(paths);
        if (shortest.Count > MostStems)
            return null;
        List<NumberedRule> rules = [];
        foreach (var path in shortest)
        {
            if (await After(path, MostBeginning, stop) is not { } found)
                return null;
            rules.AddRange(found);
        }
        return [.. rules.DistinctBy(r => r.Id)];
    }

    /// <summary>The rules whose path is this one with accents; none when too many would have to be compared.</summary>
    public async Task<IReadOnlyList<NumberedRule>> WithAccents(string path, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(path);
        var first = path.IndexOfAny([.. Accented.Select(a => a[0])]);
        if (first < 0)
            return [];
        var plain = Unaccented(path);
        var next = path.IndexOfAny([.. Accented.Select(a => a[0])], first + 1);
        var rest = next < 0 ? path[(first + 1)..] : path[(first + 1)..next];
        List<NumberedRule> rules = [];
        foreach (var letter in Accented.Single(a => a[0] == path[first]))
        {
            if (await After($"{path[..first]}{letter}{rest}", MostAlike, stop) is not { } found)
                return [];
            rules.AddRange(found.Where(r => Unaccented(r.Rule.Path) == plain));
        }
        return rules;
    }

    /// <summary>Whether any of these was once a page or is a rule that is switched off: what is asked for is known, and not there now.</summary>
    public async Task<bool> IsAsleep(IReadOnlyCollection<string> paths, LiveArticles live, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(paths);
        ArgumentNullException.ThrowIfNull(live);
        var slugs = paths.Select(FitsInMemory.SlugOf).OfType<(string Slug, Language? Language)>().Select(s => s.Slug).Distinct().ToList();
        var languages = LanguageNames.All;
        var once = await db
            .Publications.AsNoTracking()
            .Where(p => languages.Contains(p.Language) && slugs.Contains(p.Slug))
            .Select(p => p.ArticleId)
            .Distinct()
            .OrderBy(id => id)
            .Take(MostBeginning)
            .ToListAsync(stop);
        // Nor is it known which of all that began so was meant, when one of them is there no more.
        foreach (var slug in Shortest([.. slugs.Where(slug => Fit.IsEnough(slug, slug + '-'))]).Take(MostStems))
            once.AddRange(await OnceBeginning(slug, languages, stop));
        return once.Any(article => live.Find(article, Language.French) is null)
            || await db.Redirects.AnyAsync(r => paths.Contains(r.Path) && !r.IsOn, stop);
    }

    private static List<string> Shortest(IReadOnlyList<string> texts) =>
        [.. texts.Where(text => !texts.Any(t => t.Length < text.Length && text.StartsWith(t, StringComparison.Ordinal))).Distinct()];

    private Task<List<int>> OnceBeginning(string slug, IReadOnlyList<Language> languages, CancellationToken stop)
    {
        var end = slug[..^1] + (char)(slug[^1] + 1);
#pragma warning disable CA1309 // The column compares byte by byte; only this form becomes SQL.
        return db
            .Publications.AsNoTracking()
            .Where(p => languages.Contains(p.Language) && string.Compare(p.Slug, slug) >= 0 && string.Compare(p.Slug, end) < 0)
#pragma warning restore CA1309
            .Select(p => p.ArticleId)
            .Distinct()
            .OrderBy(id => id)
            .Take(MostAlike)
            .ToListAsync(stop);
    }

    /// <returns>Null when there are as many as are read at most, or more.</returns>
    private async Task<List<NumberedRule>?> After(string path, int most, CancellationToken stop)
    {
        // Up to the first that does not begin so, which an index finds as it finds the first that does.
        if (path.Length > RedirectRule.PathLength || char.IsSurrogate(path[^1]) || path[^1] == char.MaxValue)
            return [];
        var end = path[..^1] + (char)(path[^1] + 1);
        var rules = await db
            .Redirects.AsNoTracking()
#pragma warning disable CA1309 // The column compares byte by byte; only this form becomes SQL.
            .Where(r => string.Compare(r.Path, path) >= 0 && string.Compare(r.Path, end) < 0)
#pragma warning restore CA1309
            .OrderBy(r => r.Path)
            .Take(most)
            .ToListAsync(stop);
        if (rules.Count == most)
            return null;
        // Only now: a database that is asked for a kind as well looks through all of that kind.
        return [.. rules.Where(r => r.Match is RedirectMatch.Exact).Select(r => new NumberedRule(r.Id, r.Rule))];
    }

    private static string Unaccented(string path) =>
        string.Join(
            '/',
            path.Split('/').Select(segment => string.Concat(segment.Select(c => char.IsAscii(c) ? $"{c}" : Slug.Letters($"{c}"))))
        );
}
