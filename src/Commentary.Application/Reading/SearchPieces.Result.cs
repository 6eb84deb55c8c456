using Commentary.Application.Reading.Search;
using Commentary.Text.HouseFormat;

namespace Commentary.Application.Reading;

/// <summary>What a search answers.</summary>
public static partial class SearchPieces
{
    public enum State
    {
        /// <summary>Nothing was asked.</summary>
        Empty,

        /// <summary>One letter.</summary>
        TooShort,

        /// <summary>Words that are in every piece.</summary>
        TooCommon,

        /// <summary>The index is not there, or broken: it is being made.</summary>
        Resting,
        Nothing,
        Found,
    }

    public record Result(State State, string Words)
    {
        public int Total { get; init; }

        /// <summary>How many of them have all the words as they were typed; the others have words of the same family, or that begin so.</summary>
        public int Exact { get; init; }

        /// <summary>The words as they were typed, one by one, without those that are too common to be looked for.</summary>
        public IReadOnlyList<string> Asked { get; init; } = [];

        /// <summary>What the pieces of this page have in place of what was typed.</summary>
        public IReadOnlyList<string> Kin { get; init; } = [];

        /// <summary>What the same words find in the other language.</summary>
        public Elsewhere Elsewhere { get; init; } = new(0, 0, 0, []);
        public int Page { get; init; } = 1;
        public int Pages { get; init; } = 1;

        /// <summary>No piece has all the words: these have most of them.</summary>
        public bool IsPartial { get; init; }

        /// <summary>The same words without a misspelling; null when there is none.</summary>
        public string? Suggestion { get; init; }
        public IReadOnlyList<Hit> Hits { get; init; } = [];
        public IReadOnlyList<Choice<ListedTopic>> Topics { get; init; } = [];
        public IReadOnlyList<Choice<int>> Years { get; init; } = [];
        public IReadOnlyList<Choice<Part>> Views { get; init; } = [];
    }

    /// <summary>A filter, and how many pieces it would leave.</summary>
    public record Choice<T>(T Value, int Count);

    /// <param name="Parts">Those in which a word stands.</param>
    public record Hit(
        Listed Piece,
        IReadOnlyList<Fragment> Title,
        IReadOnlyList<Fragment> Standfirst,
        IReadOnlyList<InContext> Passages,
        IReadOnlySet<Part> Parts
    )
    {
        internal IReadOnlyList<string> Kin { get; init; } = [];
    }

    /// <param name="Total">Pieces that have all the words in the other language.</param>
    /// <param name="Exact">Those of them that have the words as they were typed.</param>
    /// <param name="Alone">How many of the best of them there are in that language only.</param>
    /// <param name="Pieces">The first of these.</param>
    public record Elsewhere(int Total, int Exact, int Alone, IReadOnlyList<Listed> Pieces);

    public record InContext(Part Part, IReadOnlyList<Fragment> Fragments);
}
