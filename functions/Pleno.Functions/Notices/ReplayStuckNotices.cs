using Microsoft.Azure.Functions.Worker;
using Pleno.Notices.Sending;

namespace Pleno.Functions.Notices;

/// <summary>Finds letters that nobody is working on and asks for them again.</summary>
public sealed class ReplayStuckNotices(ReplayNotices replay)
{
    [Function(nameof(ReplayStuckNotices))]
    public Task RunAsync([TimerTrigger("%Schedules:Replay%")] TimerInfo timer, CancellationToken cancellationToken) =>
        replay.RunAsync(cancellationToken);
}
