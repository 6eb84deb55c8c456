namespace Commentary.Text.Typography;

/// <summary>All that is set or linted, by name. <see cref="Rules"/> says where each holds and on whose authority.</summary>
public enum Rule
{
    // Signs.
    /// <summary>A straight apostrophe becomes ’.</summary>
    Apostrophe,

    /// <summary>Quotation marks of the language, those within a quotation those of the second rank.</summary>
    Quotes,

    /// <summary>Three dots become …</summary>
    Ellipsis,

    /// <summary>A hyphen that stands for a dash becomes one, with the spaces of the language.</summary>
    Dash,

    /// <summary>From a number to a number: an en dash in English.</summary>
    Interval,

    /// <summary>Feet, inches and minutes of arc: ′ and ″.</summary>
    Prime,

    /// <summary>A hyphen before a temperature or percentage becomes −.</summary>
    Minus,

    /// <summary>The sign of a currency: after the number in French, before it in English.</summary>
    Currency,

    // Spaces.
    /// <summary>No-break before a colon.</summary>
    Colon,

    /// <summary>Narrow and no-break before <c>; ! ?</c>, or none.</summary>
    HighMarks,

    /// <summary>No-break within « ».</summary>
    Guillemets,

    /// <summary>Before % and ‰.</summary>
    Percent,

    /// <summary>Between a number and °C or °F.</summary>
    Degree,

    /// <summary>Between a number and the symbol of a unit.</summary>
    Unit,

    /// <summary>Between groups of three digits.</summary>
    Thousands,

    /// <summary>Within a time of day.</summary>
    Time,

    /// <summary>Between a day and its month.</summary>
    Date,

    /// <summary>An ordinal stays with its noun, and its ending stands raised in bodies.</summary>
    Ordinal,

    /// <summary>M., Mme, Dr stay with the name.</summary>
    Courtesy,

    /// <summary>p., no, vol., chapter stay with their number.</summary>
    Reference,

    /// <summary>Initials stay with the name.</summary>
    Initial,

    /// <summary>A number stays with its noun.</summary>
    Noun,

    /// <summary>The last line of a paragraph is no short word alone.</summary>
    Widow,

    /// <summary>In English no space stands before : ; ! ? or %.</summary>
    NoFrenchSpaces,

    // Lint.
    /// <summary>“d infrastructure”: an elision or contraction without its apostrophe.</summary>
    LostApostrophe,

    /// <summary>"…" or “…” in French where « … » belong.</summary>
    ForeignQuotes,

    /// <summary>A propos, Etat: a capital has its accent in French.</summary>
    CapitalAccent,

    /// <summary>Two spaces, two commas.</summary>
    Doubled,

    /// <summary>1,000.50 in French.</summary>
    EnglishNumber,

    /// <summary>$10, 3 pm, 10:30 in French.</summary>
    EnglishForm,

    /// <summary>1ère, 2ème.</summary>
    OrdinalForm,

    /// <summary>A month or a day with a capital within a French sentence.</summary>
    CapitalMonth,

    /// <summary>No space behind a comma or stop.</summary>
    MissingSpace,

    /// <summary>A space before a comma, within a parenthesis.</summary>
    ExtraSpace,

    /// <summary>oeuvre, coeur: œ.</summary>
    Ligature,

    /// <summary>etc... and c.-à-d: abbreviations in their own form.</summary>
    Abbreviation,

    /// <summary>English words in a French text that are not marked as such.</summary>
    EnglishWords,

    /// <summary>==x==, &lt;o:p&gt;: notation that nothing here renders.</summary>
    Notation,
}
