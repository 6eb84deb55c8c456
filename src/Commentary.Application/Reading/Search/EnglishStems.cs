using System.Buffers;
using System.Collections.Frozen;
using System.Text.RegularExpressions;
using Lucene.Net.Analysis.En;
using Lucene.Net.Analysis.TokenAttributes;

namespace Commentary.Application.Reading.Search;

/// <summary>
/// English stems: Krovetz's, whose stems are words and keep « universe » and « university » apart; British and Canadian spellings are first read
/// as the American ones that its dictionary has.
/// </summary>
internal static partial class EnglishStems
{
    private static readonly FrozenDictionary<string, string> Respelled = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["aluminium"] = "aluminum",
        ["artefact"] = "artifact",
        ["artefacts"] = "artifacts",
        ["defence"] = "defense",
        ["defences"] = "defenses",
        ["grey"] = "gray",
        ["judgement"] = "judgment",
        ["judgements"] = "judgments",
        ["licence"] = "license",
        ["licences"] = "licenses",
        ["offence"] = "offense",
        ["offences"] = "offenses",
        ["practise"] = "practice",
        ["practised"] = "practiced",
        ["practising"] = "practicing",
        ["programme"] = "program",
        ["programmes"] = "programs",
        ["sceptic"] = "skeptic",
        ["sceptical"] = "skeptical",
        ["sceptics"] = "skeptics",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Words that only look like participles: the evening is no form of « even ».</summary>
    private static readonly FrozenSet<string> NoParticiples = Set(
        "according dogged during earring evening herring inning moped morning offing outing pudding ragged rugged stocking stoned wicked"
    );

    /// <summary>Words that only look like plurals, or mean something else than their singular: news are not new.</summary>
    private static readonly FrozenSet<string> NoPlurals = Set(
        "arms besides clothes corps customs does glasses goods hers lens mars means news odds ours plus pros sometimes spectacles theirs yours"
    );

    private static readonly SearchValues<char> Vowels = SearchValues.Create("aeiouy");

    public static string Of(string folded) => Verb(Singular(Krovetz(Spelled(folded))));

    private static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet(StringComparer.Ordinal);

    private static string Spelled(string word)
    {
        if (Respelled.TryGetValue(word, out var american))
            return american;
        word = Our().Replace(word, "${root}or");
        word = Re().Replace(word, "${root}er${end}");
        word = Ogue().Replace(word, "${root}og${end}");
        word = Yse().Replace(word, "${root}yz");
        word = DoubledL().Replace(word, "${root}l");
        if (AlwaysIse().IsMatch(word))
            return word;
        word = Ise().Replace(word, "iz");
        return Ization().Replace(word, "ize");
    }

    /// <summary>Krovetz leaves a plural that its dictionary lists as a word of its own (« features », « links »).</summary>
    private static string Singular(string stem)
    {
        if (stem.Length < 4 || stem[^1] != 's' || stem[^2] == 's' || NoPlurals.Contains(stem))
            return stem;
        return Es().IsMatch(stem) ? stem[..^2] : stem[..^1];
    }

    /// <summary>
    /// Krovetz leaves a participle that its dictionary lists as a word of its own (« thinking », « studied »): asked for the other participle, which
    /// it does not list, or for the third person, it gives the verb.
    /// </summary>
    private static string Verb(string stem)
    {
        var ending =
            stem.EndsWith("ing", StringComparison.Ordinal) ? 3
            : stem.EndsWith("ed", StringComparison.Ordinal) ? 2
            : 0;
        if (ending == 0 || stem.Length - ending < 3 || NoParticiples.Contains(stem))
            return stem;
        var root = stem[..^ending];
        if (!root.AsSpan().ContainsAny(Vowels) || ending == 2 && root[^1] == 'e')
            return stem;
        var other =
            ending == 3 ? root + "ed"
            : root[^1] == 'i' ? root[..^1] + "ying"
            : root + "ing";
        var verb = Krovetz(other);
        if (verb == other)
            verb = Krovetz(root + "es");
        return verb.StartsWith(root[..^1], StringComparison.Ordinal) ? verb : stem;
    }

    /// <summary>Lucene gives them to a stream only.</summary>
    private static string Krovetz(string word)
    {
        using var stems = new KStemFilter(new TermStream([word]));
        var stem = stems.GetAttribute<ICharTermAttribute>();
        stems.Reset();
        stems.IncrementToken();
        return stem.ToString()!;
    }

    [GeneratedRegex(
        "(?<root>arm|behavi|cand|clam|col|demean|endeav|fav|ferv|flav|harb|hon|hum|lab|neighb|od|parl|ranc|rig|rum|sav|savi|splend|tum|val|vap|vig)our",
        RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex Our();

    [GeneratedRegex("(?<root>calib|cent|fib|lit|lust|meag|met|sab|somb|spect|theat)re(?<end>s|d)?$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Re();

    [GeneratedRegex("(?<root>anal|catal|dial|epil|monol|prol)ogue(?<end>s?)$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Ogue();

    [GeneratedRegex("(?<root>anal|catal|dial|electrol|paral)ys(?=e|ing)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Yse();

    [GeneratedRegex(
        "^(?<root>cance|channe|equa|fue|labe|leve|mode|pane|riva|signa|tota|trave|tunne)ll(?=ed$|ing$|ers?$)",
        RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex DoubledL();

    /// <summary>Those that everybody writes with an s.</summary>
    [GeneratedRegex(
        "(adv|advert|ar|chast|circumc|compr|comprom|conc|dem|dev|enterpr|exc|exerc|expert|franch|improv|merchand|otherw|parad|prec|prem|prom|rev|superv|surpr|telev|treat)is(e|es|ed|ing|er|ers|ation)$",
        RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex AlwaysIse();

    [GeneratedRegex("(?<=..[^aeiou])is(?=e$|es$|ed$|ing$|ers?$|ations?$|able$)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Ise();

    [GeneratedRegex("(ch|sh|ss|x)es$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Es();

    [GeneratedRegex("ization(?=s?$)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Ization();
}
