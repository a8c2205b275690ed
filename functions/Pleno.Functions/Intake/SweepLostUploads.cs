using Microsoft.Azure.Functions.Worker;
using Pleno.Intake;
using Pleno.Readiness.Watching;
using Pleno.Uploads;

namespace Pleno.Functions.Intake;

/// <summary>
/// Finds uploads that no trigger announced or whose taking in was cut off, and documents to be judged again that nobody is working on; and forgets uploads that
/// were begun and never finished.
/// </summary>
public sealed class SweepLostUploads(
    SweepUploads sweep,
    SweepChecks sweepChecks,
    SweepIncoming sweepIncoming,
    WatchTimers watch
)
{
    [Function(nameof(SweepLostUploads))]
    public async Task RunAsync([TimerTrigger("%Schedules:Sweep%")] TimerInfo timer, CancellationToken cancellationToken)
    {
        await sweepChecks.RunAsync(cancellationToken);
        await sweep.RunAsync(cancellationToken);
        await sweepIncoming.RunAsync(cancellationToken);
        await watch.HasRunAsync(nameof(SweepLostUploads), cancellationToken);
    }
}
