using Commentary.Application.Articles;
using Commentary.Application.Model;
using static Commentary.Application.Importing.ImportManuscript;

namespace Commentary.Application.Importing;

/// <summary>
/// A file is a save like any other: it is based on the last one that was taken in, and what the newsroom wrote since is joined with it, or
/// refuses it where both changed one paragraph. Nor does it empty a full text by lacking a part.
/// </summary>
public class MeetDraft(WhatWasTyped typed)
{
    /// <param name="Text">What is to be written.</param>
    /// <param name="IsJoined">Whether that holds what the newsroom wrote, too.</param>
    /// <param name="Fields">Where it is refused.</param>
    public record Meeting(EditionText Text, bool IsJoined, Refusal Refusal, IReadOnlyList<string> Fields);

    /// <param name="last">The revision that the last file made; null when no file did, and then nothing is known to be older.</param>
    public async Task<Meeting> Of(Edition edition, int? last, EditionText mine, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(edition);
        ArgumentNullException.ThrowIfNull(mine);
        if (edition.Version == 0)
            return new(mine, false, Refusal.None, []);

        var saved = edition.Text;
        var (text, clashes) = edition.Version == last ? (mine, []) : Merge.Of(await typed.Opened(edition, last ?? 0, stop), mine, saved);
        if (clashes.Count > 0)
            return new(saved, false, Refusal.EditedSince, clashes);
        var emptied = Merge.Emptied(saved, text);
        return emptied.Count > 0 ? new(saved, false, Refusal.WouldEmpty, emptied) : new(text, text != mine, Refusal.None, []);
    }
}
