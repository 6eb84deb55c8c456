using System.Collections.Frozen;

namespace Commentary.Text.Typography;

/// <summary>Where each rule holds, and on whose authority.</summary>
public static class Rules
{
    private const string Spacing = "OQLF, Vitrine linguistique, « Espacement avant et après les signes de ponctuation et les symboles »";
    private const string Ramat = "A. Ramat et A.-M. Benoit, Le Ramat de la typographie";
    private const string Lexique = "Lexique des règles typographiques en usage à l’Imprimerie nationale";
    private const string Canadian = "Public Services and Procurement Canada, The Canadian Style";
    private const string Si = "BIPM, The International System of Units (SI), 5.4";

    private static readonly FrozenDictionary<(Rule, Locale), string> Sources = Table().ToFrozenDictionary();

    /// <summary>Whom a rule follows, as a reference that a reader can look up; null where the rule does not hold in that locale.</summary>
    public static string? Source(Rule rule, Locale locale) => Sources.GetValueOrDefault((rule, locale));

    private static Dictionary<(Rule, Locale), string> Table()
    {
        Dictionary<(Rule, Locale), string> table = [];
        // Québec · France · Canada in English; null: no such rule there.
        Add(Rule.Apostrophe, Bdl("Apostrophe"), Of("apostrophe"), $"{Canadian}, 7");
        Add(Rule.Quotes, Bdl("Généralités sur les guillemets"), Of("guillemets"), $"{Canadian}, 8.08");
        Add(Rule.Ellipsis, Bdl("Généralités sur les points de suspension"), Of("points de suspension"), $"{Canadian}, 7.05");
        Add(
            Rule.Dash,
            Bdl("Le tiret dans la mise en valeur d’un passage"),
            Of("tiret"),
            "Public Services and Procurement Canada, Writing Tips Plus, “en dash”"
        );
        Add(Rule.Interval, null, null, $"{Canadian}, 5.24");
        Add(Rule.Prime, $"{Ramat}, « Prime »", Of("unités de mesure"), Si);
        Add(Rule.Minus, $"{Ramat}, « Signes mathématiques »", Of("signes mathématiques"), Si);
        Add(Rule.Currency, Bdl("Écriture des sommes d’argent"), Of("unités monétaires"), $"{Canadian}, 5.11");
        Add(Rule.Colon, Spacing, Of("ponctuation"), null);
        Add(Rule.HighMarks, Bdl("Types d’espacement"), Of("ponctuation"), null);
        Add(Rule.Guillemets, Spacing, Of("guillemets"), null);
        Add(Rule.Percent, Bdl("Contextes exigeant une espace insécable"), Of("pour cent"), $"{Canadian}, 1.17");
        Add(Rule.Degree, Bdl("Écriture des symboles d’unités de mesure"), Si, Si);
        Add(Rule.Unit, Bdl("Écriture des symboles d’unités de mesure"), Si, Si);
        Add(Rule.Thousands, Bdl("Espacements dans les nombres"), Of("nombres"), Si);
        Add(Rule.Time, Bdl("Écriture des heures"), Of("heure"), $"{Canadian}, 5.12");
        Add(Rule.Date, Bdl("Contextes exigeant une espace insécable"), Of("dates"), $"{Canadian}, 2.17");
        Add(Rule.Ordinal, Bdl("Abréviation de l’adjectif numéral ordinal"), Of("adjectifs numéraux ordinaux"), null);
        Add(Rule.Courtesy, $"{Ramat}, « Espace insécable »", Of("titres de civilité"), $"{Canadian}, 2.17");
        Add(Rule.Reference, $"{Ramat}, « Espace insécable »", Of("abréviations"), $"{Canadian}, 2.17");
        Add(Rule.Initial, $"{Ramat}, « Espace insécable »", Of("coupures"), $"{Canadian}, 2.17");
        Add(Rule.Noun, $"{Ramat}, « Espace insécable »", Of("coupures"), $"{Canadian}, 5.02");
        Add(Rule.Widow, $"{Ramat}, « Ligne creuse »", Of("coupures"), "R. Bringhurst, The Elements of Typographic Style, 2.4.2");
        Add(Rule.NoFrenchSpaces, null, null, $"{Canadian}, 7.02");

        Add(Rule.LostApostrophe, Bdl("Élision obligatoire"), Of("apostrophe"), $"{Canadian}, 7");
        Add(Rule.ForeignQuotes, Bdl("Généralités sur les guillemets"), Of("guillemets"), null);
        Add(Rule.CapitalAccent, Bdl("Accents, trémas et cédilles aux lettres majuscules"), Of("accentuation des capitales"), null);
        Add(Rule.Doubled, Spacing, Of("ponctuation"), $"{Canadian}, 7.02");
        Add(Rule.EnglishNumber, Bdl("Emploi du signe décimal et indication de la division dans les unités de mesure"), Of("nombres"), null);
        Add(Rule.EnglishForm, $"{Bdl("Écriture des sommes d’argent")}; « Écriture des heures »", Of("unités monétaires"), null);
        Add(Rule.OrdinalForm, Bdl("Abréviation de l’adjectif numéral ordinal"), Of("adjectifs numéraux ordinaux"), null);
        Add(Rule.CapitalMonth, "Bureau de la traduction, Clés de la rédaction, « jours de la semaine »", Of("dates"), null);
        Add(Rule.MissingSpace, Spacing, Of("ponctuation"), $"{Canadian}, 7.02");
        Add(Rule.ExtraSpace, Spacing, Of("ponctuation"), $"{Canadian}, 7.02");
        Add(Rule.Ligature, Bdl("Ligature œ"), Of("ligatures"), null);
        Add(Rule.Abbreviation, Bdl("Abréviation de et cetera"), Of("abréviations"), $"{Canadian}, 1.01");
        Add(Rule.EnglishWords, "WCAG 2.2, 3.1.2", "WCAG 2.2, 3.1.2", null);
        Add(Rule.Notation, "CommonMark 0.31.2", "CommonMark 0.31.2", "CommonMark 0.31.2");
        return table;

        void Add(Rule rule, string? quebec, string? france, string? canada)
        {
            foreach (var (locale, source) in Locales.All.Zip([quebec, france, canada]))
                if (source is not null)
                    table.Add((rule, locale), source);
        }

        static string Bdl(string title) => $"OQLF, Vitrine linguistique, « {title} »";
        static string Of(string entry) => $"{Lexique}, « {entry} »";
    }
}
