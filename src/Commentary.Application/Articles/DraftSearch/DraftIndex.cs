using System.Collections.Concurrent;
using Commentary.Application.Reading.Search;
using Commentary.Text.Languages;

namespace Commentary.Application.Articles.DraftSearch;

/// <summary>Where the processes on this machine keep their indexes of drafts, each in a folder of its own, apart from what readers search.</summary>
public sealed record DraftFolder(string Path);

/// <summary>
/// The words of every edition as it is saved now, one index for each language. The newsroom alone asks it: what readers search is another index,
/// in another folder, made of publications.
/// </summary>
public sealed class DraftIndex(DraftFolder folder) : IDisposable
{
    private readonly ConcurrentDictionary<Language, SearchIndex> open = new();
    private OwnFolder? own;

    /// <summary>Taken by whoever writes to it.</summary>
    internal SemaphoreSlim OneWriter { get; } = new(1);

    /// <summary>What all drafts looked like when they were last compared with it; null until they were.</summary>
    internal string? Compared { get; set; }

    /// <summary>Null while it is being filled for the first time.</summary>
    internal SearchIndex? Ready(Language language) => Compared is not null && open.TryGetValue(language, out var index) ? index : null;

    internal SearchIndex ToWrite(Language language) =>
        open.GetOrAdd(language, l => SearchIndex.Open((own ??= OwnFolder.Take(folder.Path)).Path, l));

    /// <summary>Leaves nothing of it, so that it is made anew; only with <see cref="OneWriter"/> in hand.</summary>
    internal void Throw()
    {
        Compared = null;
        foreach (var language in open.Keys)
            if (open.TryRemove(language, out var broken))
                broken.Throw();
    }

    internal async Task Renew(CancellationToken stop)
    {
        await OneWriter.WaitAsync(stop);
        try
        {
            Throw();
        }
        finally
        {
            OneWriter.Release();
        }
    }

    public void Dispose()
    {
        foreach (var index in open.Values)
            index.Dispose();
        open.Clear();
        own?.Dispose();
        OneWriter.Dispose();
    }
}
