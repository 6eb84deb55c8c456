using Commentary.Application.Articles;
using Commentary.Application.Drift;
using Commentary.Application.Model;

namespace Commentary.Web.Admin.Articles;

/// <summary>How the state of an edition is said: a word from the resources first, and a colour that its class gives.</summary>
/// <param name="Words">The key of the words.</param>
/// <param name="Class">The class of the badge.</param>
public record StateWords(string Words, string Class)
{
    public static StateWords Of(ListArticles.State? state) => Of(state?.Stage, state?.HasUnpublishedChanges ?? false);

    public static StateWords Of(OpenArticle.EditionState edition)
    {
        ArgumentNullException.ThrowIfNull(edition);
        return Of(edition.Stage, edition.HasUnpublishedChanges);
    }

    public static StateWords Of(FindCommented.Piece piece)
    {
        ArgumentNullException.ThrowIfNull(piece);
        return Of(piece.Stage, piece.HasUnpublishedChanges);
    }

    public static StateWords Of(ListDrifting.Row row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return Of(row.Stage, hasUnpublishedChanges: false);
    }

    private static StateWords Of(Stage? stage, bool hasUnpublishedChanges) =>
        stage switch
        {
            null => new("StageNone", "none"),
            Stage.Published when hasUnpublishedChanges => new("StageChanged", "changed"),
            Stage.Published => new("StagePublished", "out"),
            Stage.Withdrawn => new("StageWithdrawn", "withdrawn"),
            _ => new("StageDraft", ""),
        };
}
