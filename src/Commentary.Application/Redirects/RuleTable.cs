using System.Runtime.InteropServices;
using System.Text;
using Commentary.Text.Languages;

namespace Commentary.Application.Redirects;

/// <summary>
/// One of the index's many small tables: rules sorted by the hash of their path, then by <see cref="Precedence"/>; what is plain (a path, a
/// target, an answer) in a few bytes of its own, what has conditions as the whole rule. Immutable.
/// </summary>
internal sealed class RuleTable
{
    private readonly Entry[] entries;
    private readonly byte[] texts;
    private readonly RedirectRule[] whole;

    private RuleTable(Entry[] entries, byte[] texts, RedirectRule[] whole) =>
        (this.entries, this.texts, this.whole) = (entries, texts, whole);

    [StructLayout(LayoutKind.Sequential, Pack = 1)]
    private struct Entry
    {
        public uint Hash;
        public int Id;

        /// <summary>Where its texts begin; for a rule that is kept whole, which one it is.</summary>
        public int At;

        /// <summary>0 for none, as numbers of rows begin at 1.</summary>
        public int Article;
        public ushort PathBytes;
        public ushort TargetBytes;
        public Kind Kind;
        public byte Answer;
        public byte Handling;

        /// <summary>0 for the reader's.</summary>
        public byte Language;
    }

    private enum Kind : byte
    {
        Exact = RedirectMatch.Exact,
        Prefix = RedirectMatch.Prefix,

        /// <summary>It has conditions, or more than an entry can say.</summary>
        Whole,
    }

    /// <summary>The rules with this path, the first to be tried first.</summary>
    public Found Find(uint hash, RedirectMatch match, ReadOnlySpan<char> path) => new(this, FirstOf(hash), hash, match, path);

    public IEnumerable<NumberedRule> All
    {
        get
        {
            for (var i = 0; i < entries.Length; i++)
                yield return new(entries[i].Id, Rule(entries[i], null));
        }
    }

    private int FirstOf(uint hash)
    {
        var (low, high) = (0, entries.Length);
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (entries[middle].Hash < hash)
                low = middle + 1;
            else
                high = middle;
        }
        return low;
    }

    private RedirectRule Rule(in Entry entry, string? path)
    {
        if (entry.Kind is Kind.Whole)
            return whole[entry.At];
        var target = entry.At + entry.PathBytes;
        return new()
        {
            Match = (RedirectMatch)entry.Kind,
            Path = path ?? Encoding.UTF8.GetString(texts, entry.At, entry.PathBytes),
            ArticleId = entry.Article == 0 ? null : entry.Article,
            Language = entry.Language == 0 ? null : (Language)(entry.Language - 1),
            Target = entry.TargetBytes == 0 ? null : Encoding.UTF8.GetString(texts, target, entry.TargetBytes),
            Answer = (RedirectAnswer)entry.Answer,
            QueryHandling = (QueryHandling)entry.Handling,
        };
    }

    private bool Has(in Entry entry, RedirectMatch match, ReadOnlySpan<char> path)
    {
        if (entry.Kind is Kind.Whole)
            return whole[entry.At] is var rule && rule.Match == match && path.SequenceEqual(rule.Path);
        if ((RedirectMatch)entry.Kind != match)
            return false;
        var there = texts.AsSpan(entry.At, entry.PathBytes);
        // Other than ASCII, it has more bytes than characters.
        if (path.Length == there.Length)
            return Ascii.Equals(there, path);
        Span<byte> utf8 = stackalloc byte[path.Length <= RedirectRule.PathLength ? path.Length * 3 : 0];
        return utf8.Length >= there.Length && Encoding.UTF8.GetBytes(path, utf8) is var length && utf8[..length].SequenceEqual(there);
    }

    /// <summary>Walks over the rules with one path.</summary>
    public ref struct Found(RuleTable table, int next, uint hash, RedirectMatch match, ReadOnlySpan<char> path)
    {
        private readonly ReadOnlySpan<char> path = path;
        private int next = next;

        public NumberedRule Current { get; private set; }

        public bool MoveNext(string? text)
        {
            // A place where no rule is has no table.
            if (table is null)
                return false;
            for (; next < table.entries.Length && table.entries[next].Hash == hash; next++)
                if (table.Has(table.entries[next], match, path))
                {
                    Current = new(table.entries[next].Id, table.Rule(table.entries[next], text));
                    next++;
                    return true;
                }
            return false;
        }
    }

    /// <summary>Collects the rules of a table.</summary>
    internal sealed class Draft
    {
        private readonly List<Entry> entries = [];
        private readonly List<RedirectRule> whole = [];
        private byte[] texts = [];
        private int end;

        public void Add(uint hash, NumberedRule numbered)
        {
            var (id, rule) = (numbered.Id, numbered.Rule);
            var pathBytes = Encoding.UTF8.GetByteCount(rule.Path);
            var targetBytes = Encoding.UTF8.GetByteCount(rule.Target ?? "");
            if (rule.IsConditional || rule.Archive is not null || rule.Place != 0 || targetBytes > ushort.MaxValue)
            {
                entries.Add(
                    new()
                    {
                        Hash = hash,
                        Id = id,
                        At = whole.Count,
                        Kind = Kind.Whole,
                    }
                );
                // What only the newsroom reads is not kept in memory.
                whole.Add(rule with { Note = "", Group = "" });
                return;
            }
            if (texts.Length < end + pathBytes + targetBytes)
                Array.Resize(ref texts, Math.Max(end + pathBytes + targetBytes, texts.Length * 3 / 2));
            Encoding.UTF8.GetBytes(rule.Path, texts.AsSpan(end));
            Encoding.UTF8.GetBytes(rule.Target ?? "", texts.AsSpan(end + pathBytes));
            entries.Add(
                new()
                {
                    Hash = hash,
                    Id = id,
                    At = end,
                    Article = rule.ArticleId ?? 0,
                    PathBytes = (ushort)pathBytes,
                    TargetBytes = (ushort)targetBytes,
                    Kind = (Kind)rule.Match,
                    Answer = (byte)rule.Answer,
                    Handling = (byte)rule.QueryHandling,
                    Language = (byte)(rule.Language is { } language ? (int)language + 1 : 0),
                }
            );
            end += pathBytes + targetBytes;
        }

        public RuleTable Finish()
        {
            var table = new RuleTable([.. entries], texts.AsSpan(0, end).ToArray(), [.. whole]);
            Array.Sort(
                table.entries,
                (a, b) =>
                    a.Hash != b.Hash
                        ? a.Hash.CompareTo(b.Hash)
                        : Precedence.Order.Compare(new(a.Id, table.Rule(a, null)), new(b.Id, table.Rule(b, null)))
            );
            return table;
        }
    }
}
