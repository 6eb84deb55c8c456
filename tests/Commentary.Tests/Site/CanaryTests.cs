using Commentary.Application.Articles;
using Commentary.Application.Model;
using Commentary.Application.Publishing;
using Commentary.Application.Reading;
using Commentary.Tests.Fixture;
using Commentary.Text.Languages;

namespace Commentary.Tests.Site;

/// <summary>A word that stands in every field of every draft, and nowhere that a reader can go.</summary>
public class CanaryTests(PublishedSample site) : IClassFixture<PublishedSample>
{
    private const string Canary = "canarix";

    /// <summary>For the one field that takes no word: a language that no page speaks of.</summary>
    private const string CanaryCode = "qcx";

    private static EditionText Sung(Language language, int n) =>
        new()
        {
            Title = $"Le {Canary} {n}",
            Slug = $"{Canary}-{language.Code()}-{n}",
            Teaser = $"Le {Canary} chante. #{Canary}{n}",
            Summary = $"{Canary} faits",
            Neutral = $"{Canary} neutre",
            Example = $"{Canary} exemple",
            Optimistic = $"{Canary} optimiste",
            Pessimistic = $"{Canary} pessimiste",
            Question = $"{Canary} ou non?",
        };

    private static readonly SourceText SungSource = new(
        $"https://{Canary}.example/{Canary}",
        $"{Canary} titre",
        $"{Canary} éditeur",
        $"{Canary} auteur",
        new DateOnly(1987, 6, 5),
        CanaryCode,
        $"https://{Canary}.example/{Canary}.jpg"
    );

    [Fact]
    public void The_word_stands_in_every_string_of_a_draft()
    {
        foreach (var sung in new object[] { Sung(Language.French, 1), Sung(Language.English, 1), SungSource })
        foreach (
            var field in sung.GetType().GetProperties().Where(p => p.PropertyType == typeof(string) && p.GetIndexParameters().Length == 0)
        )
            field.GetValue(sung).As<string>().Should().ContainAny([Canary, CanaryCode], "of {0}", field.Name);
    }

    [Fact]
    public async Task No_word_of_a_draft_is_anywhere_on_the_public_site()
    {
        // A piece that was never public; one that is, with a later draft in both languages; one that was withdrawn; one with a note.
        var never = await Some.Draft(site, "Brouillon");
        var later = await Some.Article(site, "Public puis brouillon", inEnglishToo: true);
        foreach (var article in new[] { never, later })
        {
            var opened = await site.Open(article);
            await site.As.Editor.Send(
                new SaveDraft.Command
                {
                    ArticleId = article,
                    Source = SungSource,
                    OpenedSource = opened.SourceVersion,
                    French = Sung(Language.French, article),
                    OpenedFrench = opened.French.Version,
                    English = Sung(Language.English, article),
                    OpenedEnglish = opened.English.Version,
                }
            );
        }
        var withdrawn = await Some.Draft(site, "Retiré");
        await site.Save(withdrawn, _ => Sung(Language.French, withdrawn));
        await site.As.Editor.Send(new Publish.Command(withdrawn, Language.French));
        await site.As.Editor.Send(new Withdraw.Command(withdrawn, Language.French));
        await site.Import(
            Pieces.Text($"Avec une note. {Canary}", $"https://example.org/note ({Canary})") + $"\n\nExemple\n\n{Canary} note",
            $"{Canary}.txt"
        );
        await site.As.Editor.Send(new Publish.Command(await Some.Article(site, "Publié deux fois"), Language.French));
        await site.CatchUp();

        var crawled = (await site.Crawl(["/fr/recherche?q=accroche", "/fr/recherche?q=titre+faits", "/en/search?q=AI"])).ToDictionary(
            page => page.Address,
            page => page.Headers + page.Text
        );

        crawled
            .Keys.Should()
            .Contain([
                "/fr",
                "/en",
                "/fr/articles/public-puis-brouillon",
                "/en/articles/public-puis-brouillon-in-english",
                "/fr/articles/publie-deux-fois/historique",
                "/fr/sources/example.org",
                "/en/sources/example.org",
                "/fr/feed.xml",
                "/en/feed.json",
                "/fr/sujets/ia",
                "/en/topics/ai",
                "/fr/archives",
                "/fr/confidentialite",
                "/en/privacy",
                "/en/archive",
                "/sitemap.xml",
                "/fr/recherche?q=accroche",
                "/en/search?q=AI",
                "/sitemap-1.xml",
                "/sitemap-topics.xml",
                "/sitemap-news.xml",
                "/fr/sujets/ia/feed.xml",
                "/en/topics/ai/feed.json",
            ]);
        // The page says what was looked for: that nothing has the word is asked of the search itself.
        foreach (var language in LanguageNames.All)
            (await site.As.Nobody.Send(new SearchPieces.Query(language, Canary)))
                .Should()
                .BeEquivalentTo(new { Total = 0, Suggestion = (string?)null });
        crawled
            .Where(page =>
                page.Value.Contains(Canary, StringComparison.OrdinalIgnoreCase)
                || page.Value.Contains($"\"{CanaryCode}\"", StringComparison.Ordinal)
            )
            .Select(page => page.Key)
            .Should()
            .BeEmpty();
    }
}
