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
    OpenNoticeStore index,
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
        if (await contests.FindAsync(key, cancellationToken) is { } contest)
        {
            var held = await ReplayAsync(contest, cancellationToken);
            await digests.RunAsync(contest, held, cancellationToken);
            await silence.RunAsync(contest, cancellationToken);
        }
    }

    /// <returns>The deliveries that are kept back.</returns>
    private async Task<IReadOnlyList<Delivery>> ReplayAsync(Contest contest, CancellationToken cancellationToken)
    {
        var held = new List<Delivery>();
        foreach (var open in await index.ListAsync(contest.Key, cancellationToken))
        {
            var letters = await deliveries.ListAsync(contest.Key, open.Id, cancellationToken);
            await ReplayAsync(contest, open, letters, cancellationToken);
            held.AddRange(letters.Where(letter => letter.Status == DeliveryStatus.Held));
        }

        return held;
    }

    private async Task ReplayAsync(
        Contest contest,
        OpenNotice open,
        IReadOnlyList<Delivery> letters,
        CancellationToken cancellationToken
    )
    {
        var missing = open.Letters.Except(letters.Select(letter => letter.Id)).ToList();
        // Whoever put it on the index may be about to open its letters, or to put one back into the queue.
        var isUndisturbed = open.Since + options.Value.StuckAfter <= time.GetUtcNow();
        if (isUndisturbed && missing.Count > 0)
        {
            await ResumeAsync(contest, open, missing, cancellationToken);
        }
        else if (isUndisturbed && letters.All(letter => DeliveryMachine.IsOurWorkDone(letter.Status)))
        {
            await index.CloseAsync(open, cancellationToken);
        }

        foreach (var letter in letters)
        {
            await AskAgainAsync(letter, cancellationToken);
        }
    }

    /// <summary>
    /// Letters that were to be opened and never were: the process died before, and what raised the notice may have come to another outcome since and raise
    /// it no more. Its number is given, so they go out.
    /// </summary>
    private async Task ResumeAsync(
        Contest contest,
        OpenNotice open,
        IReadOnlyList<DeliveryId> missing,
        CancellationToken cancellationToken
    )
    {
        if (await notices.FindAsync(open.Contest, open.Id, cancellationToken) is { } notice)
        {
            await desk.ResumeAsync(contest, notice, missing, cancellationToken);
        }
    }

    private async Task AskAgainAsync(Delivery delivery, CancellationToken cancellationToken)
    {
        var isOurs = !DeliveryMachine.IsOurWorkDone(delivery.Status) && delivery.Status != DeliveryStatus.Held;
        if (isOurs && IsStuck(delivery))
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
