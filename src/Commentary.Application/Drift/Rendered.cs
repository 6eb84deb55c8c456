using System.Globalization;
using System.Text;
using Commentary.Text.Drift;
using Commentary.Text.HouseFormat;
using Commentary.Text.Markdown;

namespace Commentary.Application.Drift;

/// <summary>The French that one part of the English renders: each sentence, and the French revision that it was taken from.</summary>
public sealed record Rendered(IReadOnlyList<Written> Sentences, IReadOnlyList<int> Revisions)
{
    /// <summary>What a French field says in one revision.</summary>
    public static Rendered Of(string field, string french, int revision)
    {
        var sentences = Split(field, french);
        return new(sentences, [.. Enumerable.Repeat(revision, sentences.Count)]);
    }

    /// <summary>The mark of a duel says nothing.</summary>
    public static IReadOnlyList<Written> Split(string field, string text) =>
        Written.Of(Enum.TryParse<Part>(field, out var part) ? Duels.Unmarked(text, part) : text);

    /// <summary>The same with these changes in it, as said by a newer revision.</summary>
    public Rendered CaughtUp(IReadOnlyList<Written> now, IEnumerable<SentenceDrift.Hunk> changes, int revision)
    {
        ArgumentNullException.ThrowIfNull(now);
        ArgumentNullException.ThrowIfNull(changes);
        List<Written> sentences = [];
        List<int> revisions = [];
        var next = 0;
        foreach (var hunk in changes.OrderBy(hunk => hunk.Start).ThenBy(hunk => hunk.From))
        {
            Keep(hunk.Start);
            for (var i = hunk.From; i < hunk.To; i++)
                Add(now[i], revision);
            next = hunk.End;
        }
        Keep(Sentences.Count);
        return new(sentences, revisions);

        void Keep(int end)
        {
            for (; next < end; next++)
                Add(Sentences[next], Revisions[next]);
        }

        void Add(Written sentence, int number)
        {
            sentences.Add(sentence);
            revisions.Add(number);
        }
    }

    /// <summary>A line for each: the revision, a tab, the sentence; a blank line between paragraphs.</summary>
    public string Write()
    {
        var lines = new StringBuilder();
        for (var i = 0; i < Sentences.Count; i++)
        {
            if (Sentences[i].Begins && i > 0)
                lines.Append('\n');
            lines.Append(CultureInfo.InvariantCulture, $"{Revisions[i]}\t{Sentences[i].Text}\n");
        }
        return lines.ToString();
    }

    public static Rendered Read(string written)
    {
        ArgumentNullException.ThrowIfNull(written);
        List<Written> sentences = [];
        List<int> revisions = [];
        var begins = true;
        foreach (var line in written.TrimEnd('\n').Split('\n'))
        {
            var tab = line.IndexOf('\t', StringComparison.Ordinal);
            if (tab > 0)
            {
                sentences.Add(new(line[(tab + 1)..], begins));
                revisions.Add(int.Parse(line.AsSpan(0, tab), CultureInfo.InvariantCulture));
            }
            begins = tab <= 0;
        }
        return new(sentences, revisions);
    }
}
