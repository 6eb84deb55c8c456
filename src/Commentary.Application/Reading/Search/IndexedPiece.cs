using System.Globalization;
using Commentary.Application.Press;
using Lucene.Net.Documents;
using Lucene.Net.Index;
using Lucene.Net.Util;

namespace Commentary.Application.Reading.Search;

/// <summary>A piece as an index holds it: words to find it by, and nothing to show. What is shown is read from the database.</summary>
internal static class IndexedPiece
{
    private static readonly FieldType Words = Frozen(IndexOptions.DOCS_AND_FREQS_AND_POSITIONS);
    private static readonly FieldType Terms = Frozen(IndexOptions.DOCS_ONLY, omitNorms: true);
    private static readonly FieldType Counted = Frozen(IndexOptions.DOCS_AND_FREQS, omitNorms: true);

    /// <summary>A word that weighs more speaks for the piece as well as it can.</summary>
    private const int MostOften = 40;

    public static Term Key(int article) => new(Fields.Id, article.ToString(CultureInfo.InvariantCulture));

    /// <param name="live">With its publication, and the parts and topics of that.</param>
    public static Document Of(LiveEdition live, Lexicon lexicon, SiteOptions site)
    {
        var piece = live.Publication;
        return Of(
            live.ArticleId,
            live.PublicationId,
            live.FirstPublishedAt,
            site,
            [
                (Fields.Title, piece.Title),
                (Fields.Standfirst, piece.Standfirst),
                (Fields.Topics, string.Join(" . ", piece.Topics.Select(t => t.Name))),
                (Fields.Source, string.Join(" . ", piece.SourcePublisher, piece.SourceHost, piece.SourceTitle, piece.SourceAuthor)),
                .. piece.Parts.Select(part => (Fields.Of(part.Part), PlainText.Of(part.Html))),
            ],
            [.. piece.Topics.Select(topic => new TopicKey(topic.TopicId, topic.Slug, topic.Name))],
            lexicon
        );
    }

    /// <param name="state">The number of what it holds of the article (<see cref="SearchIndex.Held"/>).</param>
    /// <param name="texts">Each field once.</param>
    public static Document Of(
        int article,
        int state,
        DateTime at,
        SiteOptions site,
        IEnumerable<(string Field, string Text)> texts,
        IReadOnlyList<TopicKey> topics,
        Lexicon lexicon
    )
    {
        var document = new Document { new StringField(Fields.Id, Key(article).Text, Field.Store.NO) };
        var all = new HashSet<(string Folded, string Surface)>();
        var anywhere = new Dictionary<string, (int Places, float Weight)>(StringComparer.Ordinal);
        foreach (var (field, text) in texts)
            Add(field, text);

        var counted = anywhere.SelectMany(w =>
            Enumerable.Repeat(Place.Term(w.Key, w.Value.Places), Math.Clamp((int)MathF.Round(w.Value.Weight), 1, MostOften))
        );
        document.Add(new Field(Fields.Anywhere, new TermStream([.. counted]), Counted));
        document.Add(new Field(Fields.Spelling, new TermStream([.. all.Select(w => w.Folded).Distinct()]), Terms));
        document.Add(new Field(Fields.Written, new TermStream([.. all.Select(w => Spelling.Written(w.Folded, w.Surface))]), Terms));
        foreach (var key in topics.Select(topic => topic.Term))
        {
            document.Add(new StringField(Fields.Topic, key, Field.Store.NO));
            document.Add(new SortedSetDocValuesField(Fields.Topic, new BytesRef(key)));
        }
        document.Add(new NumericDocValuesField(Fields.Article, article));
        document.Add(new NumericDocValuesField(Fields.State, state));
        document.Add(new NumericDocValuesField(Fields.Day, (long)(at - DateTime.UnixEpoch).TotalDays));
        document.Add(new NumericDocValuesField(Fields.Year, site.Local(at).Year));
        return document;

        void Add(string field, string text)
        {
            List<Word> words = [.. lexicon.Read(text)];
            document.Add(new Field(field, new WordStream(words), Words));
            var (place, weight) = (Place.Of(field), Fields.Weighed.First(f => f.Field == field).Weight);
            foreach (var stem in words.Select(w => w.Stem).OfType<string>())
            {
                var so = anywhere.GetValueOrDefault(stem);
                anywhere[stem] = (so.Places | place, so.Weight + weight);
            }
            foreach (var word in words)
                if (Spelling.IsSpelled(word.Folded))
                    all.Add((word.Folded, word.Surface));
        }
    }

    private static FieldType Frozen(IndexOptions options, bool omitNorms = false)
    {
        var type = new FieldType
        {
            IsIndexed = true,
            IsTokenized = true,
            IndexOptions = options,
            OmitNorms = omitNorms,
        };
        type.Freeze();
        return type;
    }
}
