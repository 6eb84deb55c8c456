using System.Text.Encodings.Web;
using System.Text.Json;

namespace Commentary.Application.Redirects.Formats;

/// <summary>Our own list: the columns of our table, by name, one rule a line; what a rule does not say is left out.</summary>
internal static class OwnJson
{
    public const string Opening = """{"format":"commentary-redirects","version":1,"rules":[""";
    public const string Ending = "]}";

    /// <summary>A file, not a page: French letters are letters in it.</summary>
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static IEnumerable<FileLine> Read(string text) => JsonRows.Read(text, "rules", row => Fields.Read(name => row.Word(name)));

    public static string Write(WrittenRule rule, bool isFirst)
    {
        var fields = Fields
            .Names.Zip(Fields.Write(rule))
            .Where(f => f.Second.Length > 0 && f is not (("match", "exact") or ("query_handling", "keep") or ("on", "1") or ("place", "0")))
            .Select(f => $"{JsonSerializer.Serialize(f.First, Json)}:{JsonSerializer.Serialize(f.Second, Json)}");
        return $"{(isFirst ? "" : ",")}{{{string.Join(',', fields)}}}";
    }
}
