using System.Text;
using Commentary.Application.Data;
using Commentary.Application.Model;
using Commentary.Application.Pipeline;
using Commentary.Application.Press;
using Commentary.Application.Resources;
using Commentary.Text.HouseFormat;
using Commentary.Text.Languages;
using FluentValidation;
using FluentValidation.Results;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Commentary.Application.Topics;

/// <summary>
/// Gives a topic other names, addresses and hashtags. What readers see of it is changed with it, the addresses that it had lead on, and the
/// hashtags that it had find it still: all in one transaction.
/// </summary>
public static class RenameTopic
{
    [For(Role.Editor)]
    public record Command : IRequest<Result>, IWrites
    {
        public int Id { get; init; }

        /// <summary>The version that the editor opened.</summary>
        public int OpenedVersion { get; init; }
        public Naming French { get; init; } = new();
        public Naming English { get; init; } = new();

        public Naming In(Language language) => language is Language.English ? English : French;
    }

    public record Naming
    {
        public string Name { get; init; } = "";
        public string Slug { get; init; } = "";
        public string Hashtag { get; init; } = "";

        /// <summary>On one line, without the spaces and the sign that people type with it.</summary>
        internal Naming AsKept() =>
            new()
            {
                Name = string.Concat(Name.Select(c => char.IsControl(c) ? ' ' : c)).Trim(),
                Slug = Slug.Trim(),
                Hashtag = Hashtag.Trim().TrimStart('#'),
            };

        internal static Naming Of(TopicName name) =>
            new()
            {
                Name = name.Name,
                Slug = name.Slug,
                Hashtag = name.Hashtag,
            };
    }

    public enum Result
    {
        Renamed,
        Unchanged,
    }

    public class Rules : AbstractValidator<Command>
    {
        public Rules(IStringLocalizer<Texts> says)
        {
            RuleFor(c => c.French).SetValidator(new NamingRules(says));
            RuleFor(c => c.English).SetValidator(new NamingRules(says));
        }
    }

    public class NamingRules : AbstractValidator<Naming>
    {
        public NamingRules(IStringLocalizer<Texts> says)
        {
            RuleFor(n => n.Name).Must(name => name.EnumerateRunes().Any(IsSeen)).WithMessage(_ => says["TopicNameMissing"]);
            RuleFor(n => n.Name)
                .Must(name => name.Trim().Length <= TopicName.NameLength)
                .WithMessage(_ => says["NameTooLong", TopicName.NameLength]);
            RuleFor(n => n.Slug).Must(slug => Slug.IsValid(slug.Trim())).WithMessage(_ => says["SlugInvalid", Slug.MaxLength]);
            RuleFor(n => n.Hashtag).Must(IsHashtag).WithMessage(_ => says["HashtagInvalid", TopicName.NameLength]);
        }

        private static bool IsSeen(Rune rune) => Rune.IsLetterOrDigit(rune) || Rune.IsSymbol(rune) || Rune.IsPunctuation(rune);

        /// <summary>One that a teaser would be read to name.</summary>
        private static bool IsHashtag(string typed) =>
            typed.Trim().TrimStart('#') is { Length: > 0 and <= TopicName.NameLength } tag
            && Teaser.Hashtags($"#{tag}") is [var read]
            && read == tag
            && LanguageNames.All.All(language => Slug.From(tag, language).Length > 0);
    }

    public class Handler(CommentaryDb db, MovedTopics moved, TimeProvider clock, IStringLocalizer<Texts> says)
        : IRequestHandler<Command, Result>
    {
        public async Task<Result> Handle(Command rename, CancellationToken cancellationToken)
        {
            ArgumentNullException.ThrowIfNull(rename);
            var topic =
                await db
                    .Topics.Include(t => t.Names)
                    .Include(t => t.FormerHashtags)
                    .AsSplitQuery()
                    .SingleOrDefaultAsync(t => t.Id == rename.Id, cancellationToken)
                // What was typed is shown again: somebody may have merged the topic meanwhile.
                ?? throw new ValidationException([new ValidationFailure("", says["TopicGone"])]);
            if (topic.Version != rename.OpenedVersion)
                throw new SavedMeanwhile(null, []);
            var changed = LanguageNames.All.Where(l => rename.In(l).AsKept() != Naming.Of(topic.Name(l))).ToList();
            if (changed.Count == 0)
                return Result.Unchanged;
            await RefuseTaken(topic, rename, changed, cancellationToken);

            var moves = await moved.Public(
                changed.Select(l => new TopicMove(topic.Id, l, topic.Name(l).Slug, rename.In(l).AsKept().Slug)),
                cancellationToken
            );
            foreach (var language in changed)
            {
                var naming = rename.In(language).AsKept();
                topic.Rename(language, naming.Name, naming.Slug, naming.Hashtag);
            }
            topic.BecomeNewer();
            db.Changes.Add(new Change { Kind = ChangeKind.Topics, At = clock.GetUtcNow().UtcDateTime });
            await db.SaveChangesAsync(cancellationToken);
            foreach (var language in changed)
                await ShowLive(topic.Name(language), cancellationToken);
            await moved.Follow(moves, topic.Name(Language.French).Name, cancellationToken);
            return Result.Renamed;
        }

        /// <summary>Pieces that are public say the topic's name and address as they are now; what was public once stays as it was.</summary>
        private Task<int> ShowLive(TopicName name, CancellationToken stop) =>
            db.Set<PublicationTopic>()
                .Where(t =>
                    t.TopicId == name.TopicId && db.Live.Any(l => l.PublicationId == t.PublicationId && l.Language == name.Language)
                )
                .ExecuteUpdateAsync(t => t.SetProperty(x => x.Name, name.Shown).SetProperty(x => x.Slug, name.Slug), stop);

        private async Task RefuseTaken(Topic topic, Command rename, IEnumerable<Language> changed, CancellationToken stop)
        {
            List<ValidationFailure> taken = [];
            foreach (var language in changed)
            {
                var naming = rename.In(language).AsKept();
                var key = Slug.From(naming.Hashtag, language);
                var others = db.Topics.Where(t => t.Id != topic.Id);
                if (await others.AnyAsync(t => t.Names.Any(n => n.Language == language && n.Slug == naming.Slug), stop))
                    taken.Add(new($"{language}.{nameof(Naming.Slug)}", says["TopicSlugTaken"]));
                else if (await moved.IsAnothers(topic.Id, language, naming.Slug, stop))
                    taken.Add(new($"{language}.{nameof(Naming.Slug)}", says["TopicSlugLeads", Addresses.Topic(language, naming.Slug)]));
                if (
                    await others.AnyAsync(
                        t =>
                            t.Names.Any(n => n.Language == language && n.HashtagKey == key)
                            || t.FormerHashtags.Any(f => f.Language == language && f.Key == key),
                        stop
                    )
                )
                    taken.Add(new($"{language}.{nameof(Naming.Hashtag)}", says["HashtagTaken"]));
            }
            if (taken.Count > 0)
                throw new ValidationException(taken);
        }
    }
}
