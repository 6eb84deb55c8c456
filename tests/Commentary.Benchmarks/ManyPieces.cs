using System.Text;
using Commentary.Application;
using Commentary.Application.Data;
using Commentary.Application.Press;
using Commentary.Application.Reading.Search;
using Commentary.Database;
using Commentary.Text.HouseFormat;
using Commentary.Text.Languages;
using MediatR;
using Microsoft.Extensions.DependencyInjection;

namespace Commentary.Benchmarks;

/// <summary>A database of as many public pieces as one likes, of about 900 words each, the same in every run.</summary>
internal static class ManyPieces
{
    private const int WordsInPiece = 900;
    private const int DifferentWords = 40_000;
    private const int AtOnce = 2000;

    private static readonly string[] Syllables =
    [
        "ba",
        "co",
        "du",
        "fi",
        "gra",
        "lo",
        "mé",
        "na",
        "pro",
        "ré",
        "si",
        "tra",
        "ver",
        "zo",
        "cha",
        "tion",
        "ment",
        "eur",
        "age",
        "ique",
    ];

    private static readonly byte[] Card = [0x89, (byte)'P', (byte)'N', (byte)'G'];

    public static readonly string[] Vocabulary = Words();

    public static async Task<T> Send<T>(ServiceProvider services, IRequest<T> request)
    {
        await using var scope = services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<IMediator>().Send(request);
    }

    public static async Task Fill(ServiceProvider services, int size)
    {
        await using (var scope = services.CreateAsyncScope())
            await scope.ServiceProvider.GetRequiredService<MigrateDatabase>().Run(_ => { }, CancellationToken.None);
        for (var from = 1; from <= size; from += AtOnce)
        {
            await using var scope = services.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<CommentaryDb>();
            db.ChangeTracker.AutoDetectChangesEnabled = false;
            await using var transaction = await db.Database.BeginTransactionAsync();
            for (var id = from; id < Math.Min(from + AtOnce, size + 1); id++)
            {
                var piece = Piece(id);
                db.Live.Add(piece);
                // With a card, as every publication has one: a server that draws what is missing would be measured doing so.
                db.Cards.Add(PublicationCard.Of(piece.Publication, _ => Card));
            }
            await db.SaveChangesAsync();
            await transaction.CommitAsync();
        }
    }

    private static LiveEdition Piece(int id)
    {
        // The same pieces in every run.
        var chance = new Random(id);
        var at = new DateTime(2010, 1, 1, 0, 0, 0, DateTimeKind.Utc).AddMinutes(id * 80L);
        var publication = new Publication
        {
            ArticleId = id,
            Language = Language.French,
            Title = Text(chance, 9),
            Slug = $"piece-{id}",
            Standfirst = Text(chance, 30),
            SourceHost = $"journal-{id % 200}.example",
            SourcePublisher = $"Journal {Vocabulary[id % 200]}",
            Words = WordsInPiece,
            PublishedAt = at,
        };
        publication.Parts.AddRange(
            PartNames.Bodies.Select(part => new PublicationPart { Part = part, Html = $"<p>{Text(chance, WordsInPiece / 5)}</p>" })
        );
        publication.Topics.AddRange(
            Enumerable
                .Range(0, 3)
                .Select(place => new PublicationTopic
                {
                    TopicId = 1 + (place * 40) + (id * (place + 1) % 40),
                    Place = place,
                    Name = $"Sujet {(place * 40) + (id * (place + 1) % 40)}",
                    Slug = $"sujet-{(place * 40) + (id * (place + 1) % 40)}",
                })
        );
        var live = new LiveEdition
        {
            ArticleId = id,
            Language = Language.French,
            FirstPublishedAt = at,
            Month = (at.Year * 100) + at.Month,
        };
        live.Show(publication);
        return live;
    }

    /// <summary>Words as often as in a language: the second half as often as the first, and so on (Zipf).</summary>
    public static string Text(Random chance, int words)
    {
        var text = new StringBuilder();
        for (var i = 0; i < words; i++)
            text.Append(i == 0 ? "" : " ").Append(Vocabulary[(int)Math.Pow(Vocabulary.Length, chance.NextDouble()) - 1]);
        return text.Append('.').ToString();
    }

    private static string[] Words()
    {
        var chance = new Random(1);
        HashSet<string> words = [];
        while (words.Count < DifferentWords)
            words.Add(string.Concat(Enumerable.Range(0, 2 + chance.Next(3)).Select(_ => Syllables[chance.Next(Syllables.Length)])));
        return [.. words];
    }

    public static ServiceProvider Services(string data)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddLocalization();
        services.AddSingleton(new SiteOptions());
        services.AddSingleton(new SearchFolder(Path.Combine(data, "search")));
        services.AddApplication();
        // Pieces without drafts: readers need none.
        var database = $"Data Source={Path.Combine(data, "commentary.db")};Foreign Keys=False";
        services.AddDatabase(new DatabaseOptions { ConnectionString = database }, data);
        return services.BuildServiceProvider();
    }
}
