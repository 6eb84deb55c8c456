using Commentary.Application.Model;
using Commentary.Text.Languages;

namespace Commentary.Application.Demonstration;

/// <summary>Whose the documents are that the demonstration pieces comment on. A date stands only where its day is known.</summary>
internal static class DemonstrationSources
{
    public static SourceText? Find(string stem) =>
        stem switch
        {
            "rfc-9110" => English("HTTP Semantics", "RFC Editor", "Roy T. Fielding, Mark Nottingham, Julian Reschke"),
            "rfc-1149" => English(
                "A Standard for the Transmission of IP Datagrams on Avian Carriers",
                "RFC Editor",
                "David Waitzman",
                new(1990, 4, 1)
            ),
            "rfc-8446" => English("The Transport Layer Security (TLS) Protocol Version 1.3", "RFC Editor", "Eric Rescorla"),
            "rfc-9562" => English("Universally Unique IDentifiers (UUIDs)", "RFC Editor", "Kyzer R. Davis, Brad G. Peabody, Paul J. Leach"),
            "rfc-2119" => English("Key words for use in RFCs to Indicate Requirement Levels", "RFC Editor", "Scott Bradner"),
            "rfc-9309" => English("Robots Exclusion Protocol", "RFC Editor", "Martijn Koster, Gary Illyes, Henner Zeller, Lizzi Sassman"),
            "wcag-2-2" => English("Web Content Accessibility Guidelines (WCAG) 2.2", "W3C", "", new(2023, 10, 5)),
            "html-living-standard" => English("HTML Living Standard", "WHATWG", ""),
            "shannon-1948" => English("A Mathematical Theory of Communication", "The Bell System Technical Journal", "Claude E. Shannon"),
            "turing-1950" => English("Computing Machinery and Intelligence", "Mind", "Alan M. Turing"),
            "attention-2017" => English("Attention Is All You Need", "arXiv", "Ashish Vaswani et al."),
            "lamport-1978" => English(
                "Time, Clocks, and the Ordering of Events in a Distributed System",
                "Communications of the ACM",
                "Leslie Lamport"
            ),
            "openai-recrute" => SourceText.Empty with { Publisher = "WIRED", Language = "en" },
            _ => null,
        };

    /// <summary>What readers of two of the pieces are asked; empty for the others.</summary>
    public static string Question(string stem, Language language) =>
        (stem, language) switch
        {
            ("openai-recrute", Language.French) => "Construire toujours plus de centres de données, est-ce une bonne nouvelle?",
            ("turing-1950", Language.French) => "Une machine peut-elle penser?",
            ("turing-1950", Language.English) => "Can a machine think?",
            _ => "",
        };

    private static SourceText English(string title, string publisher, string author, DateOnly? on = null) =>
        new("", title, publisher, author, on, "en");
}
