using Commentary.Application.Drift;
using Commentary.Text.Drift;

namespace Commentary.Tests.Drift;

/// <summary>Which English sentences render a French one, where a translator joined, split, left out or added some.</summary>
public class FacingTests
{
    private static string Quoted(string french, string english, string beginning)
    {
        var (one, other) = (Written.Of(french), Written.Of(english));
        var at = one.ToList().FindIndex(sentence => sentence.Text.StartsWith(beginning, StringComparison.Ordinal));
        var (from, to) = Facing.Of(one, other)![at];
        return string.Join(' ', other.Take(from..to).Select(sentence => sentence.Text));
    }

    [Theory]
    [InlineData( // one for one
        "Le centre consomme 150 MW. La ville proteste. Le maire se tait.",
        "The centre draws 150 MW. The city protests. The mayor says nothing.",
        "La ville",
        "The city protests."
    )]
    [InlineData( // two joined
        "Tesla a vendu 300 voitures en mai. Elle en avait vendu 500 en avril. Les actionnaires s’inquiètent.",
        "Tesla sold 300 cars in May, down from 500 in April. Shareholders are worried.",
        "Elle en",
        "Tesla sold 300 cars in May, down from 500 in April."
    )]
    [InlineData( // the sentence after two that were joined
        "Tesla a vendu 300 voitures en mai. Elle en avait vendu 500 en avril. Les actionnaires s’inquiètent.",
        "Tesla sold 300 cars in May, down from 500 in April. Shareholders are worried.",
        "Les actionnaires",
        "Shareholders are worried."
    )]
    [InlineData( // one split
        "OpenAI, qui emploie 3 000 personnes, ouvre un bureau à Montréal et promet d’y embaucher 40 chercheurs. Le loyer reste secret.",
        "OpenAI employs 3,000 people. It is opening an office in Montréal and promises to hire 40 researchers there. The rent is a secret.",
        "OpenAI",
        "OpenAI employs 3,000 people. It is opening an office in Montréal and promises to hire 40 researchers there."
    )]
    [InlineData( // one split in three
        "Le modèle compte 70 milliards de paramètres, tourne sur une seule carte et coûte 2,5 dollars par million de mots. Il est libre.",
        "The model has 70 billion parameters. It runs on a single card. It costs $2.5 per million words. It is free software.",
        "Le modèle",
        "The model has 70 billion parameters. It runs on a single card. It costs $2.5 per million words."
    )]
    [InlineData( // three joined
        "Meta paie. Google aussi. Apple attend encore. Le ministre veut une réponse écrite avant le 12 juin.",
        "Meta pays, Google too, and Apple is still waiting. The minister wants a written answer by June 12.",
        "Apple",
        "Meta pays, Google too, and Apple is still waiting."
    )]
    [InlineData( // one left out
        "L’étude date de 2019. On l’a souvent citée depuis. Les auteurs de Stanford l’ont retirée en 2024.",
        "The study dates from 2019. The Stanford authors withdrew it in 2024.",
        "Les auteurs",
        "The Stanford authors withdrew it in 2024."
    )]
    [InlineData( // one added for those who do not know
        "Hydro-Québec refuse. Le projet de 900 MW attendra.",
        "Hydro-Québec refuses. It is the public utility, owned by the province, and holds a monopoly. The 900 MW project will wait.",
        "Le projet",
        "The 900 MW project will wait."
    )]
    [InlineData( // paragraphs joined
        "Nvidia monte.\n\nAMD baisse de 4 %.\n\nIntel ne bouge pas.",
        "Nvidia rises. AMD falls 4%.\n\nIntel stands still.",
        "AMD",
        "AMD falls 4%."
    )]
    public void What_is_quoted_is_what_renders_it(string french, string english, string beginning, string quoted) =>
        Quoted(french, english, beginning).Should().Be(quoted);

    [Fact]
    public void Its_work_is_bounded_however_many_names_there_are()
    {
        var names = string.Join(' ', Enumerable.Range(0, 60).Select(i => $"Nom{i}"));
        IReadOnlyList<Written> Text(int count) => [.. Enumerable.Range(0, count).Select(i => new Written($"{names} {i}.", i == 0))];

        Facing.Of(Text(499), Text(499), out var compared).Should().HaveCount(499);
        compared.Should().BeLessThan(Facing.MostPairs * 200, "eight groups, each of at most 36 anchors, for a pair");
        Facing.Of(Text(500), Text(500), out _).Should().BeNull();
    }

    [Theory]
    [InlineData("Voir l’étude.", "Voir [l’étude](https://a.example/1).", 0)]
    [InlineData("Voir [l’étude](https://a.example/1).", "Voir [l’étude](https://a.example/2).", 1)]
    [InlineData("Voir [l’étude](https://a.example/1).", "Voir l’étude.", 1)]
    [InlineData("Un. Voir [a](/a).\n\nFin.", "Un de plus. Voir [a](/b).\n\nFin.", 2)]
    [InlineData("Un mur de 150 MW, dit-il.", "Un mur de 150MW – dit-il.", 0)]
    [InlineData("Un mur de ~300 mots.", "Un mur de 300 mots.", 1)]
    public void A_link_is_drift_where_it_leads_elsewhere_and_not_where_it_is_put_on(string was, string now, int changes) =>
        SentenceDrift.Between(Written.Of(was), Written.Of(now)).Should().HaveCount(changes);
}
