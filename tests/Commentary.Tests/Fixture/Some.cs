using System.Text;
using Commentary.Application.Articles;
using Commentary.Application.Importing;
using Commentary.Application.Model;
using Commentary.Application.Publishing;
using Commentary.Text.Languages;

namespace Commentary.Tests.Fixture;

/// <summary>Things to test with: whole and right, so that a test names only what it is about.</summary>
public static class Some
{
    /// <summary>The team's own sample piece.</summary>
    public static byte[] Sample { get; } =
        System.IO.File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Manuscripts", "openai-recrute.txt"));

    public static EditionText Text(string title = "Un titre", Language language = Language.French) =>
        new()
        {
            Title = title,
            Slug = Slug.From(title, language),
            Teaser = $"{title}. La suite de l’accroche. #IA",
            Summary = "Les faits.",
            Neutral = "Le neutre.",
            Example = "L’exemple.",
            Optimistic = "L’optimiste.",
            Pessimistic = "Le pessimiste.",
        };

    /// <summary>An article with a French draft; its id.</summary>
    public static async Task<int> Draft(Building building, string title = "Un titre", string source = "https://example.org/nouvelle")
    {
        var id = await building.As.Author.Send(new StartArticle.Command { SourceUrl = source, Title = title });
        await building.As.Author.Send(
            new SaveDraft.Command
            {
                ArticleId = id,
                French = Text(title),
                OpenedFrench = 1,
            }
        );
        return id;
    }

    /// <summary>An article that is public in French, and in English when asked; its id.</summary>
    public static async Task<int> Article(Building building, string title = "Un titre", bool inEnglishToo = false)
    {
        var id = await Draft(building, title);
        await building.As.Editor.Send(new Publish.Command(id, Language.French));
        if (inEnglishToo)
        {
            await building.As.Editor.Send(
                new SaveDraft.Command { ArticleId = id, English = Text($"{title} in English", Language.English) }
            );
            await building.As.Editor.Send(new Publish.Command(id, Language.English));
        }
        await building.CatchUp();
        return id;
    }

    public static ImportManuscript.Command File(string text, string name = "piece.txt") =>
        new() { Bytes = Encoding.UTF8.GetBytes(text), FileName = name };
}
