using Microsoft.Azure.Functions.Worker;
using Pleno.Readiness;

namespace Pleno.Functions.Readiness;

/// <summary>Judges the readiness of every stage whose checks have begun.</summary>
public sealed class CheckStageReadiness(CheckStages check)
{
    [Function(nameof(CheckStageReadiness))]
    public Task RunAsync(
        [TimerTrigger("%Schedules:Readiness%")] TimerInfo timer,
        CancellationToken cancellationToken
    ) => check.RunAsync(cancellationToken);
}
