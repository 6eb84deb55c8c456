namespace Commentary.Text.Files;

/// <summary>Words of one dress. A line end in them is one that was typed.</summary>
internal sealed record Run(string Words)
{
    public bool IsBold { get; init; }
    public bool IsItalic { get; init; }
    public bool IsStruck { get; init; }
    public bool IsCode { get; init; }

    /// <summary><c>^</c> for raised words, <c>~</c> for lowered ones.</summary>
    public char? Script { get; init; }

    /// <summary>Where they lead; empty when nowhere.</summary>
    public string Link { get; init; } = "";

    /// <summary>The paragraphs of the note that is called here; then there are no words.</summary>
    public IReadOnlyList<IReadOnlyList<Run>>? Note { get; init; }

    /// <summary>Whether the words are Markdown already.</summary>
    public bool IsMarkdown { get; init; }

    public Run Dress => this with { Words = "" };

    /// <summary>Runs of one dress are one: Word breaks them at every correction.</summary>
    public static List<Run> Joined(IEnumerable<Run> runs)
    {
        List<Run> joined = [];
        foreach (var run in runs)
            if (joined is [.., var last] && last.Dress == run.Dress)
                joined[^1] = last with { Words = last.Words + run.Words };
            else if (run.Words.Length > 0 || run.Note is not null)
                joined.Add(run);
        return joined;
    }

    /// <summary>An address that a reader can follow.</summary>
    public static bool IsLink(string address) =>
        Links.SourceAddress.TryCanonical(address, out _) || address.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase);
}
