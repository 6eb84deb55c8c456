using Commentary.Application.Redirects;
using Commentary.Text.Languages;
using Commentary.Web.Hosting;
using Commentary.Web.Resources;
using Commentary.Web.Site.Shared;
using Microsoft.Extensions.Localization;

namespace Commentary.Web.Admin.Redirects;

/// <summary>What a rule says, and what was done to rules, in the member's words.</summary>
public class RuleWords(IStringLocalizer<AdminTexts> says, Dates dates)
{
    /// <summary>An address that the rule is about, with the host and the query that it asks for.</summary>
    public static string From(RedirectRule rule)
    {
        ArgumentNullException.ThrowIfNull(rule);
        var host = rule.Host.Length > 0 && rule.Match is not RedirectMatch.Expression ? rule.Host : "";
        return host + rule.Path + (rule.Query.Length > 0 && rule.Match is not RedirectMatch.Expression ? $"?{rule.Query}" : "");
    }

    public string Field(RuleField field) => says[$"Field{field}"];

    public string Value(RuleField field, RedirectRule rule, IReadOnlyDictionary<int, string> titles)
    {
        ArgumentNullException.ThrowIfNull(rule);
        ArgumentNullException.ThrowIfNull(titles);
        return field switch
        {
            RuleField.IsRemoved => says[rule.IsRemoved ? "RuleIsRemoved" : "RuleIsThere"],
            RuleField.IsOn => says[rule.IsOn ? "RuleStateOn" : "RuleStateOff"],
            RuleField.Match => says[$"Match{rule.Match}"],
            RuleField.Answer => says[$"Answer{rule.Answer}"],
            RuleField.QueryHandling => says[$"Query{rule.QueryHandling}"],
            RuleField.StartsAt => Moment(rule.StartsAt),
            RuleField.EndsAt => Moment(rule.EndsAt),
            RuleField.Target => Target(rule, titles),
            _ => field.Of(rule) is { } value && $"{value}" is { Length: > 0 } words ? words : says["NothingThere"],
        };
    }

    public string Batch(ListBatches.Row batch)
    {
        ArgumentNullException.ThrowIfNull(batch);
        return $"{says[$"Batch{batch.Kind}"]} {Title(batch)}".Trim();
    }

    /// <summary>Each field of a form's text with its value in words, to be set side by side with another's.</summary>
    public IReadOnlyList<(string Name, string Value)> Lines(RuleText text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return
        [
            (says["FieldMatch"], says[$"Match{text.Match}"]),
            (says["OldAddress"], text.From),
            (says["FieldHost"], text.Host),
            (says["FieldQuery"], text.Query),
            (says["LeadsTo"], text.To),
            (says["EditionLabel"], says[$"Led{text.Edition}"]),
            (says["AnswerColumn"], says[$"Answer{text.Answer}"]),
            (says["FieldQueryHandling"], says[$"Query{text.QueryHandling}"]),
            (says["FieldStartsAt"], RuleForm.Moment(text.StartsAt)),
            (says["FieldEndsAt"], RuleForm.Moment(text.EndsAt)),
            (says["State"], says[text.IsOn ? "RuleStateOn" : "RuleStateOff"]),
            (says["FieldPlace"], text.Place.ToString(System.Globalization.CultureInfo.InvariantCulture)),
            (says["FieldArchive"], text.Archive),
            (says["FieldGroup"], text.Group),
            (says["FieldNote"], text.Note),
        ];
    }

    /// <summary>A batch on many is kept by the name of what it did; any other by what it was about.</summary>
    private string Title(ListBatches.Row batch)
    {
        if (batch.Title.Split(' ', 2) is not [var act, .. var rest] || !Enum.TryParse<BulkAct>(act, out _))
            return batch.Title;
        var set = rest is [var value]
            ? Enum.TryParse<RedirectAnswer>(value, out _) && act == nameof(BulkAct.SetAnswer)
                ? says[$"Answer{value}"].Value
                : value
            : "";
        return set.Length > 0 ? says["BulkWith", says[$"Bulk{act}"], set] : says[$"Bulk{act}"];
    }

    private string Target(RedirectRule rule, IReadOnlyDictionary<int, string> titles) =>
        rule.Target
        ?? (
            rule.ArticleId is not { } article ? says["Nowhere"].Value
            : titles.GetValueOrDefault(article) is { Length: > 0 } title ? says["ArticleIn", title, says[Edition(rule.Language)]].Value
            : says["NotPublicYet"].Value
        );

    private static string Edition(Language? language) =>
        language switch
        {
            null => "LedReader",
            Language.English => "LedEnglish",
            _ => "LedFrench",
        };

    private string Moment(DateTime? utc) => utc is { } moment ? dates.Moment(moment, Languages.Current) : says["NothingThere"];
}
