using System.Text.Json;
using Commentary.Application.Articles;
using Commentary.Application.Journal;
using Commentary.Application.Model;
using Commentary.Text.Languages;

namespace Commentary.Web.Admin.Articles;

/// <summary>What was typed in a form that comes back, told from what only stands in it.</summary>
public partial class EditModel
{
    private IReadOnlyDictionary<Language, EditionText> opened = new Dictionary<Language, EditionText>();

    /// <summary>
    /// As JSON, by the name of its field: what the form said when it was opened, wherever something else was typed. What is not named, nobody typed.
    /// </summary>
    public string OpenedFields()
    {
        Dictionary<string, string> typed = [];
        foreach (var language in LanguageNames.All)
        {
            var (mine, saved) = (Save.Text(language) ?? EditionText.Empty, Article.Edition(language));
            var was = saved.Version == Save.Opened(language) ? saved.Text : opened.GetValueOrDefault(language) ?? saved.Text;
            foreach (var field in Merge.Fields)
                if (TypedFields.IsAnother(was, field, mine.Field(field)) && TypedFields.IsAnother(saved.Text, field, mine.Field(field)))
                    typed[$"Save.{language}.{field}"] = was.Field(field);
        }
        var (source, asOpened) = ((Save.Source ?? Article.Source).Kept(), (Save.SourceAsOpened ?? Article.Source).Kept());
        foreach (var field in Merge.SourceFields)
            if (source.Field(field) != asOpened.Field(field) && source.Field(field) != Article.Source.Field(field))
                typed[$"Save.Source.{field}"] = asOpened.Field(field);
        return JsonSerializer.Serialize(typed);
    }

    private async Task LoadOpened(CancellationToken stop)
    {
        if (LanguageNames.All.Any(language => Save.Opened(language) != Article.Edition(language).Version))
            opened = await mediator.Send(new ShowOpened.Query(Form), stop);
    }
}
