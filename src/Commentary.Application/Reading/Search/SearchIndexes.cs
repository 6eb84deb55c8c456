using System.Collections.Concurrent;
using Commentary.Text.Languages;

namespace Commentary.Application.Reading.Search;

/// <summary>Where the processes on this machine keep their indexes, each in a folder of its own.</summary>
public sealed record SearchFolder(string Path);

/// <summary>The indexes of this node, one for each language. Searching waits for none of them: one that is not ready is not there.</summary>
public sealed class SearchIndexes(SearchFolder folder) : IDisposable
{
    private readonly ConcurrentDictionary<Language, SearchIndex> open = new();
    private readonly ConcurrentDictionary<Language, bool> doubted = new();
    private readonly ConcurrentDictionary<Language, ConcurrentBag<Lexicon>> lexicons = new();
    private OwnFolder? own;

    /// <summary>Whether one of them gave an answer that it should not have: it is made anew when the change log is next followed.</summary>
    public bool AreInDoubt => !doubted.IsEmpty;

    /// <summary>Null while it is not there, is being filled for the first time, or is in doubt.</summary>
    internal SearchIndex? Ready(Language language) =>
        !doubted.ContainsKey(language) && open.TryGetValue(language, out var index) && index.IsWhole ? index : null;

    /// <summary>The index to write to; only ever asked for by the one who follows changes.</summary>
    internal SearchIndex ToWrite(Language language)
    {
        if (doubted.ContainsKey(language) && open.TryRemove(language, out var broken))
            broken.Throw();
        doubted.TryRemove(language, out _);
        return open.GetOrAdd(language, l => SearchIndex.Open((own ??= OwnFolder.Take(folder.Path)).Path, l));
    }

    internal void Doubt(Language language) => doubted[language] = true;

    /// <summary>A lexicon remembers the words that it has read, and is lent to one at a time.</summary>
    internal T Read<T>(Language language, Func<Lexicon, T> read)
    {
        var free = lexicons.GetOrAdd(language, _ => []);
        var lexicon = free.TryTake(out var rested) ? rested : new Lexicon(language);
        try
        {
            return read(lexicon);
        }
        finally
        {
            free.Add(lexicon);
        }
    }

    public void Dispose()
    {
        foreach (var index in open.Values)
            index.Dispose();
        open.Clear();
        own?.Dispose();
    }
}
