using Microsoft.Azure.Functions.Worker;
using Pleno.Notices.Sending;
using Pleno.Readiness.Watching;

namespace Pleno.Functions.Notices;

/// <summary>Finds letters that nobody is working on and asks for them again; and notices when the other timer stands still.</summary>
public sealed class ReplayStuckNotices(ReplayNotices replay, WatchTimers watch)
{
    [Function(nameof(ReplayStuckNotices))]
    public async Task RunAsync(
        [TimerTrigger("%Schedules:Replay%")] TimerInfo timer,
        CancellationToken cancellationToken
    )
    {
        await watch.RunAsync(cancellationToken);
        await replay.RunAsync(cancellationToken);
        await watch.HasRunAsync(nameof(ReplayStuckNotices), cancellationToken);
    }
}
