using Commentary.Text.Languages;
using Lucene.Net.Analysis.Core;
using Lucene.Net.Documents;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Search.Similarities;
using Lucene.Net.Store;
using Lucene.Net.Util;

namespace Commentary.Application.Reading.Search;

/// <summary>
/// The index of one language, in a folder of this process's own. It holds nothing that the database does not: one that cannot be read, or is
/// of another version, is thrown away.
/// </summary>
internal sealed class SearchIndex : IDisposable
{
    /// <summary>Raised whenever what is written changes: fields, words, stems.</summary>
    private const string Version = "3";
    private const string VersionKey = "version";

    private readonly FSDirectory directory;
    private readonly IndexWriter writer;
    private readonly SearcherManager searchers;

    private SearchIndex(FSDirectory directory, OpenMode mode)
    {
        this.directory = directory;
        writer = new(
            directory,
            // Fields bring their words with them: no analyzer is ever asked.
            new(LuceneVersion.LUCENE_48, new KeywordAnalyzer())
            {
                OpenMode = mode,
                Similarity = new BM25Similarity(),
                RAMBufferSizeMB = 32,
            }
        );
        try
        {
            IsWhole = mode is OpenMode.APPEND;
            searchers = new(writer, applyAllDeletes: true, new Warm());
        }
        catch
        {
            writer.Rollback();
            throw;
        }
    }

    /// <summary>Whether it was filled once: an index that is being filled would say of most pieces that there are none.</summary>
    public bool IsWhole { get; private set; }

    /// <param name="root">A folder that this process alone writes to: Lucene’s own lock is not asked, for it can be had twice.</param>
    public static SearchIndex Open(string root, Language language) =>
        // Read, not mapped: what .NET maps is read byte by byte through three layers.
        Open(new NIOFSDirectory(Path.Combine(root, language.Code()), NoLockFactory.GetNoLockFactory()));

    private static SearchIndex Open(FSDirectory files)
    {
        try
        {
            return new(files, IsOurs(files) ? OpenMode.APPEND : OpenMode.CREATE);
        }
        catch (Exception)
        {
            // Whatever is wrong with it, a new one is right.
            Clear(files);
            return new(files, OpenMode.CREATE);
        }
    }

    private static void Clear(FSDirectory files)
    {
        foreach (var file in files.ListAll())
            files.DeleteFile(file);
    }

    private static bool IsOurs(FSDirectory files)
    {
        if (!DirectoryReader.IndexExists(files))
            return false;
        var infos = new SegmentInfos();
        infos.Read(files);
        return infos.UserData.TryGetValue(VersionKey, out var version) && version == Version;
    }

    public void Write(int article, Document document) => writer.UpdateDocument(IndexedPiece.Key(article), document);

    public void Remove(int article) => writer.DeleteDocuments(IndexedPiece.Key(article));

    /// <summary>Shows what was written, and keeps it.</summary>
    public void Commit()
    {
        writer.SetCommitData(new Dictionary<string, string>(StringComparer.Ordinal) { [VersionKey] = Version });
        writer.Commit();
        searchers.MaybeRefreshBlocking();
        IsWhole = true;
    }

    /// <summary>Looks at the index as it is now.</summary>
    public T Look<T>(Func<IndexSearcher, T> look)
    {
        var searcher = searchers.Acquire();
        try
        {
            return look(searcher);
        }
        finally
        {
            searchers.Release(searcher);
        }
    }

    /// <summary>The number of the state that it holds of each article.</summary>
    public Dictionary<int, int> Held() =>
        Look(searcher =>
        {
            Dictionary<int, int> held = [];
            foreach (var leaf in searcher.IndexReader.Leaves)
            {
                var reader = leaf.AtomicReader;
                var (articles, states) = (reader.GetNumericDocValues(Fields.Article), reader.GetNumericDocValues(Fields.State));
                for (var doc = 0; doc < reader.MaxDoc; doc++)
                    if (reader.LiveDocs?.Get(doc) ?? true)
                        held[(int)articles.Get(doc)] = (int)states.Get(doc);
            }
            return held;
        });

    /// <summary>The topics that its pieces show.</summary>
    public HashSet<string> Topics() =>
        Look(searcher =>
        {
            HashSet<string> held = new(StringComparer.Ordinal);
            if (MultiFields.GetTerms(searcher.IndexReader, Fields.Topic) is { } terms)
                for (var all = terms.GetEnumerator(); all.MoveNext(); )
                    held.Add(all.Term.Utf8ToString());
            return held;
        });

    /// <summary>The articles that show a topic so named.</summary>
    public IReadOnlyList<int> OfTopic(string topic) =>
        Look(searcher =>
        {
            List<int> found = [];
            if (searcher.IndexReader.NumDocs > 0)
                searcher.Search(new TermQuery(new Term(Fields.Topic, topic)), new Numbers(found));
            return found;
        });

    /// <summary>Closes it, and leaves nothing that could be opened again.</summary>
    public void Throw()
    {
        searchers.Dispose();
        writer.Rollback();
        foreach (var file in directory.ListAll().Where(f => f.StartsWith(IndexFileNames.SEGMENTS, StringComparison.Ordinal)))
            directory.DeleteFile(file);
        directory.Dispose();
    }

    public void Dispose()
    {
        searchers.Dispose();
        writer.Dispose();
        directory.Dispose();
    }

    private sealed class Warm : SearcherFactory
    {
        public override IndexSearcher NewSearcher(IndexReader reader)
        {
            foreach (var leaf in reader.Leaves)
                _ = Columns.Of(leaf.AtomicReader);
            return new(reader) { Similarity = new BM25Similarity() };
        }
    }

    private sealed class Numbers(List<int> found) : ICollector
    {
        private NumericDocValues article = null!;

        public bool AcceptsDocsOutOfOrder => true;

        public void SetScorer(Scorer scorer) { }

        public void SetNextReader(AtomicReaderContext context) => article = context.AtomicReader.GetNumericDocValues(Fields.Article);

        public void Collect(int doc) => found.Add((int)article.Get(doc));
    }
}
