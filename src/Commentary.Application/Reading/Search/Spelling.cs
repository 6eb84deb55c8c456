using Commentary.Text.Languages;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Util;

namespace Commentary.Application.Reading.Search;

/// <summary>What the words of the index know of a word that is not among them.</summary>
internal static class Spelling
{
    private const char Between = '\u001f';
    private const int Shortest = 3;

    /// <summary>In letters. A shorter word that no piece has is a word that no piece has more often than a slip.</summary>
    private const int ShortestGuessed = 5;

    /// <summary>In letters, from which two may be wrong, and the first.</summary>
    private const int Long = 8;
    private const int MostLooked = 3000;
    private const int MostBegun = 6;

    /// <summary>A word without accents, and how the text writes it.</summary>
    public static string Written(string folded, string surface) => folded + Between + surface;

    /// <summary>The words of a clause that other forms share their stem with: whether a piece has the very word is asked of its spellings.</summary>
    public static IEnumerable<string> Exact(Clause clause) =>
        clause.Words.Where(w => w.Stem is not null && IsSpelled(w.Folded)).Select(w => w.Folded);

    /// <summary>A word that stands in few letters, or with a number or a sign, has no other spelling.</summary>
    public static bool IsSpelled(string folded) => folded.Length >= Shortest && folded.All(char.IsLetter);

    /// <summary>Whether a piece has the word, or one of its kin.</summary>
    public static bool Has(IndexReader reader, Word word) =>
        IsWritten(reader, word) || Fields.Weighed.Any(field => reader.DocFreq(new Term(field.Field, word.Stem)) > 0);

    private static bool IsWritten(IndexReader reader, Word word) => reader.DocFreq(new Term(Fields.Spelling, word.Folded)) > 0;

    /// <summary>The words of most pieces that begin with these letters.</summary>
    public static IReadOnlyList<string> Begun(IndexReader reader, string folded)
    {
        if (folded.Length < 3 || MultiFields.GetTerms(reader, Fields.Spelling) is not { } terms)
            return [];
        List<(string Word, int Pieces)> found = [];
        var all = terms.GetEnumerator();
        if (all.SeekCeil(new BytesRef(folded)) == TermsEnum.SeekStatus.END)
            return [];
        var looked = 0;
        do
        {
            var word = all.Term.Utf8ToString();
            if (!word.StartsWith(folded, StringComparison.Ordinal))
                break;
            found.Add((word, all.DocFreq));
        } while (++looked < MostLooked && all.MoveNext());
        return [.. found.OrderByDescending(f => f.Pieces).Take(MostBegun).Select(f => f.Word)];
    }

    /// <summary>The word that differs by one or two letters, the nearest first, then the one of most pieces; null when there is none.</summary>
    public static string? Nearest(IndexReader reader, Word word)
    {
        var folded = word.Folded;
        if (IsWritten(reader, word))
            return null;
        // A French stem forgives a letter that is doubled or is not; what is found by its stem alone may as well be a plural.
        var isFound = Has(reader, word);
        if (
            folded.Length is < ShortestGuessed or > 24
            || !IsSpelled(folded)
            || MultiFields.GetTerms(reader, Fields.Spelling) is not { } terms
        )
            return null;
        var edits = folded.Length < Long ? 1 : 2;
        var near = new FuzzyTermsEnum(terms, new AttributeSource(), new Term(Fields.Spelling, folded), edits, 0, transpositions: true);
        string? best = null;
        var (bestEdits, bestPieces) = (int.MaxValue, 0);
        while (near.MoveNext())
        {
            var candidate = near.Term.Utf8ToString();
            if (isFound && Undoubled(candidate) != Undoubled(folded) || folded.Length < Long && candidate[0] != folded[0])
                continue;
            // Whoever mistypes a word gets its first letter right more often than not.
            var distance = 2 * EditDistance.Between(folded, candidate) + (candidate[0] == folded[0] ? 0 : 1);
            if (distance == 0 || distance > bestEdits || distance == bestEdits && near.DocFreq <= bestPieces)
                continue;
            (best, bestEdits, bestPieces) = (candidate, distance, near.DocFreq);
        }
        return best is null ? null : AsWritten(reader, best);
    }

    /// <summary>With the accents that most pieces give it.</summary>
    private static string AsWritten(IndexReader reader, string folded)
    {
        if (MultiFields.GetTerms(reader, Fields.Written) is not { } terms)
            return folded;
        var (best, pieces) = (folded, 0);
        var all = terms.GetEnumerator();
        if (all.SeekCeil(new BytesRef(folded + Between)) == TermsEnum.SeekStatus.END)
            return folded;
        do
        {
            var written = all.Term.Utf8ToString();
            if (!written.StartsWith(folded + Between, StringComparison.Ordinal))
                break;
            if (all.DocFreq > pieces)
                (best, pieces) = (written[(folded.Length + 1)..], all.DocFreq);
        } while (all.MoveNext());
        return best;
    }

    private static string Undoubled(string word) => string.Concat(word.Where((letter, at) => at == 0 || word[at - 1] != letter));
}
