using System.Text;
using Commentary.Application.Articles;
using Commentary.Application.Drift;
using Commentary.Application.Importing;
using Commentary.Application.Model;
using Commentary.Text.HouseFormat;
using Commentary.Text.Languages;

namespace Commentary.Tests.Fixture;

/// <summary>Pieces in the house format, as a person would type them.</summary>
internal static class Pieces
{
    private static int number;

    /// <summary>A number that no other test of this run has.</summary>
    public static int Next() => Interlocked.Increment(ref number);

    public static string Text(string teaser, string source, Language language = Language.French, string neutral = "Le neutre.") =>
        $"""
            {teaser}

            {Part.Source.Label(language)}: {source}

            {Part.Summary.Label(language)}

            Les faits de {teaser}

            {Part.Neutral.Label(language)}

            {neutral}

            {Part.Example.Label(language)}

            L’exemple.

            {Part.Optimistic.Label(language)}

            L’optimiste.

            {Part.Pessimistic.Label(language)}

            Le pessimiste.
            """;

    public static ImportManuscript.Command File(byte[] bytes, string name = "piece.txt") => new() { Bytes = bytes, FileName = name };

    public static Task<ImportManuscript.Result> Import(this Building building, string text, string name = "piece.txt") =>
        building.As.Author.Send(File(Encoding.UTF8.GetBytes(text), name));

    public static Task<OpenArticle.Result> Open(this Building building, int article) =>
        building.As.Author.Send(new OpenArticle.Query(article));

    /// <summary>Saves one edition as a member who has just opened it.</summary>
    public static async Task<Article> Save(
        this Building building,
        int article,
        Func<EditionText, EditionText> change,
        Language language = Language.French
    )
    {
        var opened = (await building.Open(article)).Edition(language);
        // Who empties a text here means it.
        SaveDraft.Command form = new()
        {
            ArticleId = article,
            Emptied = Merge.Texts.ToDictionary(field => $"{language}.{field}", _ => SaveDraft.WhenEmptied.LeaveEmpty),
        };
        var saved = await building.As.Editor.Send(
            language is Language.English
                ? form with
                {
                    English = change(opened.Text),
                    OpenedEnglish = opened.Version,
                }
                : form with
                {
                    French = change(opened.Text),
                    OpenedFrench = opened.Version,
                }
        );
        return saved.Article;
    }

    /// <summary>An editor says that the English is caught up: with a part, or with the whole piece.</summary>
    public static async Task<bool> SayCaughtUp(this Building building, int article, string? field = null)
    {
        var drift = (await building.Open(article)).Drift;
        var said = await building.As.Editor.Send(
            new SaveAndCatchUp.Command(new SaveDraft.Command { ArticleId = article }, field is null ? drift.Key : drift.KeyOf(field))
        );
        return said.IsCaughtUp;
    }
}
