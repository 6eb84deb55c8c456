namespace Commentary.Text.Tests;

/// <summary>Real manuscripts, byte for byte as the team wrote them.</summary>
internal static class Sample
{
    public static byte[] Bytes(string name = "openai-recrute.txt")
    {
        using var stream =
            typeof(Sample).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"No manuscript {name} in this assembly.");
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.ToArray();
    }

    public static string Text() => System.Text.Encoding.UTF8.GetString(Bytes());
}
