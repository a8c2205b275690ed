namespace Pleno.Operations;

/// <summary>What the pipeline's state comes to. Pure.</summary>
public static class HealthRules
{
    /// <summary>Work that waits longer than this asks for somebody: the sweeps have found it by then.</summary>
    public static TimeSpan LongestWait { get; } = TimeSpan.FromMinutes(15);

    /// <summary>The status, and a reason for each thing that speaks against it.</summary>
    /// <param name="health">What was found; its status and reasons do not count.</param>
    /// <param name="uploadAt">Now by the storage's clock, by which uploads are timed, UTC.</param>
    public static HealthAnswer Judge(HealthAnswer health, DateTimeOffset uploadAt)
    {
        string[] failing =
        [
            .. health.Timers.Where(timer => timer.IsLate).Select(timer => $"timerLate {timer.Name}"),
            .. health.SenderStop is null ? [] : new[] { "senderStopped" },
        ];
        string[] degraded =
        [
            .. health.Timers.Where(timer => timer.LastRun is null).Select(timer => $"timerNeverRan {timer.Name}"),
            .. health.Poison > 0 ? new[] { "poisonKept" } : [],
            .. health
                .Queues.Where(queue => queue.IsPoison && queue.Depth > 0)
                .Select(queue => $"poisonWaits {queue.Name}"),
            .. Late("documentWaits", health.Oldest.Document, health.At),
            .. Late("letterWaits", health.Oldest.Letter, health.At),
            .. Late("uploadWaits", health.Oldest.Upload, uploadAt),
        ];
        var status =
            failing.Length > 0 ? HealthStatus.Failing
            : degraded.Length > 0 ? HealthStatus.Degraded
            : HealthStatus.Ok;
        return health with { Status = status, Reasons = [.. failing, .. degraded] };
    }

    private static string[] Late(string reason, DateTimeOffset? since, DateTimeOffset now) =>
        now - since > LongestWait ? [reason] : [];
}
