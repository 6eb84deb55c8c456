using System.Globalization;
using Commentary.Application.Articles;
using Commentary.Application.Model;
using Commentary.Application.Scheduling;
using Commentary.Text.Languages;
using Microsoft.AspNetCore.Mvc;

namespace Commentary.Web.Admin.Articles;

/// <summary>What the desk's buttons show readers, now or at a moment, and take away again.</summary>
public partial class EditModel
{
    public Task<IActionResult> OnPostPublishAsync(Language language, CancellationToken stop) =>
        Publish(new(Form, language), "published", stop);

    public Task<IActionResult> OnPostScheduleAsync(Language language, CancellationToken stop) =>
        Publish(new(Form, language) { IsLater = true, At = Moment(Tell.At(language)) }, "scheduled", stop);

    public async Task<IActionResult> OnPostCancelScheduleAsync(Language language, CancellationToken stop)
    {
        return Back("schedule-cancelled", await mediator.Send(new CancelSchedule.Command(Form, language), stop));
    }

    public async Task<IActionResult> OnPostWithdrawAsync(Language language, CancellationToken stop)
    {
        return Back("withdrawn", await mediator.Send(new SaveAndWithdraw.Command(Form, language), stop));
    }

    private async Task<IActionResult> Publish(SaveAndPublish.Command command, string done, CancellationToken stop)
    {
        var language = command.Language;
        var result = await mediator.Send(
            command with
            {
                CorrectionNote = Tell.Note(language),
                IsMachineHelped = Tell.Machine(language),
            },
            stop
        );
        return result.Outcome switch
        {
            SaveAndPublish.Outcome.JoinedOnly => Back("joined-only", result.Saved, language),
            SaveAndPublish.Outcome.SavedOnly => Back("saved-only", result.Saved, language),
            _ => Back(done, result.Saved),
        };
    }

    /// <summary>In UTC, what the site's clock showed; null for what no clock shows.</summary>
    private DateTime? Moment(string? typed) =>
        DateTime.TryParse(typed, CultureInfo.InvariantCulture, DateTimeStyles.None, out var wall) && wall.Year is > 1900 and < 9000
            ? site.Utc(wall)
            : null;

    private string? Wall(Schedule? schedule) =>
        schedule is null ? null : site.Local(schedule.At).ToString("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture);
}
