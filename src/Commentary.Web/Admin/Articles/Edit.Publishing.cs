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
        Publish(Later(language), "scheduled", stop);

    public async Task<IActionResult> OnPostCancelScheduleAsync(Language language, CancellationToken stop)
    {
        return Back("schedule-cancelled", await mediator.Send(new CancelSchedule.Command(Form, language), stop));
    }

    public async Task<IActionResult> OnPostWithdrawAsync(Language language, CancellationToken stop)
    {
        return Back("withdrawn", await mediator.Send(new SaveAndWithdraw.Command(Form, language), stop), language);
    }

    public async Task<IActionResult> OnPostUndoWithdrawAsync(Language language, CancellationToken stop)
    {
        return Back("withdraw-undone", await mediator.Send(new SaveAndUndoWithdraw.Command(Form, language), stop));
    }

    /// <summary>The moments that what was typed may be; none for what no clock shows.</summary>
    public IReadOnlyList<DateTime> Moments(Language language) => Typed(language) is { } wall ? site.Moments(wall) : [];

    public static string Sent(DateTime moment) => moment.ToString("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture);

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

    private SaveAndPublish.Command Later(Language language)
    {
        var later = new SaveAndPublish.Command(Form, language) { IsLater = true };
        var moments = Moments(language);
        if (moments.Count < 2)
            return later with { At = moments.Count == 1 ? moments[0] : null };
        var meant = moments.Where(moment => Sent(moment) == Tell.Meant(language)).ToList();
        return meant.Count == 1
            ? later with
            {
                At = meant[0],
            }
            : later with
            {
                Doubt = site.IsSkipped(Typed(language)!.Value) ? ClockDoubt.Skipped : ClockDoubt.Twice,
            };
    }

    /// <summary>What the site's clock is to show; null for what no clock shows.</summary>
    private DateTime? Typed(Language language) =>
        DateTime.TryParse(Tell.At(language), CultureInfo.InvariantCulture, DateTimeStyles.None, out var wall)
        && wall.Year is > 1900 and < 9000
            ? wall
            : null;

    private string? Wall(Schedule? schedule) => schedule is null ? null : Sent(site.Local(schedule.At));
}
