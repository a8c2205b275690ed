using Microsoft.Azure.Functions.Worker;
using Pleno.Intake;

namespace Pleno.Functions.Intake;

/// <summary>Finds plenary documents that no trigger announced or that were cut off.</summary>
public sealed class SweepPlenaryDocuments(SweepIntake sweep)
{
    [Function(nameof(SweepPlenaryDocuments))]
    public Task RunAsync([TimerTrigger("%Schedules:Sweep%")] TimerInfo timer, CancellationToken cancellationToken) =>
        sweep.RunAsync(cancellationToken);
}
