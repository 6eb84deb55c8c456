using Commentary.Application.Data;
using Commentary.Application.Members;
using Commentary.Application.Model;
using Commentary.Application.Pipeline;
using Commentary.Application.Resources;
using Commentary.Text.Languages;
using Commentary.Text.Networks;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Commentary.Application.Announcing;

/// <summary>
/// Keeps an editor's own words for the networks. Where they are empty, or what is proposed, the proposal is followed again. What is too long for a
/// network is kept all the same: it is being written.
/// </summary>
public static class SavePosts
{
    [For(Role.Author)]
    public record Command : IRequest<Unit>, IWrites
    {
        public int ArticleId { get; init; }
        public Language Language { get; init; }

        /// <inheritdoc cref="OpenPosts.Query"/>
        public string Origin { get; init; } = "";
        public Post[] Posts { get; init; } = [];
    }

    /// <param name="Shown">What the form showed: where that was left as it was, nothing is written, whatever the proposal has become.</param>
    /// <param name="Opened">The version that the form was opened on; 0 where nobody had written yet.</param>
    public record Post(Network Network, string Text, string Shown, int Opened)
    {
        // A form that does not send a field binds null, whatever the type says.
        public string Text { get; init; } = Text ?? "";
        public string Shown { get; init; } = Shown ?? "";
    }

    public class Rules : AbstractValidator<Command>
    {
        public Rules(IStringLocalizer<Texts> says)
        {
            RuleForEach(c => c.Posts)
                .ChildRules(post =>
                {
                    post.RuleFor(p => p.Network).IsInEnum().WithMessage(_ => says["NetworkUnknown"]);
                    post.RuleFor(p => p.Text).MaximumLength(PostText.MostLength).WithMessage(_ => says["TextTooLong", PostText.MostLength]);
                });
            RuleFor(c => c.Posts)
                .Must(posts => posts.Select(p => p.Network).Distinct().Count() == posts.Length)
                .WithMessage(_ => says["NetworkUnknown"]);
        }
    }

    public class Handler(CommentaryDb db, IMediator mediator, CurrentMember member, TimeProvider clock) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command save, CancellationToken cancellationToken)
        {
            ArgumentNullException.ThrowIfNull(save);
            var opened = await mediator.Send(new OpenPosts.Query(save.ArticleId, save.Language, save.Origin), cancellationToken);
            if (!opened.IsBegun)
                throw new NotHere(nameof(Edition), $"{save.ArticleId} {save.Language.Code()}");
            var edition = await db
                .Editions.Where(e => e.ArticleId == save.ArticleId && e.Language == save.Language)
                .Select(e => e.Id)
                .SingleAsync(cancellationToken);
            var rows = await db.SocialPosts.Where(p => p.EditionId == edition).ToDictionaryAsync(p => p.Network, cancellationToken);
            foreach (var post in save.Posts)
            {
                var proposed = opened.Posts.Single(p => p.Network == post.Network).Proposed;
                var kept = EditionText.Kept(post.Text).Trim();
                var text = kept == proposed.Trim() ? "" : kept;
                var row = rows.GetValueOrDefault(post.Network);
                if (text == (row?.Text ?? "") || kept == EditionText.Kept(post.Shown).Trim())
                    continue;
                if ((row?.Version ?? 0) != post.Opened)
                    throw new SavedMeanwhile(null, []);
                if (row is null)
                    db.SocialPosts.Add(row = new() { EditionId = edition, Network = post.Network });
                row.Write(text, member.Name, clock.GetUtcNow().UtcDateTime);
            }
            await db.SaveChangesAsync(cancellationToken);
            return Unit.Value;
        }
    }
}
