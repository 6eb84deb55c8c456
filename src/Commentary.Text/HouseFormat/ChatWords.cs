using System.Text.RegularExpressions;

namespace Commentary.Text.HouseFormat;

/// <summary>
/// What a chat assistant says before and after the text that it was asked for, in either language: <c>Bien sûr! Voici le texte demandé :</c>,
/// <c>Souhaitez-vous que je l'adapte pour LinkedIn?</c> Only sentences that speak to whoever asked, for a piece speaks to its readers.
/// </summary>
internal static partial class ChatWords
{
    /// <summary>What is longer is a paragraph.</summary>
    private const int Enough = 400;

    private const string Yes =
        "(?:bien sûr|bien entendu|certainement|absolument|d['’]accord|parfait|avec plaisir|très bien|entendu|excellent|sure(?: thing)?|certainly|"
        + "of course|absolutely|great|okay|ok|perfect|got it|with pleasure)";

    private const string Here =
        "(?:et |and )?(?:voici|voilà|here is|here['’]s|here are|below is|je vous propose|j['’]ai (?:rédigé|préparé|écrit|adapté|traduit|révisé|repris)|"
        + "i['’]ve (?:written|drafted|prepared|translated|revised))";

    private const string Work =
        "(?:textes?|versions?|articles?|commentaires?|billets?|publications?|proposition|traduction|ébauche|brouillon|chronique|pièce|drafts?|pieces?|"
        + "commentary|translation|rewrite|posts?|text)";

    private const string AsAsked =
        "(?:demandée?s?|corrigée?s?|révisée?s?|adaptée?s?|finale?s?|complète?s?|traduite?s?|structurée?s?|rédigée?s?|retravaillée?s?|mise? (?:en forme|à jour)|selon|"
        + "au format|dans (?:le|votre) (?:format|style)|en (?:français|anglais)|prête?s?|pour (?:vous|votre|le site|linkedin|facebook)|requested|revised|final|"
        + "full|complete|formatted|translated|in (?:the|your|french|english)|as (?:requested|asked)|ready|you asked|for (?:you|your))";

    public static bool AreOpening(ReadOnlySpan<char> line) => line.Length <= Enough && Opening().IsMatch(line);

    /// <summary>"Parfait!" alone, which is an opening only where one follows.</summary>
    public static bool AreAssent(ReadOnlySpan<char> line) => line.Length <= Enough && Assent().IsMatch(line);

    public static bool AreClosing(ReadOnlySpan<char> line) => line.Length <= Enough && Closing().IsMatch(line);

    [GeneratedRegex(
        @"^\s*(?:"
            + Yes
            + @"\s*[!,.:–—-]+\s*"
            + Here
            + @"\b.*[:.!]|"
            + Here
            + @"\b[^:]{0,40}\b"
            + Work
            + @"(?:\s*|\b[^:]{0,40}\b"
            + AsAsked
            + @"\b[^:]{0,80}):)\s*$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Opening();

    [GeneratedRegex(
        @"^\s*" + Yes + @"\s*[!.,]+\s*$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Assent();

    [GeneratedRegex(
        @"^\s*(?:(?:souhaitez|voulez|désirez|aimeriez)-vous que (?:je|j['’])|(?:veux|souhaites|aimerais)-tu que (?:je|j['’])|(?:dois|puis)-je (?:aussi |également )?(?:vous|l['’]|le |la |en )|"
            + @"je peux (?:aussi|également) |si vous (?:le )?(?:souhaitez|voulez|désirez), je |n['’]hésitez pas à me (?:dire|demander|faire)|dites-moi si (?:vous|je|tu|c)|"
            + @"faites-moi savoir si |would you like me to |do you want me to |should i |shall i |i can also |let me know if you|if you(?:['’]d like| want| wish), i |feel free to ask me).*$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Closing();
}
