using System.Text;
using System.Text.Json;

namespace Commentary.Application.Redirects.Formats;

/// <summary>The objects of an array in a JSON file, each with the line on which it begins.</summary>
internal static class JsonRows
{
    private static readonly JsonReaderOptions Lenient = new()
    {
        CommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
        MaxDepth = 32,
    };

    /// <param name="array">The name of the array in the outermost object; an outermost array is taken whatever the name.</param>
    /// <returns>Each object; one that is null stands for the place at which the file is no JSON any more.</returns>
    public static List<(int Line, JsonElement? Row)> Of(string text, string array)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        List<(int, JsonElement?)> rows = [];
        var reader = new Utf8JsonReader(bytes, Lenient);
        var (line, counted) = (1, 0);
        try
        {
            for (var isIn = false; reader.Read(); )
            {
                if (!isIn)
                {
                    if (reader.TokenType is JsonTokenType.StartArray)
                        isIn = true;
                    else if (reader is { TokenType: JsonTokenType.PropertyName, CurrentDepth: 1 } && !reader.ValueTextEquals(array))
                        reader.Skip();
                    continue;
                }
                if (reader.TokenType is JsonTokenType.EndArray)
                    break;
                line += bytes.AsSpan(counted, (int)reader.TokenStartIndex - counted).Count((byte)'\n');
                counted = (int)reader.TokenStartIndex;
                rows.Add((line, JsonElement.ParseValue(ref reader)));
            }
        }
        catch (JsonException)
        {
            line += bytes.AsSpan(counted, (int)Math.Min(reader.BytesConsumed, bytes.Length) - counted).Count((byte)'\n');
            rows.Add((line, null));
        }
        return rows;
    }

    /// <summary>The rule of each, or why it is none.</summary>
    public static IEnumerable<FileLine> Read(string text, string array, Func<JsonElement, RuleText> read)
    {
        foreach (var (line, row) in Of(text, array))
        {
            if (row is not { ValueKind: JsonValueKind.Object } rule)
                yield return FileLine.Refused(line, row?.GetRawText() ?? "", Unread.Broken);
            else
                yield return One(line, rule, read);
        }
    }

    private static FileLine One(int line, JsonElement row, Func<JsonElement, RuleText> read)
    {
        try
        {
            if (row.GetRawText().Length > RuleFormats.LineLength)
                throw new UnreadException(Unread.TooLong);
            var rule = read(row);
            return FileLine.Of(line, rule.From.Length > 0 ? rule.From : row.GetRawText(), rule);
        }
        catch (UnreadException why)
        {
            return FileLine.Refused(line, row.GetRawText(), why.Why, why.Detail);
        }
        catch (InvalidOperationException)
        {
            // A text that is no Unicode (RFC 8259, 8.2).
            return FileLine.Refused(line, "", Unread.Broken);
        }
    }

    /// <summary>A field as a word, whichever way it was written; empty when it is not there.</summary>
    public static string Word(this JsonElement row, string name) =>
        row.ValueKind is not JsonValueKind.Object || !row.TryGetProperty(name, out var value)
            ? ""
            : value.ValueKind switch
            {
                JsonValueKind.String => value.GetString()!,
                JsonValueKind.Number => value.GetRawText(),
                JsonValueKind.True => "1",
                JsonValueKind.False => "0",
                _ => "",
            };

    public static JsonElement Under(this JsonElement row, string name) =>
        row.ValueKind is JsonValueKind.Object && row.TryGetProperty(name, out var value) ? value : default;
}
