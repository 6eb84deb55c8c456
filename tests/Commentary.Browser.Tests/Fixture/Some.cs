using System.Text;
using Commentary.Application.Articles;
using Commentary.Application.Importing;
using Commentary.Application.Model;
using Commentary.Application.Notes;
using Commentary.Application.Publishing;
using Commentary.Application.Scheduling;
using Commentary.Text.Languages;

namespace Commentary.Browser.Tests.Fixture;

/// <summary>Things to test with.</summary>
public static class Some
{
    public const string SampleSource = "https://www.wired.com/story/openai-new-hires-scaling/";

    private static int made;

    /// <summary>A picture that no other is like: a lake, if one wishes.</summary>
    public static byte[] Picture(int width = 900, int height = 600)
    {
        using var slope = NetVips.Image.Xyz(width, height);
        using var red = slope[0] * (80.0 / width) + Interlocked.Increment(ref made) % 100;
        using var green = slope[1] * (120.0 / height) + 60;
        using var blue = slope[1] * (-90.0 / height) + 230;
        using var joined = red.Bandjoin(green, blue);
        using var bytes = joined.Cast(NetVips.Enums.BandFormat.Uchar);
        using var colours = bytes.Copy(interpretation: NetVips.Enums.Interpretation.Srgb);
        return colours.PngsaveBuffer();
    }

    /// <summary>A text that is whole, at an address that no other has.</summary>
    public static EditionText Text(string title, Language language = Language.French) =>
        new()
        {
            Title = title,
            Slug = $"{Slug.From(title, language)}-{Interlocked.Increment(ref made)}",
            Teaser = $"{title}. {In(language, "La suite de l’accroche. #IA", "And more. #AI")}",
            Summary = In(language, "Les faits.", "The facts."),
            Neutral = In(language, "Le neutre.", "The neutral."),
            Example = In(language, "L’exemple.", "The example."),
            Optimistic = In(language, "L’optimiste.", "The optimist."),
            Pessimistic = In(language, "Le pessimiste.", "The pessimist."),
        };

    /// <summary>All that is hard to lay out: a title of the greatest length, an address that does not end, code, a table, a quotation.</summary>
    public static EditionText Awkward(Language language)
    {
        var title = In(
            language,
            "Anticonstitutionnellement, l’interopérabilité des infrastructures d’authentification postquantique des télécommunicateurs québécois inquiéterait l’Organisation internationale de",
            "Counterintuitively, the interoperability of post-quantum authentication infrastructures among telecommunications operators reportedly worries the International Organization for"
        );
        title += " ";
        title += new string('n', Edition.TitleLength - title.Length);
        var body = $"""
            {In(language, "Le texte est ici", "The text is here")}: https://example.org/{string.Concat(
                Enumerable.Repeat("un-chemin-qui-ne-finit-pas/", 12)
            )}

            ```
            curl --silent --show-error --location --header "Accept: application/json" --header "Authorization: Bearer $TOKEN" https://example.org/api/v1/things
            ```

            | Organisation | Infrastructure | Interopérabilité | Authentification | Télécommunications |
            | --- | --- | --- | --- | --- |
            | Internationale | Postquantique | Anticonstitutionnelle | 1 234 567,89 $ | https://example.org/tableau |

            > {In(language, "Une citation, pour voir.", "A quotation, to see.")}

            - {In(language, "un point", "one point")}
            - `{new string('x', 120)}`

            ## {In(language, "Un intertitre d’une longueur raisonnable", "A heading of a reasonable length")}

            {In(language, "Une fin[^1] à 10^6^ de CO~2~.", "An end[^1] at 10^6^ of CO~2~.")}

            [^1]: {In(language, "Une note", "A note")}: https://example.org/{new string('x', 120)}
            """;
        return Text(title, language) with
        {
            Slug = AwkwardSlug(language),
            Summary = body,
            Example = body,
            Optimistic = body,
            Pessimistic = body,
            Question = In(
                language,
                "Faut-il que l’interopérabilité des infrastructures d’authentification postquantique soit l’affaire de l’État?",
                "Should the interoperability of post-quantum authentication infrastructures be a matter for the state?"
            ),
        };
    }

    /// <summary>The address of <see cref="Awkward"/>.</summary>
    public static string AwkwardSlug(Language language) => In(language, "anticonstitutionnellement", "counterintuitively");

    /// <summary>An article with a French draft; its id.</summary>
    public static async Task<int> Draft(Building building, EditionText french)
    {
        var id = await building.As.Author.Send(new StartArticle.Command { SourceUrl = "https://example.org/nouvelle" });
        await building.As.Author.Send(
            new SaveDraft.Command
            {
                ArticleId = id,
                French = french,
                OpenedFrench = 1,
            }
        );
        return id;
    }

    /// <summary>A colleague saves another French text.</summary>
    public static async Task Correct(this Building building, int article, Func<EditionText, EditionText> correct)
    {
        ArgumentNullException.ThrowIfNull(correct);
        var french = (await building.As.Author.Send(new OpenArticle.Query(article))).French;
        await building.As.Author.Send(
            new SaveDraft.Command
            {
                ArticleId = article,
                French = correct(french.Text),
                OpenedFrench = french.Version,
            }
        );
    }

    /// <summary>An article that is public in both languages; its id.</summary>
    public static async Task<int> Article(Building building, EditionText french, EditionText english)
    {
        var id = await Draft(building, french);
        await building.As.Editor.Send(new Publish.Command(id, Language.French));
        await building.As.Editor.Send(new SaveDraft.Command { ArticleId = id, English = english });
        await building.As.Editor.Send(new Publish.Command(id, Language.English));
        return id;
    }

    /// <summary>A draft that goes out in two days, with an English edition that an author has put on hold; its id.</summary>
    public static async Task<int> Scheduled(Building building)
    {
        var id = await Draft(building, Text("Ce qui paraît après-demain"));
        var moment = TimeProvider.System.GetUtcNow().UtcDateTime.AddDays(2);
        await building.As.Editor.Send(new ScheduleEdition.Command(id, Language.French, moment));
        var english = Text("What goes out the day after tomorrow", Language.English);
        await building.As.Editor.Send(new SaveDraft.Command { ArticleId = id, English = english });
        await building.As.Editor.Send(new ScheduleEdition.Command(id, Language.English, moment));
        await building.As.Author.Send(
            new SaveDraft.Command
            {
                ArticleId = id,
                English = english with { Neutral = "Nobody has read this yet." },
                OpenedEnglish = 1,
            }
        );
        return id;
    }

    /// <summary>A piece whose French has moved on since its English; its id.</summary>
    public static async Task<int> Drifting(Building building, string title)
    {
        var french = Text(title) with { Neutral = "Il y a 5 chats dans la cuisine. Ils dorment chez Anne. Le soir tombe sur la ville." };
        var english = Text($"{title} in English", Language.English) with
        {
            Neutral = "There are 5 cats in the kitchen. They sleep at Anne’s. Evening falls on the city.",
        };
        var id = await Article(building, french, english);
        await building.As.Author.Send(
            new SaveDraft.Command
            {
                ArticleId = id,
                French = french with
                {
                    Neutral =
                        "Il y a 6 chats dans la cuisine. Ils ne dorment pas chez Anne. Le soir tombe doucement sur la ville. Une de plus.",
                    Summary =
                        $"{french.Summary} Encore https://example.org/{string.Concat(Enumerable.Repeat("un-chemin-qui-ne-finit-pas/", 6))}",
                },
                OpenedFrench = 2,
            }
        );
        return id;
    }

    /// <summary>The team's own sample piece, as it was written.</summary>
    public static Task<string> Manuscript() =>
        File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "Manuscripts", "openai-recrute.txt"));

    /// <summary>A draft that colleagues have noted on: open, answered, resolved, on a passage that has changed, and hard to lay out; its id.</summary>
    public static async Task<int> Noted(Building building)
    {
        var id = await Draft(building, Text("Ce que l’équipe en dit"));
        await building.As.Author.Send(new AddNote.Command(id, "French-Title", "", "Un peu plat, non?"));
        var answered = await building.As.Author.Send(new AddNote.Command(id, "French-Neutral", "Le neutre.", "Est-ce si neutre?"));
        await building.As.Editor.Send(new AnswerNote.Command(id, answered, "Je crois.\nLe pour et le contre y sont."));
        await building.As.Administrator.Send(new AddNote.Command(id, "French-Neutral", "Ce qui n’y est plus", new string('m', 200)));
        var resolved = await building.As.Author.Send(new AddNote.Command(id, "French-Neutral", "", "Trop court."));
        await building.As.Editor.Send(new ResolveNote.Command(id, resolved));
        return id;
    }

    /// <summary>The team's own sample piece, taken in and published in French; where it is.</summary>
    public static async Task<ImportManuscript.Result> Sample(Building building, params string[] legacyAddresses)
    {
        var imported = await building.As.Administrator.Send(
            new ImportFile.Command
            {
                Manuscript = new() { Bytes = Encoding.UTF8.GetBytes(await Manuscript()), FileName = "openai-recrute.txt" },
                Publish = true,
                LegacyAddresses = legacyAddresses,
            }
        );
        imported.IsPublic.Should().BeTrue();
        return imported.Manuscript;
    }

    private static string In(Language language, string french, string english) => language is Language.English ? english : french;
}
