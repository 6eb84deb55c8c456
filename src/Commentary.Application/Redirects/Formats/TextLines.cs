namespace Commentary.Application.Redirects.Formats;

/// <summary>The lines of a text, whichever way they end.</summary>
internal static class TextLines
{
    public static IEnumerable<(int Number, string Text)> Of(string text)
    {
        var number = 0;
        using var reader = new StringReader(text);
        while (reader.ReadLine() is { } line)
            yield return (++number, line);
    }

    public static FileLine Try(int number, string line, Func<RuleText> read)
    {
        try
        {
            return FileLine.Of(number, line, read());
        }
        catch (UnreadException why)
        {
            return FileLine.Refused(number, line, why.Why, why.Detail);
        }
    }
}
