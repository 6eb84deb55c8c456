using Commentary.Application.Data;
using Commentary.Application.Model;
using Commentary.Application.Pipeline;
using Commentary.Text.Languages;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Commentary.Application.Articles;

/// <summary>The paragraphs that both changed, for a form that comes back with a choice among them and is shown again.</summary>
public static class ShowClashes
{
    [For(Role.Author)]
    public record Query(SaveDraft.Command Form) : IRequest<IReadOnlyList<Shown>>;

    /// <param name="SavedBy">Whose text theirs is.</param>
    public record Shown(ClashChoice Choice, ParagraphMerge Merge, string SavedBy);

    /// <summary>Those of a save that was refused just now.</summary>
    public static IEnumerable<Shown> Of(EditionConflict conflict)
    {
        ArgumentNullException.ThrowIfNull(conflict);
        return from field in conflict.Clashes.Where(WhatWasTyped.IsText)
            let mine = conflict.Mine.Field(field)
            select new Shown(
                new()
                {
                    Language = conflict.Language,
                    Field = field,
                    Opened = conflict.Opened,
                    Mine = mine,
                },
                ParagraphMerge.Of(conflict.Was.Field(field), mine, conflict.Theirs.Field(field)),
                conflict.SavedBy
            );
    }

    public class Handler(CommentaryDb db, WhatWasTyped typed) : IRequestHandler<Query, IReadOnlyList<Shown>>
    {
        public async Task<IReadOnlyList<Shown>> Handle(Query query, CancellationToken cancellationToken)
        {
            ArgumentNullException.ThrowIfNull(query);
            var form = query.Form;
            var article = await db.WholeArticle(form.ArticleId, cancellationToken);
            List<Shown> shown = [];
            foreach (var choice in (form.Clashes ?? []).Where(clash => WhatWasTyped.IsText(clash.Field)).DistinctBy(Place))
                if (article.Edition(choice.Language) is { } edition)
                {
                    var version = form.Opened(choice.Language);
                    var theirs = await typed.Opened(edition, version, cancellationToken);
                    var by = await db
                        .Revisions.Where(r => r.EditionId == edition.Id && r.Number == version)
                        .Select(r => r.SavedBy)
                        .SingleOrDefaultAsync(cancellationToken);
                    shown.Add(new(choice, await typed.Clashing(choice, edition, theirs, cancellationToken), by ?? ""));
                }
            return shown;
        }

        private static (Language, string) Place(ClashChoice clash) => (clash.Language, clash.Field);
    }
}
