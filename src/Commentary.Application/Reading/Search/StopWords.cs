using System.Collections.Frozen;
using Commentary.Text.Languages;

namespace Commentary.Application.Reading.Search;

/// <summary>
/// Words so common that they tell no piece from another, as they are once folded. Ours, and short: the lists that come with Lucene hold
/// « été » and « avions » as verbs, and a reader who looks for the summer or for planes would find nothing.
/// </summary>
internal static class StopWords
{
    private static readonly FrozenSet<string> French = Set(
        """
        a ai as au aux avec c ce ceci cela ces cet cette ceux chez d dans de des du elle elles en es est et eux il ils j je l la le les leur
        leurs lui m ma me mes moi mon n ne nos notre nous on ont ou par pas pour qu quand que quel quelle quelles quels qui quoi s sa sans se
        ses si son sont sur t ta te tes toi ton tu un une vos votre vous y
        """
    );

    private static readonly FrozenSet<string> English = Set(
        """
        a about an and are as at be been but by for from had has have he her his how i if in into is it its me my no not of on or our she so
        than that the their them then there these they this those to was we were what when where which who why with you your
        """
    );

    public static FrozenSet<string> Of(Language language) => language is Language.English ? English : French;

    private static FrozenSet<string> Set(string words) =>
        words.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);
}
