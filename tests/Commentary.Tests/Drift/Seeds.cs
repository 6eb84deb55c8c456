using System.Text.RegularExpressions;
using Commentary.Application.Articles;
using Commentary.Application.Data;
using Commentary.Application.Drift;
using Commentary.Application.Model;
using Commentary.Tests.Fixture;
using Commentary.Text.HouseFormat;

namespace Commentary.Tests.Drift;

/// <summary>Real French pieces, and changes that are put into them by lists of this test's own: nothing here asks the product what a number is.</summary>
internal static class Seeds
{
    /// <summary>What one seed changed, in which field.</summary>
    public sealed record Seed(DriftKind Kind, string Field, string Was, string Now, EditionText Changed);

    private static readonly string[] Numerals =
        "deux trois quatre cinq six sept huit dix onze douze seize vingt trente quarante cent mille millions milliards".Split(' ');

    private static readonly string[] Ordinals = "premier deuxième troisième quatrième cinquième".Split(' ');

    private static readonly string[] Months = "janvier février mars avril mai juin juillet août septembre octobre novembre décembre".Split(
        ' '
    );

    private static readonly string[] Known = (
        "OpenAI Tesla Meta Slack Brockman Lau Ruddarraju Dalton Fan Stargate ChatGPT Colossus Reddit Michelin Ramsay xAI Davis Peabody Leach Snowflake "
        + "Twitter Villeray Simon PostgreSQL Melissa WCAG W3C Huguette Ontario WebAIM Turing Lovelace Jonquière Jacinthe Léo Sherbrooke Jones "
        + "Bergen Levesque Toronto Winograd Weizenbaum ELIZA Lamport Shannon Google Mozilla Apple Microsoft Berners-Lee IETF RFC HTTP TLS UUID MAC "
        + "Montréal Québec Bell Vaswani Waitzman Bergen Bradner Koster Rescorla Fielding ISO WHATWG"
    ).Split(' ');

    private static readonly string[] Others = "Nadeau Rimouski Boréale Kenora Maskinongé Zénith iBulle ACNQ".Split(' ');

    private static readonly (string Was, string Now)[] Negations =
    [
        (@"(?<=\s)(?:ne |n[’'])(\p{Ll}[^.,;:!?]{0,30}?) (?:pas|jamais|plus|rien|guère)(?!\p{L})", "$1"),
        (@"(?<=\s)est (?=\p{Ll})", "n’est pas "),
        (@"(?<=\s)sont (?=\p{Ll})", "ne sont pas "),
        (@"(?<=\s)peut (?=\p{Ll})", "ne peut pas "),
        (@"(?<=\s)sans (?=\p{Ll})", "avec "),
        (@"(?<=\s)jamais(?!\p{L})", "souvent"),
        (@"(?<=\s)aucune (?=\p{Ll})", "une "),
        (@"(?<=\s)aucun (?=\p{Ll})", "un "),
        (@"(?<=\s)avec (?=\p{Ll})", "sans "),
        (@"(?<=\s)toujours(?!\p{L})", "jamais"),
    ];

    /// <summary>The demonstration pieces and the team's sample, in French, each with its English where it has one.</summary>
    public static IReadOnlyList<(string Name, EditionText French, EditionText? English)> Pieces { get; } =
    [.. Files("fr").Select(file => (file.Key, file.Value, Files("en").GetValueOrDefault(file.Key))), ("sample", Of(Some.Sample), null)];

    public static byte[] File(string name, string language)
    {
        using var file = typeof(CommentaryDb).Assembly.GetManifestResourceStream($"Demonstration/{name}.{language}.txt")!;
        using var bytes = new MemoryStream();
        file.CopyTo(bytes);
        return bytes.ToArray();
    }

    /// <summary>One change of a kind, somewhere in a piece; null where there is nothing to change.</summary>
    public static Seed? Put(EditionText french, DriftKind kind, Random random)
    {
        var places = (
            from field in EditionDrift.Fields
            from change in Changes(kind)
            from Match match in Regex.Matches(french.Field(field), change.Was, RegexOptions.None, TimeSpan.FromSeconds(5))
            select (field, match, change.Now)
        ).ToList();
        if (places.Count == 0)
            return null;
        var (found, at, now) = places[random.Next(places.Count)];
        var text = french.Field(found);
        var replaced = now(at, random);
        var changed = french.With(found, text[..at.Index] + replaced + text[(at.Index + at.Length)..]);
        return new(kind, found, at.Value, replaced, changed);
    }

    /// <summary>The same words, typed by somebody else's machine.</summary>
    public static EditionText Typed(EditionText text, Random random)
    {
        var noise = new (string, string)[]
        {
            ("’", "'"),
            ("\u00A0", " "),
            (" :", "\u00A0:"),
            ("« ", "“"),
            (" »", "”"),
            (" - ", " – "),
            ("*", ""),
        };
        foreach (var (was, now) in noise.Where(_ => random.Next(2) == 0))
            text = EditionDrift.Fields.Aggregate(
                text,
                (all, field) => all.With(field, all.Field(field).Replace(was, now, StringComparison.Ordinal))
            );
        return text;
    }

    private static IEnumerable<(string Was, Func<Match, Random, string> Now)> Changes(DriftKind kind) =>
        kind switch
        {
            DriftKind.Number =>
            [
                // The name of a note ([^1]) is no number.
                (@"(?<!\[\^\d*)\d(?:[\d\u00A0\u202F ]*\d)?(?:,\d+)?", Digit),
                .. new[] { Numerals, Ordinals, Months }.Select(list => (Word(list), Another(list))),
            ],
            DriftKind.Name => [(Word(Known), Another(Others))],
            DriftKind.Negation => Negations.Select(n => (n.Was, (Func<Match, Random, string>)((match, _) => match.Result(n.Now)))),
            _ =>
            [
                (
                    @"(?<=[\p{Ll},] )(?!plusieurs|quelque|moiti|quaran|trenta|vingta|soixan|cinqua|centai|millie|dollar|jamais|premi|personne|aucun|guère|samedi|diman|mercre|vendre|lundi|jeudi|janvi|févri|juille|septem|octob|novem|décem|cinqui|troisi|deuxi|quatri|second)\p{Ll}{6,}(?=[ ,.])(?! ?[%$])",
                    (_, _) => "bidule"
                ),
            ],
        };

    private static string Word(string[] list) => $@"(?<![\p{{L}}\d])(?:{string.Join('|', list)})(?![\p{{L}}\d])";

    private static Func<Match, Random, string> Another(string[] list) =>
        (match, random) =>
        {
            var others = list.Where(word => word != match.Value).ToArray();
            return others[random.Next(others.Length)];
        };

    private static string Digit(Match match, Random random)
    {
        var digits = match.Value.Select((c, i) => (c, i)).Where(d => char.IsAsciiDigit(d.c)).ToArray();
        var (was, at) = digits[random.Next(digits.Length)];
        var now = (char)('1' + (was - '0' + random.Next(8)) % 9);
        return match.Value[..at] + (now == was ? (char)('1' + (was - '0') % 9) : now) + match.Value[(at + 1)..];
    }

    private static Dictionary<string, EditionText> Files(string language) =>
        typeof(CommentaryDb)
            .Assembly.GetManifestResourceNames()
            .Where(name =>
                name.StartsWith("Demonstration/", StringComparison.Ordinal) && name.EndsWith($".{language}.txt", StringComparison.Ordinal)
            )
            .Order(StringComparer.Ordinal)
            .Select(name => name["Demonstration/".Length..^$".{language}.txt".Length])
            .ToDictionary(name => name, name => Of(File(name, language)));

    private static EditionText Of(byte[] bytes)
    {
        var manuscript = ManuscriptReader.Read(bytes);
        return new EditionText
        {
            Title = manuscript.ProposedTitle,
            Teaser = manuscript.Teaser,
            Summary = manuscript.Summary,
            Neutral = manuscript.Neutral,
            Example = manuscript.Example,
            Optimistic = manuscript.Optimistic,
            Pessimistic = manuscript.Pessimistic,
        }.Kept();
    }
}
