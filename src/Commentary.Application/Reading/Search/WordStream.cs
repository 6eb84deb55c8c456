using Lucene.Net.Analysis;
using Lucene.Net.Analysis.TokenAttributes;

namespace Commentary.Application.Reading.Search;

/// <summary>The stems of a text as Lucene takes them; a word that tells nothing leaves its place empty, so that a phrase keeps its length.</summary>
internal sealed class WordStream : TokenStream
{
    private readonly ICharTermAttribute term;
    private readonly IPositionIncrementAttribute increment;
    private readonly IEnumerable<Word> words;
    private IEnumerator<Word> at;

    public WordStream(IEnumerable<Word> words)
    {
        term = AddAttribute<ICharTermAttribute>();
        increment = AddAttribute<IPositionIncrementAttribute>();
        this.words = words;
        at = words.GetEnumerator();
    }

    public override void Reset()
    {
        base.Reset();
        at.Dispose();
        at = words.GetEnumerator();
    }

    public override bool IncrementToken()
    {
        ClearAttributes();
        for (var skipped = 1; at.MoveNext(); skipped++)
            if (at.Current.Stem is { } stem)
            {
                term.SetEmpty().Append(stem);
                increment.PositionIncrement = skipped;
                return true;
            }
        return false;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            at.Dispose();
        base.Dispose(disposing);
    }
}

/// <summary>Terms that come as they are.</summary>
internal sealed class TermStream : TokenStream
{
    private readonly ICharTermAttribute term;
    private readonly IReadOnlyList<string> terms;
    private int next;

    public TermStream(IReadOnlyList<string> terms)
    {
        term = AddAttribute<ICharTermAttribute>();
        this.terms = terms;
    }

    public override void Reset()
    {
        base.Reset();
        next = 0;
    }

    public override bool IncrementToken()
    {
        ClearAttributes();
        if (next == terms.Count)
            return false;
        term.SetEmpty().Append(terms[next++]);
        return true;
    }
}
