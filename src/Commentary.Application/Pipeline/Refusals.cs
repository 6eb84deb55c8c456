using Commentary.Application.Model;
using Commentary.Text.Languages;

namespace Commentary.Application.Pipeline;

/// <summary>
/// What a use case can refuse with, besides FluentValidation's <see cref="FluentValidation.ValidationException"/>. Each becomes a page in
/// one place.
/// </summary>
public abstract class Refusal(string message) : Exception(message);

/// <summary>There is no such thing, or it is not for this reader to know.</summary>
public sealed class NotHere(string what, object key) : Refusal($"There is no {what} {key}.");

/// <summary>Whoever sent the request may not.</summary>
public sealed class NotAllowed(string request) : Refusal($"The member may not send {request}.");

/// <summary>Somebody saved the same thing first. Nothing was written; what they saved is here to be shown beside what was typed.</summary>
public sealed class SavedMeanwhile(SourceConflict? source, IReadOnlyList<EditionConflict> editions) : Refusal("A newer save is there.")
{
    public SourceConflict? SourceLink { get; } = source;
    public IReadOnlyList<EditionConflict> Editions { get; } = editions;
}

/// <param name="Theirs">What is saved now.</param>
/// <param name="Merged">Both people's changes where they do not meet, and mine where they do.</param>
/// <param name="Clashes">The names of the fields where they do: lines, and texts with a paragraph that both changed.</param>
/// <param name="Version">Of what is saved now: a save based on it has seen it.</param>
public sealed record EditionConflict(
    Language Language,
    EditionText Theirs,
    EditionText Merged,
    IReadOnlyList<string> Clashes,
    int Version,
    string SavedBy,
    DateTime SavedAt
)
{
    /// <summary>The version that was opened, what it said, and what was made of it.</summary>
    public int Opened { get; init; } = Version;
    public EditionText Was { get; init; } = Theirs;
    public EditionText Mine { get; init; } = Theirs;

    /// <summary>A text that is not what its reader believes they act on, though they wrote nothing that it would meet.</summary>
    public static EditionConflict Unseen(Edition edition)
    {
        ArgumentNullException.ThrowIfNull(edition);
        return new(edition.Language, edition.Text, edition.Text, [], edition.Version, edition.SavedBy, edition.SavedAt);
    }
}

/// <summary>The same for the source, whose fields are merged and named alike.</summary>
public sealed record SourceConflict(SourceText Theirs, SourceText Merged, IReadOnlyList<string> Clashes, int Version);

/// <summary>The same key was written by somebody else at the same moment: what was sent is right, and may be sent again.</summary>
public sealed class SomebodyWasFaster(Exception inner) : Refusal(inner?.Message ?? "");
