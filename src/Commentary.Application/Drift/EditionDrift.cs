using System.Security.Cryptography;
using System.Text;
using Commentary.Application.Articles;
using Commentary.Application.Model;
using Commentary.Text.Drift;
using Commentary.Text.Languages;
using Commentary.Text.Typography;

namespace Commentary.Application.Drift;

/// <summary>What of the French an English edition does not say yet: a function of what it renders and of both texts.</summary>
public static class EditionDrift
{
    /// <summary>What is translated, in the order of the desk. An address is not.</summary>
    public static IReadOnlyList<string> Fields { get; } = [.. Merge.Fields.Where(field => field != nameof(EditionText.Slug))];

    /// <summary>Those that are read. A language's readers are asked their own question.</summary>
    public static IReadOnlyList<string> Read { get; } = [.. Fields.Where(field => field != nameof(EditionText.Question))];

    /// <param name="rendered">By field; what is not there was not rendered yet.</param>
    /// <returns>In the order of the desk and of the text.</returns>
    public static IReadOnlyList<Drifted> Between(IReadOnlyDictionary<string, Rendered> rendered, EditionText french, EditionText english)
    {
        ArgumentNullException.ThrowIfNull(rendered);
        List<(string Field, Rendered Was, IReadOnlyList<Written> Now, IReadOnlyList<SentenceDrift.Hunk> Hunks)> moved = [];
        foreach (var field in Fields)
        {
            // What nobody wrote in English yet says nothing that could be wrong.
            if (!rendered.TryGetValue(field, out var was) || string.IsNullOrWhiteSpace(english.Field(field)))
                continue;
            var now = Rendered.Split(field, french.Field(field));
            if (SentenceDrift.Between(was.Sentences, now) is { Count: > 0 } hunks)
                moved.Add((field, was, now, hunks));
        }
        if (moved.Count == 0)
            return [];
        var names = Names(rendered.Values, french, english);
        Dictionary<string, int> seen = new(StringComparer.Ordinal);
        List<Drifted> drift = [];
        foreach (var (field, was, now, hunks) in moved)
        foreach (var hunk in hunks)
        {
            var (before, after) = (Stretch(was.Sentences, hunk.Start, hunk.End), Stretch(now, hunk.From, hunk.To));
            var print = $"{field}\0{before}\0{after}";
            var time = seen[print] = seen.GetValueOrDefault(print) + 1;
            drift.Add(
                new(
                    field,
                    Key($"{print}\0{time}"),
                    SentenceDrift.Kinds(
                        [.. was.Sentences.Take(hunk.Start..hunk.End).SelectMany(sentence => sentence.Tokens)],
                        [.. now.Take(hunk.From..hunk.To).SelectMany(sentence => sentence.Tokens)],
                        names
                    ),
                    before,
                    after,
                    hunk
                )
                {
                    Revision = was.Revisions.Take(hunk.Start..hunk.End).DefaultIfEmpty().Min(),
                }
            );
        }
        return drift;
    }

    /// <summary>The key of several changes together: of a part, or of the whole piece.</summary>
    public static string KeyOf(IEnumerable<Drifted> drift) => Key(string.Join('\0', drift.Select(drifted => drifted.Key).Prepend("all")));

    /// <summary>A name is the same in both languages: what has a capital within an English sentence is no ordinary word of a French one.</summary>
    private static HashSet<string> Names(IEnumerable<Rendered> rendered, EditionText french, EditionText english) =>
        rendered
            .SelectMany(was => was.Sentences)
            .Concat(Fields.SelectMany(field => Rendered.Split(field, french.Field(field))))
            .Concat(Fields.SelectMany(field => Rendered.Split(field, english.Field(field))))
            .SelectMany(sentence => FrenchSigns.Names(sentence.Tokens))
            .ToHashSet(StringComparer.Ordinal);

    /// <summary>With the spaces of the language, so that two spellings of a space are no difference in words.</summary>
    private static string Stretch(IReadOnlyList<Written> sentences, int start, int end) =>
        Typographer.Set(string.Join(' ', sentences.Take(start..end).Select(sentence => sentence.Text)), Language.French);

    private static string Key(string print) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(print)))[..16];
}
