using Microsoft.Azure.Functions.Worker;
using Pleno.Readiness;
using Pleno.Readiness.Reminders;
using Pleno.Readiness.Watching;

namespace Pleno.Functions.Readiness;

/// <summary>Judges the readiness of every stage whose checks have begun, then reminds the offices of what is missing.</summary>
public sealed class CheckStageReadiness(CheckStages check, RemindOffices remind, WatchTimers watch)
{
    [Function(nameof(CheckStageReadiness))]
    public async Task RunAsync(
        [TimerTrigger("%Schedules:Readiness%")] TimerInfo timer,
        CancellationToken cancellationToken
    )
    {
        await check.RunAsync(cancellationToken);
        await remind.RunAsync(cancellationToken);
        await watch.HasRunAsync(cancellationToken);
    }
}
