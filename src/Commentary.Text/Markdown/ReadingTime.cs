namespace Commentary.Text.Markdown;

/// <summary>How long a text takes to read, as it is said to readers and to who writes it.</summary>
public static class ReadingTime
{
    private const double WordsInMinute = 220;

    public static int Minutes(int words) => Math.Max(1, (int)Math.Round(words / WordsInMinute));
}
