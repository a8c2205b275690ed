using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Pleno.Notices.Reaching;
using Pleno.Notices.Timing;
using Pleno.Storage;
using Pleno.Telemetry;

namespace Pleno.Notices.Sending;

/// <summary>
/// Sends one letter to one office. Safe to be asked twice, at once or after a crash: only from Queued, or from Unknown after waiting,
/// and each step is stored under the ETag before the next.
/// </summary>
public sealed partial class SendLetter(
    DeliveryStore deliveries,
    DeliveryMoves moves,
    LetterComposer composer,
    LetterRelease release,
    SenderGate gate,
    ReachOffice reach,
    WorkQueues queues,
    AuditStore audit,
    IMailTransport transport,
    IOptions<NoticeOptions> options,
    TimeProvider time,
    ILogger<SendLetter> logger
)
{
    /// <param name="message">Id of a delivery, as queued.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <exception cref="FormatException">The message names no delivery.</exception>
    public async Task RunAsync(string message, CancellationToken cancellationToken)
    {
        var id = DeliveryId.TryParse(message) ?? throw new FormatException("The message names no delivery.");
        if (await deliveries.FindAsync(id, cancellationToken) is not { } delivery)
        {
            Log.NoSuchDelivery(logger, message);
            return;
        }

        using var step = Trail.Resume("send letter", delivery.Trace);
        step?.SetTag("pleno.delivery", message).SetTag("pleno.status", $"{delivery.Status}");
        switch (delivery.Status)
        {
            case DeliveryStatus.Sending when delivery.ChangedAt + options.Value.SendLease <= time.GetUtcNow():
                await WaitForEventAsync(delivery, "sender stopped", cancellationToken);
                break;
            case DeliveryStatus.Queued or DeliveryStatus.Unknown:
                await SendAsync(delivery, cancellationToken);
                break;
        }
    }

    private async Task SendAsync(Delivery delivery, CancellationToken cancellationToken)
    {
        if (await composer.FindAsync(delivery, cancellationToken) is not { } draft)
        {
            await RefuseAsync(delivery, "the office or the notice is no longer there", cancellationToken);
            return;
        }

        switch (await release.DecideAsync(draft, cancellationToken))
        {
            case SendDecision.Wait wait:
                await PutOffAsync(delivery, wait.Until, cancellationToken);
                break;
            case SendDecision.Hold hold:
                var pause = hold.Until - time.GetUtcNow();
                await moves.MoveAsync(delivery, DeliveryAction.Hold, null, pause, cancellationToken);
                break;
            case SendDecision.Expire:
                Log.Expired(logger, delivery.Id);
                await reach.GivenUpAsync(draft, DeliveryStatus.Expired, cancellationToken);
                await moves.MoveAsync(delivery, DeliveryAction.Expire, "time to live", null, cancellationToken);
                break;
            case SendDecision.GiveUp:
                Log.GivenUp(logger, delivery.Id);
                await reach.GivenUpAsync(draft, DeliveryStatus.Failed, cancellationToken);
                await moves.MoveAsync(delivery, DeliveryAction.GiveUp, delivery.Reason, null, cancellationToken);
                break;
            default:
                await HandOverAsync(draft, cancellationToken);
                break;
        }
    }

    /// <summary>
    /// Stores until when the letter rests, for the board and the sweep, and asks for it again then. Where that is stored already a message is
    /// on its way, or the sweep finds it.
    /// </summary>
    private async Task PutOffAsync(Delivery delivery, DateTimeOffset until, CancellationToken cancellationToken)
    {
        var rest = until - time.GetUtcNow();
        if (delivery.NotBefore >= until || rest <= TimeSpan.Zero)
        {
            return;
        }

        try
        {
            await deliveries.SaveAsync(delivery with { NotBefore = until }, cancellationToken);
            await queues.SendNoticeAsync(delivery.Id.ToString(), rest, cancellationToken);
        }
        catch (StorageConflictException)
        {
            // Somebody else has moved it, and asks for it if there is need.
        }
    }

    /// <summary>
    /// Hands the letter over. It is written before it is taken: one that cannot be written fails as a message, and is kept and told as poison.
    /// </summary>
    private async Task HandOverAsync(Draft draft, CancellationToken cancellationToken)
    {
        var letter = await composer.WriteAsync(draft);
        var attempt = draft.Delivery with { Attempts = draft.Delivery.Attempts + 1, Delegates = DelegatesWith(draft) };
        if (await moves.MoveAsync(attempt, DeliveryAction.Take, null, null, cancellationToken) is not { } taken)
        {
            return;
        }

        if (taken.ChangedAt + options.Value.SendLease - time.GetUtcNow() < transport.Timeout)
        {
            await LeaveAsync(draft.Delivery, taken, cancellationToken);
            return;
        }

        using var step = Trail.Step("hand over to mail service");
        var outcome = letter is null
            ? new HandOver.Rejected("the office has no such address any more")
            : await transport.SendAsync(letter, cancellationToken);
        step?.SetTag("pleno.outcome", outcome.GetType().Name);
        await StoreAsync(draft, taken, outcome, cancellationToken);
    }

    /// <summary>
    /// Leaves a letter to the next sender, since this process stood still after it took it: the lease may end before the mail service answers, and
    /// somebody else would send it too. It was not handed over, so it does not count as an attempt.
    /// </summary>
    private async Task LeaveAsync(Delivery before, Delivery taken, CancellationToken cancellationToken)
    {
        Log.Slept(logger, taken.Id);
        var left = before with { Status = taken.Status, ETag = taken.ETag };
        if (await moves.MoveAsync(left, DeliveryAction.PutBack, before.Reason, null, cancellationToken) is not null)
        {
            await queues.SendNoticeAsync(taken.Id.ToString(), null, cancellationToken);
        }
    }

    /// <summary>Whoever got it as a delegate so far, and whoever gets it now: stored before it goes, so that none is missed.</summary>
    private static IReadOnlyList<string> DelegatesWith(Draft draft) =>
        draft is { Delivery.Id.Route: DeliveryRoute.Delegate, Receiver: { } receiver }
            ? [.. draft.Delivery.Delegates.Append(receiver.Key).Distinct()]
            : draft.Delivery.Delegates;

    private async Task StoreAsync(Draft draft, Delivery delivery, HandOver outcome, CancellationToken cancellationToken)
    {
        switch (outcome)
        {
            case HandOver.Accepted accepted:
                await AcceptedAsync(delivery, accepted.MessageId, cancellationToken);
                await gate.OpenAsync(cancellationToken);
                break;
            case HandOver.Rejected rejected:
                // First the other way: what is done with is not looked at again.
                await reach.AnotherWayAsync(draft, DeliveryStatus.Failed, cancellationToken);
                await RefuseAsync(delivery, rejected.Reason, cancellationToken);
                break;
            case HandOver.Deferred deferred:
                var pause = RetryRules.PauseAfter(deferred.RetryAfter, delivery.Refusals + 1);
                await PutBackAsync(delivery, deferred.Reason, pause, cancellationToken);
                break;
            case HandOver.NotPermitted stop:
                await reach.SenderStoppedAsync(stop.Reason, cancellationToken);
                await PutBackAsync(delivery, stop.Reason, options.Value.ProbeEvery, cancellationToken);
                break;
            case HandOver.Unknown unknown:
                await WaitForEventAsync(delivery, unknown.Reason, cancellationToken);
                break;
        }
    }

    /// <summary>
    /// Stores that the mail service has the letter, also when somebody took us for stopped meanwhile or gave the letter up; an event that says more
    /// stands.
    /// </summary>
    private async Task AcceptedAsync(Delivery delivery, string messageId, CancellationToken cancellationToken)
    {
        Delivery? current = delivery;
        while (current is not null && DeliveryMachine.Next(current.Status, DeliveryAction.Accept) is not null)
        {
            if (current.Status is DeliveryStatus.Failed or DeliveryStatus.Expired)
            {
                await NoteAfterAllAsync(delivery, cancellationToken);
            }

            var answered = current with { MessageId = messageId, AcceptedAt = time.GetUtcNow(), Refusals = 0 };
            if (await moves.MoveAsync(answered, DeliveryAction.Accept, null, null, cancellationToken) is { } stored)
            {
                NoticeTelemetry.Accepted(stored);
                return;
            }

            current = await deliveries.FindAsync(delivery.Id, cancellationToken);
        }
    }

    /// <summary>That a letter which was given up went out after all.</summary>
    private Task NoteAfterAllAsync(Delivery delivery, CancellationToken cancellationToken)
    {
        var id = delivery.Id;
        return audit.AppendAsync(
            id.Contest,
            $"accepted after all {id}",
            "letter accepted after all",
            id.Notice,
            cancellationToken
        );
    }

    private async Task RefuseAsync(Delivery delivery, string reason, CancellationToken cancellationToken)
    {
        Log.Rejected(logger, delivery.Id, reason);
        var action = delivery.Status == DeliveryStatus.Sending ? DeliveryAction.Refuse : DeliveryAction.GiveUp;
        await moves.MoveAsync(delivery, action, reason, null, cancellationToken);
    }

    /// <summary>A letter that was put back was not taken, so it does not count as an attempt.</summary>
    private async Task PutBackAsync(
        Delivery delivery,
        string reason,
        TimeSpan pause,
        CancellationToken cancellationToken
    )
    {
        Log.Deferred(logger, delivery.Id, reason);
        var refused = delivery with { Attempts = delivery.Attempts - 1, Refusals = delivery.Refusals + 1 };
        await moves.MoveAsync(refused, DeliveryAction.PutBack, reason, pause, cancellationToken);
        await queues.SendNoticeAsync(delivery.Id.ToString(), pause, cancellationToken);
    }

    private async Task WaitForEventAsync(Delivery delivery, string reason, CancellationToken cancellationToken)
    {
        Log.FateUnknown(logger, delivery.Id, reason);
        var wait = options.Value.UnknownWait;
        await moves.MoveAsync(delivery, DeliveryAction.LoseTrack, reason, wait, cancellationToken);
        await queues.SendNoticeAsync(delivery.Id.ToString(), wait, cancellationToken);
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "No delivery {Message}")]
        public static partial void NoSuchDelivery(ILogger logger, string message);

        [LoggerMessage(LogLevel.Error, "Delivery {Delivery} was refused for good: {Reason}")]
        public static partial void Rejected(ILogger logger, DeliveryId delivery, string reason);

        [LoggerMessage(
            LogLevel.Warning,
            "Delivery {Delivery} is left to the next sender: too little of the lease is left"
        )]
        public static partial void Slept(ILogger logger, DeliveryId delivery);

        [LoggerMessage(LogLevel.Warning, "Delivery {Delivery} waits: {Reason}")]
        public static partial void Deferred(ILogger logger, DeliveryId delivery, string reason);

        [LoggerMessage(
            LogLevel.Warning,
            "Nobody knows whether delivery {Delivery} was taken: {Reason}; waiting for an event"
        )]
        public static partial void FateUnknown(ILogger logger, DeliveryId delivery, string reason);

        [LoggerMessage(LogLevel.Error, "Delivery {Delivery} is given up: its fate was unknown twice and no event came")]
        public static partial void GivenUp(ILogger logger, DeliveryId delivery);

        [LoggerMessage(LogLevel.Error, "Delivery {Delivery} was not sent within its time to live")]
        public static partial void Expired(ILogger logger, DeliveryId delivery);
    }
}
