using System.Text.RegularExpressions;

namespace Commentary.Text.Typography.Slips;

/// <summary>Capitals in French: without the accent that they have as small letters, or where there is none to be.</summary>
internal static partial class CapitalSlips
{
    public static IEnumerable<Slip> In(Proof proof)
    {
        var text = proof.Text;
        foreach (Match match in LoneA().Matches(text))
            if (LostApostrophes.BeginsSentence(text, Signs.BackOverSpaces(text, match.Index)))
                yield return new(Rule.CapitalAccent, match.Index, 1, "À", match.Groups["known"].Success);
        foreach (Match match in Acute().Matches(text))
            // In a title or a name that is quoted, it may be the English word.
            yield return new(Rule.CapitalAccent, match.Index, 1, "É", !match.Groups["english"].Success);
        foreach (Match match in Other().Matches(text))
            yield return new(
                Rule.CapitalAccent,
                match.Index,
                1,
                match.Value switch
                {
                    "E" => "Ê",
                    "I" => "Î",
                    _ => "Ç",
                },
                true
            );
        foreach (Match match in Calendar().Matches(text))
            if (OfCalendar(text, match) is { } slip)
                yield return slip;
    }

    private static Slip? OfCalendar(string text, Match match)
    {
        var before = Signs.BackOverSpaces(text, match.Index);
        var isFirst = LostApostrophes.BeginsSentence(text, before);
        var hasNumber = match.Groups["number"].Success || match.Groups["year"].Success;
        if (
            (isFirst && !match.Groups["number"].Success)
            || (!hasNumber && match.Value is "Mars" or "Mai" or "Avril" or "Juillet" or "Octobre")
        )
            return null;
        // A day and a month without a year may be the name of what happened then: “le 11 Septembre”.
        // “Vendredi” within a sentence may be a name.
        if (!hasNumber && !(before > 0 && char.IsLower(text[before - 1])))
            return null;
        return new(Rule.CapitalMonth, match.Index, 1, match.Value[..1].ToLowerInvariant(), IsDated(match));
    }

    /// <summary>“Vendredi 13”, “Mai 68” and “Mars 2020” are names.</summary>
    private static bool IsDated(Match match) =>
        match.Groups["fullYear"].Success && (match.Groups["number"].Success || match.Value is not "Mars");

    [GeneratedRegex(
        @"(?<![\p{L}\p{N}'’.\uFFFC-])A(?=[ \u00A0](?:(?<known>l[’' ]\p{L})|(?<known>propos|partir|la|ce|cet|cette|ces|cause|moins|titre|noter|suivre|lire|voir|savoir|venir|travers|chaque|quoi|quel|quelle|quels|quelles|qui|peine|défaut|terme|court|long|force|vrai|première|vous|nous|eux|elle|elles|lui|son|sa|ses|leur|notre|votre|tout|toute|toutes|tous|cela|celui|celle|ceux|mesure|condition|nouveau|ne|mon|ma)(?![\p{L}-])|(?!est\b|a\b|et\b|ou\b|été\b|eu\b|à\b)\p{Lu}?\p{Ll}))",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 2000
    )]
    private static partial Regex LoneA();

    // Stems that no name and no English word begins with as they stand here.
    [GeneratedRegex(
        @"(?<![\p{L}\p{N}.@#/_\uFFFC])E(?=(?<english>(?=(?:ditions?|ducation|lections?|missions?|motions?|mergence|rosion|quivalent|volutions?)(?![\p{L}\p{N}_])))?(?:tats?|coles?|coli(?:er|ère)s?|colog(?:ie|ies|ique|iques|iste|istes)|conomi(?:e|es|que|ques|ste|stes|ser|quement)|conomies|cosystèmes?|crans?|cri(?:re|t|ts|te|tes|ture|tures|vain|vaine|vains|vez|vons)|carts?|chang(?:e|es|er|é|és|ée|ées|eons)|checs?|chel(?:le|les|on|ons)|chéan\w+|clair\w*|clat\w*|dit(?:eur|eurs|rice|rices|ion|ions|er|é|és|ée|ées|orial|oriaux)|duc(?:ation|atif|ative|atifs|quer)|gal(?:e|es|ement|ité|ités)?|glises?|labor(?:er|é|ée|ation)|larg\w+|lectri(?:que|ques|cité|cien|ciens|cienne)|lectroniques?|lect(?:ion|ions|eur|eurs|rice|rices|oral|orale)|légan\w+|lément\w*|lev(?:er|é|és|ée|ées|age|ages)|lèves?|limin(?:er|é|ée|és|ation)|loign\w+|manant|merg(?:er|ence|ent|ente|é)|mett(?:re|eur|eurs)|mission|missions|motions?|motionnel\w*|nerg(?:ie|ies|étique|étiques)|norm(?:e|es|ément)|nonc\w+|nigm(?:e|es|atique|atiques)|pisod\w+|poques?|preuv\w+|puis(?:er|é|ée|és|ement)|quip(?:e|es|er|é|ée|és|ement|ements)|quilib\w+|quival\w+|rosion|tabli\w*|tag(?:e|es|ère)|tai(?:t|ent)|tant|tap(?:e|es)|té|tend(?:re|u|ue)|ternel\w*|thiques?|toiles?|trang(?:e|es|er|ers|ère|ères|ement)|troit\w*|tud(?:e|es|ier|iant|iants|iante|iantes|iez)|valu(?:er|é|ée|ation|ations)|vénement\w*|vènement\w*|ventuel\w*|vid(?:emment|ent|ente|ents|ence)|vit(?:er|é|ez|ons)|voqu(?:er|é|ée)|volu(?:er|é|ée|tion|tions|tif))(?![\p{L}\p{N}_]))",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 2000
    )]
    private static partial Regex Acute();

    [GeneratedRegex(
        @"(?<![\p{L}\p{N}.@#/_\uFFFC-])(?:E(?=(?:tre|tres|tes)(?![\p{L}\p{N}_]))|I(?=les?(?![\p{L}\p{N}_]))|(?<=(?:^|[.!?…:«»""“(–—\n])[ \u00A0\u202F]*)C(?=a[ \u00A0]\p{Ll}))",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 2000
    )]
    private static partial Regex Other();

    [GeneratedRegex(
        @"(?<![\p{L}\p{N}'’.\uFFFC-])(?<number>(?<=(?<!\p{N})(?:[12]?\d|3[01]|1er)[ \u00A0]))?(?:Janvier|Février|Mars|Avril|Mai|Juin|Juillet|Août|Septembre|Octobre|Novembre|Décembre|Lundi|Mardi|Mercredi|Jeudi|Vendredi|Samedi|Dimanche)(?<year>(?=[ \u00A0](?:\d{1,2}|1er|(?<fullYear>\d{4}))(?![\p{L}\p{N}])))?(?![\p{L}\p{N}’'-])",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 2000
    )]
    private static partial Regex Calendar();
}
