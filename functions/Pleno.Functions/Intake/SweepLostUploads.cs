using Microsoft.Azure.Functions.Worker;
using Pleno.Uploads;

namespace Pleno.Functions.Intake;

/// <summary>Finds uploads that no trigger announced or whose taking in was cut off.</summary>
public sealed class SweepLostUploads(SweepUploads sweep)
{
    [Function(nameof(SweepLostUploads))]
    public Task RunAsync([TimerTrigger("%Schedules:Sweep%")] TimerInfo timer, CancellationToken cancellationToken) =>
        sweep.RunAsync(cancellationToken);
}
