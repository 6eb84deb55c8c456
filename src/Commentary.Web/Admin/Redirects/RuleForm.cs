using Commentary.Application;
using Commentary.Application.Redirects;

namespace Commentary.Web.Admin.Redirects;

/// <summary>A rule in the fields of a form: its times are those of the site's clock there, and UTC everywhere else.</summary>
public static class RuleForm
{
    public static WriteRedirect.Command Opened(RuleText text, int batch, SiteOptions site)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(site);
        return new()
        {
            Match = text.Match,
            From = text.From,
            Host = text.Host,
            Query = text.Query,
            To = text.To,
            Edition = text.Edition,
            Answer = text.Answer,
            QueryHandling = text.QueryHandling,
            StartsAt = text.StartsAt is { } start ? site.Local(start) : null,
            EndsAt = text.EndsAt is { } end ? site.Local(end) : null,
            IsOn = text.IsOn,
            Place = text.Place,
            Archive = text.Archive,
            Group = text.Group,
            Note = text.Note,
            OpenedBatch = batch,
        };
    }

    /// <summary>What a form may say, and nothing else that the command knows.</summary>
    public static WriteRedirect.Command Sent(WriteRedirect.Command typed, int? id, SiteOptions site)
    {
        ArgumentNullException.ThrowIfNull(typed);
        ArgumentNullException.ThrowIfNull(site);
        return typed with
        {
            Id = id,
            OpenedBatch = id is null ? null : typed.OpenedBatch ?? 0,
            StartsAt = typed.StartsAt is { } start ? site.Utc(start) : null,
            EndsAt = typed.EndsAt is { } end ? site.Utc(end) : null,
            Target = null,
            Origin = RedirectOrigin.Member,
            KeepsOld = false,
        };
    }

    /// <summary>As a field for date and time has it: to the minute, unless there is more to it.</summary>
    public static string Moment(DateTime? local) =>
        local?.ToString(
            local.Value.Ticks % TimeSpan.TicksPerMinute == 0 ? "yyyy-MM-dd'T'HH:mm" : "yyyy-MM-dd'T'HH:mm:ss.fff",
            System.Globalization.CultureInfo.InvariantCulture
        ) ?? "";
}
