using Commentary.Application.Articles;
using Commentary.Application.Data;
using Commentary.Application.Model;
using Commentary.Application.Pictures;
using Commentary.Application.Pipeline;
using Commentary.Application.Press;
using Commentary.Text.Languages;
using Commentary.Text.Typography;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Commentary.Application.Publishing;

/// <summary>
/// Sets what was published as this version of the typographer sets it: some publications at a time, those that were replaced or withdrawn
/// too, so that the history of a piece shows what was written otherwise and nothing else. No word, address or date changes; nobody is told.
/// </summary>
public static class TypesetAgain
{
    /// <param name="After">The last publication of those looked at before.</param>
    [For(Role.Administrator)]
    public record Command(int After = 0) : IRequest<Result>, IRehearsable
    {
        public bool DryRun { get; init; }
        public int Most { get; init; } = 50;
    }

    /// <param name="Pieces">Those whose public page reads otherwise by now, as they were looked at.</param>
    /// <param name="Others">How many publications that were replaced or withdrawn were set otherwise.</param>
    /// <param name="Unread">Those that stay as they are, because the revision that they were made from is not there.</param>
    public record Result(int Last, int Looked, IReadOnlyList<Piece> Pieces, int Others, IReadOnlyList<Piece> Unread, bool IsDone);

    public record Piece(Language Language, string Slug, string Title)
    {
        public string Address => Addresses.Article(Language, Slug);
    }

    public class Handler(CommentaryDb db, PicturesOf pictures, DrawCard draw, TimeProvider clock) : IRequestHandler<Command, Result>
    {
        public async Task<Result> Handle(Command command, CancellationToken cancellationToken)
        {
            ArgumentNullException.ThrowIfNull(command);
            var all = await db
                .Publications.AsNoTracking()
                .Where(p => p.Id > command.After)
                .OrderBy(p => p.Id)
                .Take(command.Most)
                .Include(p => p.Parts)
                .Include(p => p.Topics)
                .AsSplitQuery()
                .ToListAsync(cancellationToken);
            var articles = all.Select(p => p.ArticleId).Distinct().Order().ToList();
            // Nobody publishes one of them meanwhile; in the order of their numbers, so that two who do this do not wait for each other.
            foreach (var article in articles)
                await db.OneAtATime(article, cancellationToken);
            var sources = await db
                .SourceLinks.AsNoTracking()
                .Where(s => articles.Contains(s.ArticleId))
                .ToDictionaryAsync(s => s.ArticleId, cancellationToken);
            var live = await db
                .Live.Where(l => articles.Contains(l.ArticleId))
                .Select(l => l.PublicationId)
                .ToHashSetAsync(cancellationToken);

            var texts = await Texts([.. all.Select(p => p.Id)], cancellationToken);
            var shown = all.SelectMany(p => p.Topics).Select(t => t.TopicId).Distinct().ToList();
            var names = (
                await db.Topics.Where(t => shown.Contains(t.Id)).SelectMany(t => t.Names).AsNoTracking().ToListAsync(cancellationToken)
            ).ToLookup(name => (name.TopicId, name.Language));

            List<Piece> pieces = [];
            List<Piece> unread = [];
            var others = 0;
            foreach (var publication in all)
            {
                var piece = new Piece(publication.Language, publication.Slug, publication.Title);
                if (!texts.TryGetValue(publication.Id, out var text))
                {
                    unread.Add(piece);
                    continue;
                }
                var again = await Again(
                    publication,
                    text,
                    sources[publication.ArticleId].Text,
                    publication.Topics.SelectMany(t => names[(t.TopicId, publication.Language)]),
                    cancellationToken
                );
                if (!await Take(publication, again, cancellationToken))
                    continue;
                if (!live.Contains(publication.Id))
                {
                    others++;
                    continue;
                }
                pieces.Add(piece);
                db.Changes.Add(
                    new Change
                    {
                        Kind = ChangeKind.Typeset,
                        ArticleId = publication.ArticleId,
                        Language = publication.Language,
                        At = clock.GetUtcNow().UtcDateTime,
                    }
                );
            }
            await db.SaveChangesAsync(cancellationToken);
            return new(all.Count > 0 ? all[^1].Id : command.After, all.Count, pieces, others, unread, all.Count < command.Most);
        }

        /// <summary>Has a publication read as another setting of its revision does.</summary>
        /// <returns>Whether anything of it reads otherwise by that.</returns>
        private async Task<bool> Take(Publication publication, Publication again, CancellationToken stop)
        {
            var isOther = false;
            foreach (var part in again.Parts.Where(p => p.Html != publication.Parts.Find(q => q.Part == p.Part)?.Html))
                isOther |=
                    await db.Set<PublicationPart>()
                        .Where(p => p.PublicationId == publication.Id && p.Part == part.Part)
                        .ExecuteUpdateAsync(p => p.SetProperty(x => x.Html, part.Html), stop) > 0;
            foreach (var topic in again.Topics.Where(t => t.Name != publication.Topics.Find(u => u.TopicId == t.TopicId)!.Name))
                isOther |=
                    await db.Set<PublicationTopic>()
                        .Where(t => t.PublicationId == publication.Id && t.TopicId == topic.TopicId)
                        .ExecuteUpdateAsync(t => t.SetProperty(x => x.Name, topic.Name), stop) > 0;
            if (Lines(publication).SequenceEqual(Lines(again)))
                return isOther;
            var card = publication.Card;
            if (card.Length > 0 && publication.Title != again.Title)
            {
                var drawn = PublicationCard.Of(again, draw);
                card = drawn.Hash;
                await db
                    .Cards.Where(c => c.PublicationId == publication.Id)
                    .ExecuteUpdateAsync(c => c.SetProperty(x => x.Hash, card).SetProperty(x => x.Bytes, drawn.Bytes), stop);
            }
            await db
                .Publications.Where(p => p.Id == publication.Id)
                .ExecuteUpdateAsync(
                    p =>
                        p.SetProperty(x => x.Title, again.Title)
                            .SetProperty(x => x.FoldedTitle, again.FoldedTitle)
                            .SetProperty(x => x.Standfirst, again.Standfirst)
                            .SetProperty(x => x.Question, again.Question)
                            .SetProperty(x => x.Description, again.Description)
                            .SetProperty(x => x.SourceTitle, again.SourceTitle)
                            .SetProperty(x => x.Making.CorrectionNote, again.Making.CorrectionNote)
                            .SetProperty(x => x.Card, card),
                    stop
                );
            return true;
        }

        private static string[] Lines(Publication set) =>
            [set.Title, set.Standfirst, set.Question, set.Description, set.SourceTitle, set.Making.CorrectionNote];

        /// <summary>The revision that each of these publications was made from.</summary>
        private Task<Dictionary<int, EditionText>> Texts(List<int> publications, CancellationToken stop) =>
            (
                from publication in db.Publications
                where publications.Contains(publication.Id)
                join edition in db.Editions
                    on new { publication.ArticleId, publication.Language } equals new { edition.ArticleId, edition.Language }
                join revision in db.Revisions
                    on new { EditionId = edition.Id, Number = publication.Version } equals new { revision.EditionId, revision.Number }
                select new { publication.Id, revision.Text }
            ).ToDictionaryAsync(made => made.Id, made => made.Text, stop);

        private async Task<Publication> Again(
            Publication publication,
            EditionText text,
            SourceText source,
            IEnumerable<TopicName> names,
            CancellationToken stop
        )
        {
            // The source as it was told then; its title as it was typed, where that is still the same.
            var told = source with
            {
                Url = publication.SourceUrl.Length > 0 ? publication.SourceUrl : source.Url,
                Publisher = publication.SourcePublisher,
                Title = Folding.Letters(source.Title) == Folding.Letters(publication.SourceTitle) ? source.Title : publication.SourceTitle,
                Language = publication.SourceLanguage,
            };
            return Typesetter.Set(
                text,
                publication.Language,
                told,
                names,
                new(
                    publication.ArticleId,
                    publication.Version,
                    publication.IsDemonstration,
                    publication.PublishedAt,
                    publication.PublishedBy
                )
                {
                    FeedId = publication.FeedId,
                    Former = publication.Parts,
                    Pictures = await pictures.Named(text, stop),
                    Making = new() { CorrectionNote = Typographer.Set(publication.Making.CorrectionNote, publication.Language) },
                }
            );
        }
    }
}
