using Commentary.Application.Data;
using Commentary.Application.Model;
using Commentary.Application.Pipeline;
using Commentary.Application.Press;
using Commentary.Application.Resources;
using Commentary.Text.Languages;
using FluentValidation;
using FluentValidation.Results;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Commentary.Application.Topics;

/// <summary>
/// Makes one topic of two: drafts and live pieces show the other, the addresses of the one that goes lead to it, and its hashtags find it.
/// </summary>
public static class MergeTopics
{
    [For(Role.Editor)]
    public record Command : IRequest<int>, IWrites
    {
        /// <summary>The topic that goes.</summary>
        public int Id { get; init; }

        /// <summary>The version of it that the editor opened.</summary>
        public int OpenedVersion { get; init; }

        /// <summary>The topic that stays.</summary>
        public int? Into { get; init; }

        /// <summary>The version of it that the editor was shown: its name was part of what was confirmed.</summary>
        public int IntoVersion { get; init; }
    }

    public class Rules : AbstractValidator<Command>
    {
        public Rules(IStringLocalizer<Texts> says)
        {
            RuleFor(c => c.Into).NotNull().WithMessage(_ => says["TopicIntoMissing"]);
            RuleFor(c => c.Into).Must((c, into) => into != c.Id).WithMessage(_ => says["TopicIntoItself"]);
        }
    }

    public class Handler(CommentaryDb db, MovedTopics moved, TimeProvider clock, IStringLocalizer<Texts> says)
        : IRequestHandler<Command, int>
    {
        public async Task<int> Handle(Command merge, CancellationToken cancellationToken)
        {
            ArgumentNullException.ThrowIfNull(merge);
            var topics = await db
                .Topics.Include(t => t.Names)
                .Where(t => t.Id == merge.Id || t.Id == merge.Into)
                .ToListAsync(cancellationToken);
            var goes = topics.Find(t => t.Id == merge.Id) ?? throw new NotHere(nameof(Topic), merge.Id);
            if (goes.Version != merge.OpenedVersion)
                throw new SavedMeanwhile(null, []);
            var stays =
                topics.Find(t => t.Id == merge.Into)
                ?? throw new ValidationException([new ValidationFailure(nameof(Command.Into), says["TopicIntoGone"])]);
            if (stays.Version != merge.IntoVersion)
                throw new SavedMeanwhile(null, []);
            await db.HoldTopics([goes.Id, stays.Id], cancellationToken);

            var moves = await moved.Public(
                LanguageNames.All.Select(l => new TopicMove(goes.Id, l, goes.Name(l).Slug, stays.Name(l).Slug)),
                cancellationToken
            );
            await MoveDrafts(goes.Id, stays.Id, cancellationToken);
            foreach (var name in stays.Names)
                await MoveLive(goes.Id, name, cancellationToken);
            await db.Set<FormerHashtag>()
                .Where(f => f.TopicId == goes.Id)
                .ExecuteUpdateAsync(f => f.SetProperty(x => x.TopicId, stays.Id), cancellationToken);
            goes.Names.ForEach(stays.Remember);
            stays.BecomeNewer();
            db.Topics.Remove(goes);
            db.Changes.Add(new Change { Kind = ChangeKind.Topics, At = clock.GetUtcNow().UtcDateTime });
            await db.SaveChangesAsync(cancellationToken);
            await moved.Follow(moves, goes.Name(Language.French).Name, cancellationToken);
            return stays.Id;
        }

        /// <summary>One that shows both shows the one that stays in its own place.</summary>
        private async Task MoveDrafts(int goes, int stays, CancellationToken stop)
        {
            var shown = db.Set<EditionTopic>();
            await shown
                .Where(t => t.TopicId == goes && shown.Any(s => s.EditionId == t.EditionId && s.TopicId == stays))
                .ExecuteDeleteAsync(stop);
            await shown.Where(t => t.TopicId == goes).ExecuteUpdateAsync(t => t.SetProperty(x => x.TopicId, stays), stop);
        }

        /// <summary>What was public once, and is not, stays as it was.</summary>
        private async Task MoveLive(int goes, TopicName name, CancellationToken stop)
        {
            var shown = db.Set<PublicationTopic>();
            var live = shown.Where(t =>
                t.TopicId == goes && db.Live.Any(l => l.PublicationId == t.PublicationId && l.Language == name.Language)
            );
            await live.Where(t => shown.Any(s => s.PublicationId == t.PublicationId && s.TopicId == name.TopicId)).ExecuteDeleteAsync(stop);
            await live.ExecuteUpdateAsync(
                t => t.SetProperty(x => x.TopicId, name.TopicId).SetProperty(x => x.Name, name.Shown).SetProperty(x => x.Slug, name.Slug),
                stop
            );
        }
    }
}
