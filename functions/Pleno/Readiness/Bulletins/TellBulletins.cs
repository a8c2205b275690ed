using Microsoft.Extensions.Options;
using Pleno.Contests;
using Pleno.Notices;
using Pleno.Readiness.Reminders;
using Pleno.Readiness.Reports;
using Pleno.Storage;

namespace Pleno.Readiness.Bulletins;

/// <summary>
/// Tells what the calendar and the standing reports bring about by themselves: a stage is set, a phase of an operation turns, the guard has
/// gaps, the day's situation. Raised first, then marked as told: a firing that is cut off tells it again as the same letter.
/// </summary>
public sealed class TellBulletins(
    ContestStore contests,
    ReadinessStore readiness,
    NoticeDesk notices,
    IOptions<ReminderOptions> options,
    TimeProvider time
)
{
    public Task RunAsync(CancellationToken cancellationToken) =>
        contests.EachAsync(
            async contest =>
            {
                foreach (var stage in contest.Stages.Where(stage => StageView.HasAny(contest, stage, time.GetUtcNow())))
                {
                    await TableRows.RedoOnConflictAsync(() => TellAsync(contest, stage, cancellationToken));
                }
            },
            cancellationToken
        );

    private async Task<bool> TellAsync(Contest contest, Stage stage, CancellationToken cancellationToken)
    {
        var standing = await readiness.FindStandingAsync(contest.Key, stage.Key, cancellationToken);
        var view = new StageView(
            contest,
            stage,
            standing.Verdict?.Verdict,
            standing.Reports,
            standing.Marks.ToDictionary(mark => mark.Key, mark => mark.Value.Told),
            time.GetUtcNow()
        )
        {
            Turn = standing.Verdict?.Number ?? 0,
        };
        var calendars = OperationBulletins.IsDue(view) ? await CalendarsAsync(contest, stage, cancellationToken) : [];
        Bulletin[] bulletins =
        [
            .. ScheduleBulletins.Of(view),
            .. OperationBulletins.Of(view, calendars),
            .. GuardBulletins.Of(view),
            .. DigestBulletins.Of(view, options.Value.DigestHour),
        ];
        foreach (var bulletin in bulletins)
        {
            foreach (var happened in bulletin.Events)
            {
                await notices.RaiseAsync(contest, happened, cancellationToken);
            }

            var before = standing.Marks.GetValueOrDefault(bulletin.Mark.Key);
            await readiness.SaveToldAsync(contest.Key, stage.Key, bulletin.Mark, before, cancellationToken);
        }

        return bulletins.Length > 0;
    }

    private async Task<IReadOnlyList<KnownCalendar>> CalendarsAsync(
        Contest contest,
        Stage stage,
        CancellationToken cancellationToken
    ) =>
        [
            .. from version in await readiness.ListVersionsAsync(contest.Key, stage.Key, cancellationToken)
            where version.Report is OperationCalendar
            select new KnownCalendar((OperationCalendar)version.Report, version.ReceivedAt),
        ];
}
