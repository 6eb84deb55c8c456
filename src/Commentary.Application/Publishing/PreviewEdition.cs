using Commentary.Application.Articles;
using Commentary.Application.Data;
using Commentary.Application.Members;
using Commentary.Application.Model;
using Commentary.Application.Pictures;
using Commentary.Application.Pipeline;
using Commentary.Application.Press;
using Commentary.Application.Topics;
using Commentary.Text.Languages;
using MediatR;

namespace Commentary.Application.Publishing;

/// <summary>The publication that would come of what the editor's form holds now. Nothing is saved.</summary>
public static class PreviewEdition
{
    [For(Role.Author)]
    public record Query(SaveDraft.Command Form, Language Language) : IRequest<Publication>;

    public class Handler(
        CommentaryDb db,
        HowMade how,
        CurrentMember member,
        TimeProvider clock,
        TopicsOf topics,
        PicturesOf pictures,
        WhatWasTyped typed
    ) : IRequestHandler<Query, Publication>
    {
        public async Task<Publication> Handle(Query query, CancellationToken cancellationToken)
        {
            ArgumentNullException.ThrowIfNull(query);
            var article = await db.WholeArticle(query.Form.ArticleId, cancellationToken);
            var text = await typed.In(query.Form, query.Language, article.Edition(query.Language), cancellationToken) ?? EditionText.Empty;
            var shown = await topics.Teaser(text.Teaser, query.Language, cancellationToken);
            var publication = Typesetter.Set(
                text,
                query.Language,
                (query.Form.Source ?? article.Source.Text).Kept(),
                shown.Select(t => t.Name(query.Language)),
                new(article.Id, query.Form.Opened(query.Language), article.IsDemonstration, clock.GetUtcNow().UtcDateTime, member.Name)
                {
                    Former = (await how.Former(article.Id, query.Language, cancellationToken))?.Parts ?? [],
                    Pictures = await pictures.Named(text, cancellationToken),
                    // A preview is in no feed.
                    FeedId = Guid.Empty,
                    // Nothing of it is public yet, perhaps.
                    PictureAddress = Addresses.ImageForMembers,
                }
            );
            publication.Descriptions = await pictures.Descriptions(publication, cancellationToken);
            return publication;
        }
    }
}
