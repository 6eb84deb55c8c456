using Commentary.Application.Articles;
using Commentary.Application.Model;
using Commentary.Application.Publishing;
using Commentary.Tests.Fixture;
using Commentary.Text.Languages;
using Microsoft.EntityFrameworkCore;

namespace Commentary.Tests.Site.Search;

/// <summary>The pieces that the queries are asked of: those of the demonstration, and five more in both languages.</summary>
public class SearchedSite : Building, IAsyncLifetime
{
    public SearchedSite() => Environment = "Development";

    /// <summary>The name of a piece in the tables of queries, and what its source's address holds.</summary>
    private static readonly (string Name, string Source)[] Sources =
    [
        ("lamport", "359545"),
        ("turing", "lix.236"),
        ("shannon", "tb01338"),
        ("attention", "1706.03762"),
        ("html", "html.spec"),
        ("openai", "wired.com"),
        ("pigeons", "rfc1149"),
        ("mots", "rfc2119"),
        ("tls", "rfc8446"),
        ("http", "rfc9110"),
        ("robots", "rfc9309"),
        ("uuid", "rfc9562"),
        ("wcag", "wcag22"),
        .. More.Select(piece => (piece.Name, $"example.org/{piece.Name}")),
    ];

    /// <summary>The slug of a piece in a language, by its name in the tables.</summary>
    public Dictionary<(string Name, Language Language), string> Slugs { get; } = [];

    async ValueTask IAsyncLifetime.InitializeAsync()
    {
        foreach (var (name, french, english) in More)
        {
            var id = await As.Author.Send(new StartArticle.Command { SourceUrl = $"https://example.org/{name}", Title = french.Title });
            await As.Editor.Send(
                new SaveDraft.Command
                {
                    ArticleId = id,
                    French = french,
                    OpenedFrench = 1,
                    English = english,
                }
            );
            foreach (var language in LanguageNames.All)
                await As.Editor.Send(new Publish.Command(id, language));
        }
        var live = await this.Look(db =>
            db.Live.Select(l => new
                {
                    l.Language,
                    l.Slug,
                    l.Publication.SourceUrl,
                })
                .ToListAsync()
        );
        foreach (var piece in live)
            Slugs[(Sources.Single(s => piece.SourceUrl.Contains(s.Source, StringComparison.OrdinalIgnoreCase)).Name, piece.Language)] =
                piece.Slug;
        await CatchUp();
    }

    private static EditionText Piece(Language language, string title, string teaser, params string[] parts) =>
        new()
        {
            Title = title,
            Slug = Slug.From(title, language),
            Teaser = $"{title}. {teaser}",
            Summary = parts[0],
            Neutral = parts[1],
            Example = parts[2],
            Optimistic = parts[3],
            Pessimistic = parts[4],
        };

    private static EditionText French(string title, string teaser, params string[] parts) => Piece(Language.French, title, teaser, parts);

    private static EditionText English(string title, string teaser, params string[] parts) => Piece(Language.English, title, teaser, parts);

    private static (string Name, EditionText French, EditionText English)[] More =>
        [
            (
                "ete",
                French(
                    "L’été met les centres de données à l’épreuve",
                    "Quand le thermomètre grimpe, les serveurs ont chaud. #Énergie #Infrastructure",
                    "Pendant la canicule de juillet, deux centres de données de Montréal ont réduit leur charge. La chaleur dépassait 34 degrés.",
                    "Le refroidissement compte pour le tiers de la facture. L’été, l’air du dehors ne suffit plus.",
                    "Un dépanneur qui laisse la porte du congélateur ouverte en août.",
                    "La chaleur perdue chauffera des serres l’hiver.",
                    "Chaque été sera plus long que le précédent, et l’eau manque déjà."
                ),
                English(
                    "Data centres feel the summer heat",
                    "When the thermometer climbs, servers sweat. #Energy #Infrastructure",
                    "During July’s heat wave, two Montréal data centres cut their load. It was over 34 degrees outside.",
                    "Cooling is a third of the bill. In summer the outside air no longer does.",
                    "A corner store that leaves its freezer open in August.",
                    "Waste heat will warm greenhouses in winter.",
                    "Every summer will be longer than the last, and water is already scarce."
                )
            ),
            (
                "ecole",
                French(
                    "Une école de Gatineau débranche ses tablettes",
                    "Les élèves reviennent au papier trois jours sur cinq. #Éducation",
                    "L’école primaire du Vieux-Verger a rangé 240 tablettes. Les enseignantes ont voté pour.",
                    "Les études se contredisent sur la lecture à l’écran.",
                    "Une élève de quatrième année retrouve son cahier, et ses taches d’encre.",
                    "Les écoles apprennent à choisir leurs outils.",
                    "Les familles sans ordinateur à la maison y perdent."
                ),
                English(
                    "A Gatineau school unplugs its tablets",
                    "Pupils go back to paper three days out of five. #Education",
                    "The Vieux-Verger elementary school has put away 240 tablets. Its teachers voted for it.",
                    "Studies of reading on a screen contradict each other.",
                    "A grade-four pupil finds her notebook again, and its ink stains.",
                    "Schools are learning to choose their tools.",
                    "Families without a computer at home lose by it."
                )
            ),
            (
                "hydro",
                French(
                    "Hydro-Québec rationne le courant des cryptomonnaies",
                    "Les mineurs devront attendre leur tour. #Énergie #Cryptomonnaie",
                    "La société d’État plafonne à 270 mégawatts le courant offert aux mineurs de cryptomonnaie.",
                    "Un mégawatt pour un mineur est un mégawatt de moins pour une aluminerie.",
                    "Un voisin qui branche douze sécheuses sur la même prise.",
                    "L’électricité ira où elle crée des emplois.",
                    "Les mineurs iront brûler du gaz ailleurs."
                ),
                English(
                    "Hydro-Québec rations power for crypto miners",
                    "Miners will have to wait their turn. #Energy #Cryptocurrency",
                    "The public utility caps at 270 megawatts the power that it offers to cryptocurrency miners.",
                    "A megawatt for a miner is one that a smelter does not get.",
                    "A neighbour who plugs twelve dryers into one outlet.",
                    "Electricity will go where it makes jobs.",
                    "Miners will go and burn gas elsewhere."
                )
            ),
            (
                "velo",
                French(
                    "Les vélos électriques prennent feu, et leurs batteries un numéro",
                    "Une norme arrive pour les batteries. #Transport #Sécurité",
                    "Santé Canada veut que chaque batterie de vélo électrique porte un numéro de série.",
                    "Le rappel d’une batterie suppose qu’on sache où elle est.",
                    "Un livreur recharge trois batteries dans son corridor.",
                    "Les cyclistes rouleront tranquilles.",
                    "Les batteries bon marché viendront toujours par la poste."
                ),
                English(
                    "E-bikes catch fire, and their batteries get a number",
                    "A standard is coming for the batteries. #Transport #Security",
                    "Health Canada wants each e-bike battery to carry a serial number.",
                    "Recalling a battery supposes that one knows where it is.",
                    "A courier charges three batteries in a hallway.",
                    "Cyclists will ride in peace.",
                    "Cheap batteries will still come by mail."
                )
            ),
            (
                "apple",
                French(
                    "Apple entrouvre son magasin d’applications",
                    "Le Bureau de la concurrence obtient une porte de côté. #Mobile",
                    "Apple laissera les développeurs canadiens vendre leurs applications hors de son magasin.",
                    "La commission passe de 30 à 17 %, mais d’autres frais paraissent.",
                    "Un centre commercial qui permet une deuxième entrée, avec péage.",
                    "Les petits studios garderont plus de leurs ventes.",
                    "Les arnaques trouveront la porte de côté aussi."
                ),
                English(
                    "Apple opens its App Store a crack",
                    "The Competition Bureau gets a side door. #Mobile",
                    "Apple will let Canadian developers sell their apps outside of its store.",
                    "The commission falls from 30 to 17 percent, and other fees appear.",
                    "A shopping mall that allows a second entrance, with a toll.",
                    "Small studios will keep more of what they sell.",
                    "Scams will find the side door too."
                )
            ),
        ];
}
