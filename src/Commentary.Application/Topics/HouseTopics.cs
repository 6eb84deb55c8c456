using Commentary.Text.Languages;

namespace Commentary.Application.Topics;

/// <summary>The subjects that the team writes about, so that a hashtag in one language names the topic in both from its first use.</summary>
internal static class HouseTopics
{
    internal sealed record Known(string French, string English)
    {
        public string Name(Language language) => language is Language.English ? English : French;

        /// <summary>The name without its spaces, each word with its capital: <c>ViePrivée</c>.</summary>
        public string Hashtag(Language language) =>
            string.Concat(
                Name(language)
                    .Split([' ', '’', '-'], StringSplitOptions.RemoveEmptyEntries)
                    .Select(word => char.ToUpper(word[0], language.Culture()) + word[1..])
            );
    }

    private static readonly Known[] All =
    [
        new("IA", "AI"),
        new("Tech", "Tech"),
        new("Web", "Web"),
        new("Réseaux", "Networks"),
        new("Sécurité", "Security"),
        new("Cybersécurité", "Cybersecurity"),
        new("Normes", "Standards"),
        new("Vie privée", "Privacy"),
        new("Logiciel", "Software"),
        new("Logiciel libre", "Open source"),
        new("Histoire", "History"),
        new("Accessibilité", "Accessibility"),
        new("Science", "Science"),
        new("Infonuagique", "Cloud"),
        new("Robotique", "Robotics"),
        new("Espace", "Space"),
        new("Climat", "Climate"),
        new("Énergie", "Energy"),
        new("Jeux vidéo", "Video games"),
        new("Médias", "Media"),
        new("Emploi", "Jobs"),
        new("Santé", "Health"),
        new("Éducation", "Education"),
        new("Finance", "Finance"),
        new("Politique", "Politics"),
        new("Droit", "Law"),
    ];

    public static Known? Find(string hashtagKey, Language language) =>
        Array.Find(All, known => Slug.From(known.Hashtag(language), language) == hashtagKey)
        ?? Array.Find(All, known => Slug.From(known.Hashtag(language.Other()), language.Other()) == hashtagKey);
}
