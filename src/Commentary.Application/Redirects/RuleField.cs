namespace Commentary.Application.Redirects;

/// <summary>What a rule says, one by one: for whoever tells what became of it.</summary>
public enum RuleField
{
    IsRemoved,
    IsOn,
    Match,
    Path,
    Host,
    Query,
    Target,
    Answer,
    QueryHandling,
    StartsAt,
    EndsAt,
    Place,
    Archive,
    Group,
    Note,
}

public static class RuleFields
{
    public static bool IsOther(this RuleField field, RedirectRule before, RedirectRule after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        return !Equals(field.Of(before), field.Of(after));
    }

    public static object? Of(this RuleField field, RedirectRule rule)
    {
        ArgumentNullException.ThrowIfNull(rule);
        return field switch
        {
            RuleField.IsRemoved => rule.IsRemoved,
            RuleField.IsOn => rule.IsOn,
            RuleField.Match => rule.Match,
            RuleField.Path => rule.Path,
            RuleField.Host => rule.Host,
            RuleField.Query => rule.Query,
            RuleField.Target => new RedirectTarget(rule.ArticleId, rule.Language, rule.Target),
            RuleField.Answer => rule.Answer,
            RuleField.QueryHandling => rule.QueryHandling,
            RuleField.StartsAt => rule.StartsAt,
            RuleField.EndsAt => rule.EndsAt,
            RuleField.Place => rule.Place,
            RuleField.Archive => rule.Archive ?? "",
            RuleField.Group => rule.Group,
            _ => rule.Note,
        };
    }
}
