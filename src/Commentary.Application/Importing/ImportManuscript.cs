using System.Security.Cryptography;
using System.Text;
using Commentary.Application.Articles;
using Commentary.Application.Data;
using Commentary.Application.Drift;
using Commentary.Application.Members;
using Commentary.Application.Model;
using Commentary.Application.Pictures;
using Commentary.Application.Pipeline;
using Commentary.Application.Resources;
using Commentary.Application.Topics;
using Commentary.Text.Files;
using Commentary.Text.HouseFormat;
using Commentary.Text.Languages;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Commentary.Application.Importing;

/// <summary>
/// Takes one house-format file in: a new piece, the other edition of one, or a new revision of what the same file made before, joined with
/// what the newsroom wrote since. The same bytes again change nothing.
/// </summary>
public static partial class ImportManuscript
{
    /// <summary>In bytes.</summary>
    public const int MostBytes = 5 * 1024 * 1024;

    [For(Role.Author)]
    public record Command : IRequest<Result>, IWrites
    {
        public byte[] Bytes { get; init; } = [];

        /// <summary>The file's name, without its folder: it tells a changed file from another piece on the same news.</summary>
        public string FileName { get; init; } = "";

        /// <summary>What was said of the file when its text was read, where the bytes are that text, and the file is here no more.</summary>
        public IReadOnlyList<Finding> Notes { get; init; } = [];

        /// <summary>Guessed when null.</summary>
        public Language? Language { get; init; }

        /// <summary>The slug, in either language, of the article that the file is an edition of.</summary>
        public string? Article { get; init; }

        /// <summary>Writes over what was changed in the newsroom since the file was last taken in, and empties what the file lacks.</summary>
        public bool Replace { get; init; }
        public bool IsDemonstration { get; init; }

        /// <summary>Which of the file's pieces is meant, from 0: each goes in by a command of its own.</summary>
        public int Piece { get; init; }

        /// <summary>Refuses a file of several pieces: what else was asked names one.</summary>
        public bool MustBeOne { get; init; }

        /// <summary>What the text comments on, where somebody says so: it goes before what the text itself names, which is then noted.</summary>
        public string SourceUrl { get; init; } = "";

        /// <summary>Goes before the title that the text proposes.</summary>
        public string Title { get; init; } = "";

        /// <summary>The article that the text is to be joined to, whatever it looks like.</summary>
        public int? Into { get; init; }

        /// <summary>The text is another piece, whatever it looks like.</summary>
        public bool IsAnother { get; init; }
    }

    public class Rules : AbstractValidator<Command>
    {
        public Rules(IStringLocalizer<Texts> says)
        {
            RuleFor(c => new SourceText(c.SourceUrl, "", "", "", null)).SetValidator(new SourceRules(says)).OverridePropertyName("Source");
            RuleFor(c => c.Title)
                .MaximumLength(Edition.TitleLength)
                .WithMessage(c => says["TitleTooLong", Edition.TitleLength, c.Title.Length]);
        }
    }

    /// <summary>Of the bytes; of its own text for one of several pieces, so that a change in one is none in the others.</summary>
    internal static string Fingerprint(byte[] bytes, Manuscript manuscript, int pieces) =>
        Convert.ToHexStringLower(
            SHA256.HashData(
                pieces == 1 ? bytes : Encoding.UTF8.GetBytes(string.Concat(manuscript.Stretches.Select(stretch => stretch.Text)))
            )
        );

    public class Handler(
        CommentaryDb db,
        FindPiece find,
        MeetDraft meet,
        TopicsOf topics,
        PicturesOf pictures,
        Following following,
        CurrentMember member,
        TimeProvider clock
    ) : IRequestHandler<Command, Result>
    {
        public async Task<Result> Handle(Command file, CancellationToken cancellationToken)
        {
            ArgumentNullException.ThrowIfNull(file);
            if (file.Bytes.Length > MostBytes)
                return Refused(Refusal.TooLarge, []);
            var content = PieceFile.Read(file.Bytes, file.Notes);
            if (content.Pieces.Count <= file.Piece)
                return Refused(NotRead(content.Kind), []);
            if (content.Pieces.Count > 1 && (file.MustBeOne || !string.IsNullOrWhiteSpace(file.Article)))
                return Refused(Refusal.ManyPieces, []);
            var manuscript = content.Pieces[file.Piece];
            var taken = manuscript.IsPiece
                ? await Take(file, manuscript, content.Pieces.Count, cancellationToken)
                : Refused(NoPiece(manuscript.Findings), manuscript.Findings);
            return taken with { Pieces = content.Pieces.Count, FrontMatter = manuscript.FrontMatter };
        }

        private async Task<Result> Take(Command file, Manuscript manuscript, int pieces, CancellationToken cancellationToken)
        {
            var language = file.Language ?? manuscript.Language ?? Language.French;

            var fingerprint = Fingerprint(file.Bytes, manuscript, pieces);
            var place = await find.For(file, fingerprint, manuscript, language, cancellationToken);
            if (place.IsUnknown)
                return Refused(Refusal.ArticleNotFound, manuscript.Findings);
            if (place.TakenInBefore is { } before)
                return Said(Outcome.Unchanged, before, false, manuscript.Findings) with { Version = place.LastVersion ?? before.Version };

            return await Write(file, manuscript, language, place, fingerprint, cancellationToken);
        }

        private async Task<Result> Write(
            Command file,
            Manuscript manuscript,
            Language language,
            FindPiece.Place place,
            string fingerprint,
            CancellationToken stop
        )
        {
            var now = clock.GetUtcNow().UtcDateTime;
            var article = place.Article ?? Article.Begin(now, file.IsDemonstration);
            if (place.Article is null)
            {
                db.Articles.Add(article);
                await db.SaveChangesAsync(stop);
            }
            var edition = article.EditionOrNew(language);
            var outcome =
                edition.Version > 0 ? Outcome.Revised
                : place.Article is null ? Outcome.Made
                : Outcome.EditionAdded;
            var given = file.Title.Trim();
            var title =
                edition.Title.Length > 0 ? edition.Title
                : given.Length > 0 ? given
                : manuscript.ProposedTitle;
            var own = new EditionText
            {
                Title = title,
                Slug = edition.Slug ?? await db.FreeSlug(Slug.From(title, language), language, article.Id, stop),
                Teaser = manuscript.TaggedTeaser,
                Summary = manuscript.Summary,
                Neutral = manuscript.Neutral,
                Example = manuscript.Example,
                Optimistic = manuscript.Optimistic,
                Pessimistic = manuscript.Pessimistic,
                // No file holds it: what an editor asks stays.
                Question = edition.Question,
            }.Kept();
            var (text, isJoined, refusal, fields) = file.Replace
                ? new(own, false, Refusal.None, [])
                : await meet.Of(edition, place.LastVersion, own, stop);
            if (refusal is not Refusal.None)
                return Refused(refusal, manuscript.Findings) with { Parts = [.. fields.Select(Enum.Parse<Part>)] };

            // The French edition leads: it stands from the beginning, if only as an empty draft.
            article.EditionOrNew(Language.French);
            // A second source, an address that is none, or another title is for the editor to decide: it stays with what has no place.
            var unplaced = string.Join(
                "\n\n",
                new[]
                {
                    given == title ? "" : given,
                    manuscript.Unplaced,
                    article.TakeSource(file.SourceUrl.Trim(), ""),
                    article.TakeSource(manuscript.SourceUrl, manuscript.SourceTitle),
                }.Where(text => text.Length > 0)
            );
            var version = isJoined ? place.LastVersion ?? 0 : edition.Version;
            if (text != edition.Text)
            {
                edition.Write(own, member.Name, now);
                version = edition.Version;
                // What the file itself says stands in the history before it: the file's next version is based on that.
                if (isJoined)
                    edition.Write(text, member.Name, now);
                edition.Schedule?.Follow(member);
                await pictures.Note(edition, stop);
                edition.ShowTopics(await topics.Teaser(text.Teaser, language, stop));
                await following.Follow(article, member.Name, now, stop);
            }
            else if (outcome is Outcome.Revised)
                outcome = Outcome.Unchanged;
            // What the last version of the file left over, the editor has seen already.
            var isNoted = await db
                .Articles.Where(a => a.Id == article.Id)
                .SelectMany(a => a.Notes)
                .AnyAsync(n => n.Language == language && n.Text == unplaced, stop);
            if (unplaced.Length > 0 && !isNoted)
                article.Notes.Add(
                    new EditorNote
                    {
                        Language = language,
                        Text = unplaced,
                        Origin = Name(file),
                        MadeAt = now,
                    }
                );
            db.ImportedFiles.Add(
                new ImportedFile
                {
                    Fingerprint = fingerprint,
                    Name = Name(file),
                    Edition = edition,
                    Version = version,
                    ImportedAt = now,
                    Findings = [.. manuscript.Findings.Where(IsToldLater).Take(ImportedFile.MaxFindings)],
                }
            );
            await db.SaveChangesAsync(stop);
            return Said(outcome, edition, unplaced.Length > 0, manuscript.Findings) with { Version = version, IsJoined = isJoined };
        }

        private static string Name(Command file) =>
            file.FileName.Length > ImportedFile.NameLength ? file.FileName[^ImportedFile.NameLength..] : file.FileName;
    }
}
