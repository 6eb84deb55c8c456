using Commentary.Application.Data;
using Commentary.Application.Model;
using Commentary.Text.Languages;
using Microsoft.EntityFrameworkCore;

namespace Commentary.Application.Articles;

/// <summary>What an editor means by a form: what is typed in it, with what they take of another's text.</summary>
public class WhatWasTyped(CommentaryDb db)
{
    /// <summary>Null for an edition that the form does not hold.</summary>
    public async Task<EditionText?> In(SaveDraft.Command form, Language language, Edition? edition, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(form);
        if (form.Text(language)?.Kept() is not { } text || edition is null)
            return form.Text(language)?.Kept();
        foreach (var field in Merge.Texts)
            if (
                string.IsNullOrWhiteSpace(text.Field(field))
                && form.Emptied?.TryGetValue($"{language}.{field}", out var then) is true
                && then is SaveDraft.WhenEmptied.PutBack
            )
                text = text.With(field, edition.Text.Field(field));
        var lines = Merge.Lines.Where(line => form.TakeTheirs?.Contains($"{language}.{line}") is true).ToList();
        var clashes = (form.Clashes ?? []).Where(clash => clash.Language == language && IsText(clash.Field)).ToList();
        if (lines.Count + clashes.Count == 0)
            return text;

        // Theirs is the text that was shown, whatever was saved since.
        var theirs = await Opened(edition, form.Opened(language), stop);
        foreach (var line in lines)
            text = text.With(line, theirs.Field(line));
        foreach (var clash in clashes)
        {
            var merge = await Clashing(clash, edition, theirs, stop);
            // A paragraph that was typed over is as it was typed, whatever was chosen of it.
            var chosen = ParagraphMerge.Of(merge.Text(), text.Field(clash.Field), merge.Text(clash.Takes));
            text = text.With(clash.Field, chosen.Text());
        }
        return text;
    }

    /// <summary>What an edition said in the version that a form was opened on.</summary>
    public async Task<EditionText> Opened(Edition? edition, int version, CancellationToken stop) =>
        edition is null || version == 0 ? EditionText.Empty
        : edition.Version == version ? edition.Text
        : await db.Revisions.Where(r => r.EditionId == edition.Id && r.Number == version).Select(r => r.Text).SingleOrDefaultAsync(stop)
            ?? EditionText.Empty;

    /// <summary>What both changed in one text, as it was shown beside <paramref name="theirs"/>.</summary>
    internal async Task<ParagraphMerge> Clashing(ClashChoice clash, Edition edition, EditionText theirs, CancellationToken stop) =>
        ParagraphMerge.Of(
            (await Opened(edition, clash.Opened, stop)).Field(clash.Field),
            EditionText.Kept(clash.Mine),
            theirs.Field(clash.Field)
        );

    internal static bool IsText(string field) => Merge.Texts.Contains(field);

    /// <summary>The form with this text, in which all that was chosen is done.</summary>
    internal static SaveDraft.Command Holding(SaveDraft.Command form, Language language, EditionText text)
    {
        form = form with
        {
            TakeTheirs = form.TakeTheirs?.Where(taken => !taken.StartsWith($"{language}.", StringComparison.Ordinal)).ToArray(),
            Clashes = form.Clashes?.Where(clash => clash.Language != language).ToArray(),
        };
        return language is Language.English ? form with { English = text } : form with { French = text };
    }
}
