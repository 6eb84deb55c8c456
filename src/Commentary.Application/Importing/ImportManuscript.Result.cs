using Commentary.Application.Model;
using Commentary.Text.Files;
using Commentary.Text.HouseFormat;
using Commentary.Text.Languages;

namespace Commentary.Application.Importing;

/// <summary>What became of a file.</summary>
public static partial class ImportManuscript
{
    public enum Outcome
    {
        Made,
        EditionAdded,
        Revised,
        Unchanged,
        Refused,
    }

    /// <summary>Why a file was refused: its name is the key of its sentence in the resources.</summary>
    public enum Refusal
    {
        None,
        TooLarge,
        Empty,
        Binary,
        NotAPiece,

        // Documents that are known and not read.
        IsRtf,
        IsOdt,
        IsPdf,
        IsDoc,

        /// <summary>A Word document that cannot be opened, or that is a bomb.</summary>
        IsBroken,

        /// <summary>Several pieces, where what else was asked names one.</summary>
        ManyPieces,
        ArticleNotFound,

        /// <summary>The newsroom and the file changed one paragraph.</summary>
        EditedSince,

        /// <summary>The file lacks what is full in the newsroom.</summary>
        WouldEmpty,
    }

    public record Result
    {
        public Outcome Outcome { get; init; }
        public Refusal Refusal { get; init; }

        /// <summary>Where the reason for a refusal stands, from 1; 0 when it is the whole file.</summary>
        public int Line { get; init; }

        /// <summary>The parts that a refusal is about.</summary>
        public IReadOnlyList<Part> Parts { get; init; } = [];
        public int ArticleId { get; init; }
        public Language Language { get; init; }
        public string Title { get; init; } = "";
        public string Slug { get; init; } = "";

        /// <summary>The revision that is the file's own text: the next file is based on it.</summary>
        public int Version { get; init; }

        /// <summary>A later revision joins it with what the newsroom wrote since the last file.</summary>
        public bool IsJoined { get; init; }
        public bool TextWasKeptInNote { get; init; }
        public IReadOnlyList<Finding> Findings { get; init; } = [];

        /// <summary>How many pieces the file holds.</summary>
        public int Pieces { get; init; } = 1;
        public FrontMatter? FrontMatter { get; init; }
    }

    private static Result Refused(Refusal reason, IReadOnlyList<Finding> findings) =>
        new()
        {
            Outcome = Outcome.Refused,
            Refusal = reason,
            Line = reason is Refusal.NotAPiece or Refusal.Binary && findings.Count > 0 ? findings[0].Line : 0,
            Findings = findings,
        };

    private static Result Said(Outcome outcome, Edition edition, bool note, IReadOnlyList<Finding> findings) =>
        new()
        {
            Outcome = outcome,
            ArticleId = edition.ArticleId,
            Language = edition.Language,
            Title = edition.Title,
            Slug = edition.Slug ?? "",
            Version = edition.Version,
            TextWasKeptInNote = note,
            Findings = findings,
        };

    private static Refusal NotRead(FileKind kind) =>
        kind switch
        {
            FileKind.Rtf => Refusal.IsRtf,
            FileKind.Odt => Refusal.IsOdt,
            FileKind.Pdf => Refusal.IsPdf,
            FileKind.Doc => Refusal.IsDoc,
            FileKind.Broken => Refusal.IsBroken,
            _ => Refusal.NotAPiece,
        };

    private static Refusal NoPiece(IReadOnlyList<Finding> findings) =>
        findings.Any(f => f.Kind is FindingKind.Empty) ? Refusal.Empty
        : findings.Any(f => f.Kind is FindingKind.Binary) ? Refusal.Binary
        : Refusal.NotAPiece;

    /// <summary>What a piece lacks is seen at the desk for as long as it lacks it.</summary>
    private static bool IsToldLater(Finding finding) =>
        finding.Kind is not (FindingKind.MissingPart or FindingKind.SourceUrlMissing or FindingKind.NoLabel or FindingKind.Empty);
}
