using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Pleno.Contests;
using Pleno.Notices;
using Pleno.Readiness.Reminders;
using Pleno.Storage;

namespace Pleno.Readiness.Watching;

/// <summary>What the watch saw last time, kept between its looks in one process.</summary>
public sealed class TimerSuspicion
{
    /// <summary>The last run that was found too long ago; null when the timer is running.</summary>
    public DateTimeOffset? LastRun { get; set; }

    /// <summary>Since when that is suspected: a timestamp, which no leap of the clock moves.</summary>
    public long Since { get; set; }
}

/// <summary>
/// Notices that the check of readiness does not run: a timer that stands still says nothing by itself, and a verdict that is not reckoned
/// any more looks like one that does not change. Run by another timer.
/// </summary>
public sealed partial class WatchTimers(
    ContestStore contests,
    ReadinessStore readiness,
    NoticeDesk notices,
    TimerSuspicion suspicion,
    IOptions<ReminderOptions> options,
    TimeProvider time,
    ILogger<WatchTimers> logger
)
{
    /// <summary>Whoever comes first after a pause of the whole app must not accuse the other, which is about to run.</summary>
    private static readonly TimeSpan Benefit = TimeSpan.FromMinutes(1);

    /// <summary>The check has run to its end.</summary>
    public Task HasRunAsync(CancellationToken cancellationToken) =>
        readiness.MarkCheckedAsync(time.GetUtcNow(), cancellationToken);

    /// <summary>Another timer has run to its end.</summary>
    /// <param name="timer">Name of its function.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public Task HasRunAsync(string timer, CancellationToken cancellationToken) =>
        readiness.MarkRunAsync(timer, time.GetUtcNow(), cancellationToken);

    /// <summary>Tells the operators, once per standstill, that the check has not run for too long.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        if (await readiness.FindCheckedAsync(cancellationToken) is not { } lastRun || !IsStandstill(lastRun))
        {
            return;
        }

        Log.StandsStill(logger, lastRun);
        await contests.EachAsync(
            contest => notices.RaiseAsync(contest, AlarmOf(contest, lastRun), cancellationToken),
            cancellationToken
        );
    }

    private bool IsStandstill(DateTimeOffset lastRun)
    {
        var now = time.GetUtcNow();
        if (now - lastRun < options.Value.TimerSilentAfter)
        {
            suspicion.LastRun = null;
            return false;
        }

        if (suspicion.LastRun != lastRun)
        {
            (suspicion.LastRun, suspicion.Since) = (lastRun, time.GetTimestamp());
        }

        return time.GetElapsedTime(suspicion.Since) >= Benefit;
    }

    private static NoticeEvent AlarmOf(Contest contest, DateTimeOffset lastRun) =>
        new(
            NoticeKind.TimerSilent,
            $"{lastRun.UtcTicks}",
            contest.Key.Area,
            NoticeRouting.OperatorsOf(contest),
            new TimerSilentFacts(lastRun, contest.Zone)
        );

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Error, "The check of readiness has not run since {LastRun}")]
        public static partial void StandsStill(ILogger logger, DateTimeOffset lastRun);
    }
}
