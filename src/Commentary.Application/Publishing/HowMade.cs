using System.Security.Cryptography;
using System.Text;
using Commentary.Application.Articles;
using Commentary.Application.Data;
using Commentary.Application.Drift;
using Commentary.Application.Members;
using Commentary.Application.Model;
using Commentary.Application.Pictures;
using Commentary.Application.Press;
using Commentary.Text.Languages;
using Commentary.Text.Typography;
using Microsoft.EntityFrameworkCore;

namespace Commentary.Application.Publishing;

/// <summary>What the revisions and the press know, at the moment of publication, of how an edition came to be.</summary>
public class HowMade(CommentaryDb db, FollowedFrench followed, PicturesOf pictures, CurrentMember member, SiteOptions site)
{
    private const int MostWriters = 50;

    public async Task<Imprint> Imprint(Article article, Edition edition, Publish.Command publish, DateTime now, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(article);
        ArgumentNullException.ThrowIfNull(edition);
        ArgumentNullException.ThrowIfNull(publish);
        var at = publish.At ?? now;
        var writers = await db
            .Revisions.Where(r => r.EditionId == edition.Id && r.SavedBy != "")
            .Select(r => r.SavedBy)
            .Distinct()
            .OrderBy(name => name)
            .Take(MostWriters)
            .ToListAsync(stop);
        var former = await Former(article.Id, edition.Language, stop);
        var original = edition.Language is Language.French ? null : await followed.By(article, stop);
        return new(article.Id, edition.Version, article.IsDemonstration, at, member.Name)
        {
            FeedId = edition.FeedId,
            Former = former?.Parts ?? [],
            // Nobody removes one meanwhile.
            Pictures = await pictures.Held(edition.Text, stop),
            Making = new()
            {
                SourceTakenAt = article.CreatedAt <= at ? article.CreatedAt : null,
                Writers = writers.Count,
                WrittenBy = site.NamesWriters ? Fitting(writers) : "",
                IsReviewed = writers.Count > 0 && !writers.Contains(member.Name),
                IsMachineHelped = publish.IsMachineHelped ?? former?.Making.IsMachineHelped ?? false,
                // A first publication corrects nothing.
                CorrectionNote = former is null ? "" : Note(publish.CorrectionNote, edition.Language),
                TextKey = KeyOf(edition.Text),
                OriginalKey = original is null ? "" : KeyOf(original.Text),
                OriginalAt = original?.At,
            },
        };
    }

    /// <summary>What was published last of an edition; null when nothing was.</summary>
    public Task<Publication?> Former(int article, Language language, CancellationToken stop) =>
        db
            .Publications.AsNoTracking()
            .Include(p => p.Parts)
            .Where(p => p.ArticleId == article && p.Language == language)
            .OrderByDescending(p => p.Id)
            .FirstOrDefaultAsync(stop);

    private static string Fitting(IEnumerable<string> names)
    {
        var all = "";
        foreach (var name in names)
            if (all.Length + name.Length + 2 <= Making.WritersLength)
                all += all.Length == 0 ? name : ", " + name;
        return all;
    }

    /// <summary>One paragraph, with the spaces of its language.</summary>
    private static string Note(string? typed, Language language) =>
        Typographer.Set(string.Join(' ', (typed ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)), language);

    /// <summary>By what is said, as the desk compares it: neither an address nor an apostrophe that changes makes a translation older.</summary>
    private static string KeyOf(EditionText text) =>
        Convert.ToHexStringLower(
            SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\0', EditionDrift.Read.Select(field => Prints(field, text)))))
        );

    private static string Prints(string field, EditionText text) =>
        string.Join('\n', Rendered.Split(field, text.Field(field)).Select(sentence => sentence.Print));
}
