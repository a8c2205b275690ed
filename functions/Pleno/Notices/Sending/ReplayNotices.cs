using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Pleno.Storage;

namespace Pleno.Notices.Sending;

/// <summary>Finds letters that nobody is working on and asks for them again: a message may have been lost with the process that held it.</summary>
public sealed partial class ReplayNotices(
    ContestStore contests,
    DeliveryStore deliveries,
    WorkQueues queues,
    IOptions<NoticeOptions> options,
    TimeProvider time,
    ILogger<ReplayNotices> logger
)
{
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        foreach (var contest in await contests.ListAsync(cancellationToken))
        {
            foreach (var id in await deliveries.ListOpenAsync(contest, cancellationToken))
            {
                await ReplayAsync(id, cancellationToken);
            }
        }
    }

    private async Task ReplayAsync(DeliveryId id, CancellationToken cancellationToken)
    {
        var delivery = await deliveries.FindAsync(id, cancellationToken);
        if (delivery is null || !IsStuck(delivery))
        {
            return;
        }

        if (DeliveryMachine.IsOurWorkDone(delivery.Status))
        {
            await deliveries.CloseAsync(id, cancellationToken);
            return;
        }

        Log.AskedAgain(logger, id, delivery.Status);
        await queues.SendNoticeAsync(id.ToString(), null, cancellationToken);
    }

    private bool IsStuck(Delivery delivery)
    {
        var since = delivery.NotBefore > delivery.ChangedAt ? delivery.NotBefore.Value : delivery.ChangedAt;
        return since + options.Value.StuckAfter <= time.GetUtcNow();
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Information, "Delivery {Delivery} was stuck in {Status}; asked for again")]
        public static partial void AskedAgain(ILogger logger, DeliveryId delivery, DeliveryStatus status);
    }
}
