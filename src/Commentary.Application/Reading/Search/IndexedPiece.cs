using System.Globalization;
using Commentary.Application.Press;
using Lucene.Net.Documents;
using Lucene.Net.Index;
using Lucene.Net.Util;

namespace Commentary.Application.Reading.Search;

/// <summary>A live edition as the index holds it: words to find it by, and nothing to show. What is shown is read from the press.</summary>
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
        var document = new Document { new StringField(Fields.Id, Key(live.ArticleId).Text, Field.Store.NO) };
        var all = new HashSet<(string Folded, string Surface)>();
        var anywhere = new Dictionary<string, (int Places, float Weight)>(StringComparer.Ordinal);
        Add(Fields.Title, piece.Title);
        Add(Fields.Standfirst, piece.Standfirst);
        Add(Fields.Topics, string.Join(" . ", piece.Topics.Select(t => t.Name)));
        Add(Fields.Source, string.Join(" . ", piece.SourcePublisher, piece.SourceHost, piece.SourceTitle, piece.SourceAuthor));
        foreach (var part in piece.Parts)
            Add(Fields.Of(part.Part), PlainText.Of(part.Html));

        var counted = anywhere.SelectMany(w =>
            Enumerable.Repeat(Place.Term(w.Key, w.Value.Places), Math.Clamp((int)MathF.Round(w.Value.Weight), 1, MostOften))
        );
        document.Add(new Field(Fields.Anywhere, new TermStream([.. counted]), Counted));
        document.Add(new Field(Fields.Spelling, new TermStream([.. all.Select(w => w.Folded).Distinct()]), Terms));
        document.Add(new Field(Fields.Written, new TermStream([.. all.Select(w => Spelling.Written(w.Folded, w.Surface))]), Terms));
        foreach (var topic in piece.Topics)
        {
            var key = new TopicKey(topic.TopicId, topic.Slug, topic.Name).Term;
            document.Add(new StringField(Fields.Topic, key, Field.Store.NO));
            document.Add(new SortedSetDocValuesField(Fields.Topic, new BytesRef(key)));
        }
        document.Add(new NumericDocValuesField(Fields.Article, live.ArticleId));
        document.Add(new NumericDocValuesField(Fields.Publication, live.PublicationId));
        document.Add(new NumericDocValuesField(Fields.Day, (long)(live.FirstPublishedAt - DateTime.UnixEpoch).TotalDays));
        document.Add(new NumericDocValuesField(Fields.Year, site.Local(live.FirstPublishedAt).Year));
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
