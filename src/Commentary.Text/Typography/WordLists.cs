using System.Collections.Frozen;

namespace Commentary.Text.Typography;

/// <summary>Words that rules go by. Each list is closed: what is not in it is set as any word is.</summary>
internal static class WordLists
{
    /// <summary>What stands before an apostrophe in French.</summary>
    public static readonly Words Elisions = new("l d j m t s n c qu jusqu lorsqu puisqu quoiqu quelqu presqu");

    /// <summary>Before these stands a word whole: “la droite d' et l'autre”.</summary>
    public static readonly Words NeverElided = new("et ou où à au aux");

    /// <summary>Between two numbers that share a unit.</summary>
    public static readonly Words BetweenNumbers = new("à et ou to and or puis");

    public static readonly Words EnglishDays = new(
        "Monday Tuesday Wednesday Thursday Friday Saturday Sunday Mon Tue Tues Wed Thu Thur Thurs Fri Sat Sun",
        StringComparer.Ordinal
    );

    /// <summary>Without their last point.</summary>
    public static readonly Words HalfDays = new("a.m p.m am pm");

    /// <summary>Symbols of units that stand apart from their number even where they were typed to it; none that is also a name (4K, 5G, 3D).</summary>
    public static readonly Words Units = new(
        "mm cm dm hm km kg mg µg ml cl dl hl mL cL dL hL ha kHz MHz GHz THz Hz kW MW GW TW kWh MWh GWh TWh Wh kV mV kVA MVA kWc MWc Wc mA mAh dB dBA dBm lm lx nm µm ms µs ns min kJ MJ GJ eV keV MeV GeV "
            + "ko Ko Mo Go To Po Eo Zo kB KB MB GB TB PB EB ZB Kio Mio Gio Tio KiB MiB GiB TiB kbit Kbit Mbit Gbit Tbit bit/s kbit/s Kbit/s Mbit/s Gbit/s Tbit/s "
            + "kb/s Mb/s Gb/s Tb/s ko/s Ko/s Mo/s Go/s To/s kB/s KB/s MB/s GB/s TB/s kbps Kbps Mbps Gbps Tbps bps km/h km/s m/s tr/min km² m² cm² mm² m³ cm³ "
            + "dm³ ppm ppp dpi hPa kPa MPa psi kcal Mpx TFLOPS PFLOPS GFLOPS kΩ MΩ nF pF µF µA kt Mt Gt",
        StringComparer.Ordinal
    );

    public static readonly Words FrenchMonths = new(
        "janvier février mars avril mai juin juillet août septembre octobre novembre décembre janv. févr. avr. juill. sept. oct. nov. déc."
    );

    public static readonly Words EnglishMonths = new(
        "January February March April May June July August September October November December Jan. Feb. Mar. Apr. Aug. Sept. Oct. Nov. Dec.",
        StringComparer.Ordinal
    );

    public static readonly Words FrenchCourtesy = new(
        "M. MM. Mme Mmes Mlle Mlles Me Mes Dr Dre Drs Dres Pr Pre Prof. Mgr S. Ste St Sr",
        StringComparer.Ordinal
    );

    public static readonly Words EnglishCourtesy = new(
        "Mr. Mrs. Ms. Dr. Prof. St. Sen. Gen. Gov. Rep. Hon. Capt. Lt. Col. Sgt. Mr Mrs Ms Dr",
        StringComparer.Ordinal
    );

    public static readonly Words FrenchReferences = new(
        "no nos n° nº n°s p. pp. page pages vol. volume t. tome chap. chapitre art. article articles fig. figure tableau section étape partie phase acte scène annexe §"
    );

    /// <summary>Their point ends no sentence, whatever comes behind it.</summary>
    public static readonly Words FrenchAbbreviations = new("ex. cf. env. av. boul. éd. dir. coll. tél. c.-à-d. adj. ing.");

    public static readonly Words EnglishReferences = new(
        "no. nos. p. pp. page pages vol. ch. chap. chapter fig. figure table section sec. s. §"
    );

    /// <summary>Little words that no number belongs to.</summary>
    public static readonly Words FrenchLittle = new(
        "et ou à au aux de du des en est sont a ont y le la les l un une par pour sur dans avec que qui qu d se s ne n il elle ils elles on mais car ni si "
            + "ce cette ces sa son ses puis comme sans sous contre chez lors afin donc or dont où déjà était étaient sera seront environ"
    );

    public static readonly Words EnglishLittle = new(
        "and or to of in is are was were at on for the a an by with from as but if that than it its has have had will be this so"
    );

    /// <summary>Names that end in a mark.</summary>
    public static readonly Words NamesWithMark = new("Yahoo Joomla Jeopardy Yum Chips", StringComparer.Ordinal);

    public static readonly Words Magnitudes = new(
        "million millions milliard milliards billion billions mille trillion trillions k m g b bn mds md m$ k$ g$"
    );

    /// <summary>English words that begin with an apostrophe.</summary>
    public static readonly Words Aphaereses = new("tis twas em til cause n round bout twere");

    internal sealed class Words(string words, StringComparer? comparer = null)
    {
        private readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> words = words
            .Split(' ')
            .ToFrozenSet(comparer ?? StringComparer.OrdinalIgnoreCase)
            .GetAlternateLookup<ReadOnlySpan<char>>();

        private readonly int longest = words.Split(' ').Max(word => word.Length);

        public bool Contains(ReadOnlySpan<char> word) => word.Length > 0 && word.Length <= longest && words.Contains(word);
    }
}
