using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Pleno.Contests;
using Pleno.Notices.Acknowledging;
using Pleno.Notices.Digests;
using Pleno.Storage;

namespace Pleno.Notices.Sending;

/// <summary>
/// Finds what nobody is working on and asks for it again, since a message may have been lost with the process that held it: letters, and posts
/// of events. Makes the digests that are due, and escalates what nobody acknowledged.
/// </summary>
public sealed partial class ReplayNotices(
    ContestStore contests,
    DeliveryStore deliveries,
    NoticeStore notices,
    NoticeDesk desk,
    EventStore events,
    MakeDigests digests,
    EscalateSilence silence,
    WorkQueues queues,
    IOptions<NoticeOptions> options,
    TimeProvider time,
    ILogger<ReplayNotices> logger
)
{
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        foreach (var post in await events.ListPostsAsync(options.Value.StuckAfter, cancellationToken))
        {
            await queues.ApplyEventsAsync(post, cancellationToken);
        }

        var faults = new List<Exception>();
        foreach (var key in await contests.ListAsync(cancellationToken))
        {
            try
            {
                await SweepAsync(key, cancellationToken);
            }
            catch (Exception fault) when (fault is not OperationCanceledException)
            {
                // One contest's trouble must not keep the letters of the others.
                faults.Add(fault);
            }
        }

        if (faults.Count > 0)
        {
            throw new AggregateException(faults);
        }
    }

    private async Task SweepAsync(ContestKey key, CancellationToken cancellationToken)
    {
        var held = await ReplayAsync(key, cancellationToken);
        if (await contests.FindAsync(key, cancellationToken) is { } contest)
        {
            await digests.RunAsync(contest, held, cancellationToken);
            await silence.RunAsync(contest, cancellationToken);
        }
    }

    /// <returns>The deliveries that are kept back.</returns>
    private async Task<IReadOnlyList<Delivery>> ReplayAsync(ContestKey contest, CancellationToken cancellationToken)
    {
        var held = new List<Delivery>();
        foreach (var id in await deliveries.ListOpenAsync(contest, cancellationToken))
        {
            if (await deliveries.FindAsync(id, cancellationToken) is { } delivery)
            {
                await ReplayAsync(delivery, cancellationToken);
                held.AddRange(delivery.Status == DeliveryStatus.Held ? [delivery] : []);
            }
            else
            {
                await OpenAsync(id, cancellationToken);
            }
        }

        return held;
    }

    /// <summary>
    /// A letter that is on the index and was never opened: the process died between the two, and what raised the notice may have come to another outcome
    /// since and raise it no more. Its number is given, so it goes out.
    /// </summary>
    private async Task OpenAsync(DeliveryId id, CancellationToken cancellationToken)
    {
        if (
            await notices.FindAsync(id.Contest, id.Notice, cancellationToken) is { } notice
            && notice.RaisedAt + options.Value.StuckAfter <= time.GetUtcNow()
        )
        {
            await desk.OpenAsync(id, notice.RaisedAt, cancellationToken);
        }
    }

    private async Task ReplayAsync(Delivery delivery, CancellationToken cancellationToken)
    {
        if (DeliveryMachine.IsOurWorkDone(delivery.Status))
        {
            await deliveries.CloseIfDoneAsync(delivery.Id, cancellationToken);
        }
        else if (delivery.Status != DeliveryStatus.Held && IsStuck(delivery))
        {
            Log.AskedAgain(logger, delivery.Id, delivery.Status);
            await queues.SendNoticeAsync(delivery.Id.ToString(), null, cancellationToken);
        }
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
