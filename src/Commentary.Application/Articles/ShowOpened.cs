using Commentary.Application.Data;
using Commentary.Application.Model;
using Commentary.Application.Pipeline;
using Commentary.Text.Languages;
using MediatR;

namespace Commentary.Application.Articles;

/// <summary>What each edition said in the version that a form was opened on: what differs from it was typed.</summary>
public static class ShowOpened
{
    [For(Role.Author)]
    public record Query(SaveDraft.Command Form) : IRequest<IReadOnlyDictionary<Language, EditionText>>;

    public class Handler(CommentaryDb db, WhatWasTyped typed) : IRequestHandler<Query, IReadOnlyDictionary<Language, EditionText>>
    {
        public async Task<IReadOnlyDictionary<Language, EditionText>> Handle(Query query, CancellationToken cancellationToken)
        {
            ArgumentNullException.ThrowIfNull(query);
            var article = await db.WholeArticle(query.Form.ArticleId, cancellationToken);
            Dictionary<Language, EditionText> opened = [];
            foreach (var language in LanguageNames.All)
                opened[language] = await typed.Opened(article.Edition(language), query.Form.Opened(language), cancellationToken);
            return opened;
        }
    }
}
