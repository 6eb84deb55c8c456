using Commentary.Text.HouseFormat;
using Lucene.Net.Util;

namespace Commentary.Application.Reading.Search;

/// <summary>
/// A word with the parts of a piece in which it stands, as one term of the index, so that each piece that has the word is in one list of those that
/// have it in the same parts. Whoever asks for a word goes once through its pieces instead of once for each field, and knows where it stands.
/// </summary>
internal static class Place
{
    private const char Between = '\u001f';

    /// <summary>The sign for no part; 64 signs of one byte follow.</summary>
    private const char First = '@';

    /// <summary>A part is its bit; what stands in no part (title, standfirst, topics, source) shares the last.</summary>
    public static int Of(string field)
    {
        for (var i = 0; i < PartNames.Bodies.Count; i++)
            if (field == Fields.Of(PartNames.Bodies[i]))
                return 1 << i;
        return 1 << PartNames.Bodies.Count;
    }

    public static string Term(string stem, int places) => string.Concat(Prefix(stem), (char)(First + places));

    public static string Prefix(string stem) => stem + Between;

    public static int Of(BytesRef term) => term.Bytes[term.Offset + term.Length - 1] - First;
}
