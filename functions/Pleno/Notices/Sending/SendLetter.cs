using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Pleno.Language;
using Pleno.Notices.Letters;
using Pleno.Storage;

namespace Pleno.Notices.Sending;

/// <summary>
/// Sends one letter to one office. Safe to be asked twice, at once or after a crash: only from Queued, or from Unknown after waiting,
/// and each step is stored under the ETag before the next.
/// </summary>
public sealed partial class SendLetter(
    ContestStore contests,
    NoticeStore notices,
    DeliveryStore deliveries,
    WorkQueues queues,
    IMailTransport transport,
    PageRenderer pages,
    IOptions<NoticeOptions> options,
    TimeProvider time,
    ILogger<SendLetter> logger
)
{
    /// <param name="message">Id of a delivery, as queued.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public async Task RunAsync(string message, CancellationToken cancellationToken)
    {
        if (
            DeliveryId.TryParse(message) is not { } id
            || await deliveries.FindAsync(id, cancellationToken) is not { } delivery
        )
        {
            Log.NoSuchDelivery(logger, message);
            return;
        }

        if (await TakeAsync(delivery, cancellationToken) is { } taken)
        {
            var outcome = await HandOverAsync(taken, cancellationToken);
            await StoreAsync(taken, outcome, cancellationToken);
        }
    }

    /// <summary>Moves the delivery to Sending, or returns null when it is not to be sent now.</summary>
    private async Task<Delivery?> TakeAsync(Delivery delivery, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        switch (delivery.Status)
        {
            case DeliveryStatus.Queued or DeliveryStatus.Unknown when delivery.NotBefore > now:
                await queues.SendNoticeAsync(delivery.Id.ToString(), delivery.NotBefore.Value - now, cancellationToken);
                return null;
            case DeliveryStatus.Unknown when delivery.Attempts >= NoticeOptions.MostAttemptsUnknown:
                Log.GivenUp(logger, delivery.Id);
                await MoveAsync(delivery, DeliveryAction.GiveUp, delivery.Reason, null, cancellationToken);
                return null;
            case DeliveryStatus.Queued or DeliveryStatus.Unknown:
                return await MoveAsync(
                    delivery with
                    {
                        Attempts = delivery.Attempts + 1,
                    },
                    DeliveryAction.Take,
                    null,
                    null,
                    cancellationToken
                );
            case DeliveryStatus.Sending when delivery.ChangedAt + options.Value.SendLease <= now:
                await WaitForEventAsync(delivery, "sender stopped", cancellationToken);
                return null;
            default:
                return null;
        }
    }

    private async Task<HandOver> HandOverAsync(Delivery delivery, CancellationToken cancellationToken)
    {
        var contest = await contests.FindAsync(delivery.Id.Contest, cancellationToken);
        var notice = await notices.FindAsync(delivery.Id.Contest, delivery.Id.Notice, cancellationToken);
        if (contest?.FindOffice(delivery.Id.Office) is not { } office || notice is null)
        {
            return new HandOver.Rejected("the office or the notice is no longer there");
        }

        var letter = LetterWriter.Write(contest, notice, office);
        var mail = new MailLetter(
            delivery.Id.ToString(),
            notice.Kind.ToString(),
            office.Address,
            letter.Subject,
            LetterText.Render(letter),
            await pages.RenderAsync<LetterPage>(nameof(LetterPage.Letter), letter)
        );
        return await transport.SendAsync(mail, cancellationToken);
    }

    private async Task StoreAsync(Delivery delivery, HandOver outcome, CancellationToken cancellationToken)
    {
        switch (outcome)
        {
            case HandOver.Accepted accepted:
                await MoveAsync(
                    delivery with
                    {
                        MessageId = accepted.MessageId,
                    },
                    DeliveryAction.Accept,
                    null,
                    null,
                    cancellationToken
                );
                break;
            case HandOver.Rejected rejected:
                Log.Rejected(logger, delivery.Id, rejected.Reason);
                await MoveAsync(delivery, DeliveryAction.Refuse, rejected.Reason, null, cancellationToken);
                break;
            case HandOver.Deferred deferred:
                Log.Deferred(logger, delivery.Id, deferred.Reason);
                await MoveAsync(
                    delivery with
                    {
                        Attempts = delivery.Attempts - 1,
                    },
                    DeliveryAction.PutBack,
                    deferred.Reason,
                    deferred.RetryAfter,
                    cancellationToken
                );
                await queues.SendNoticeAsync(delivery.Id.ToString(), deferred.RetryAfter, cancellationToken);
                break;
            case HandOver.NotPermitted refused:
                await StoreAsync(
                    delivery,
                    new HandOver.Deferred(TimeSpan.FromMinutes(5), refused.Reason),
                    cancellationToken
                );
                break;
            case HandOver.Unknown unknown:
                await WaitForEventAsync(delivery, unknown.Reason, cancellationToken);
                break;
        }
    }

    private async Task WaitForEventAsync(Delivery delivery, string reason, CancellationToken cancellationToken)
    {
        Log.FateUnknown(logger, delivery.Id, reason);
        await MoveAsync(delivery, DeliveryAction.LoseTrack, reason, options.Value.UnknownWait, cancellationToken);
        await queues.SendNoticeAsync(delivery.Id.ToString(), options.Value.UnknownWait, cancellationToken);
    }

    /// <summary>Stores the transition; null when somebody else, such as an event of the mail service, has moved the delivery since.</summary>
    private async Task<Delivery?> MoveAsync(
        Delivery delivery,
        DeliveryAction action,
        string? reason,
        TimeSpan? wait,
        CancellationToken cancellationToken
    )
    {
        var now = time.GetUtcNow();
        var next =
            DeliveryMachine.Next(delivery.Status, action)
            ?? throw new InvalidOperationException($"{action} is refused in {delivery.Status}.");
        try
        {
            var moved = delivery with { Status = next, ChangedAt = now, NotBefore = now + wait, Reason = reason };
            return await deliveries.SaveAsync(moved, cancellationToken);
        }
        catch (StorageConflictException)
        {
            Log.MovedMeanwhile(logger, delivery.Id, action);
            return null;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "No delivery {Message}")]
        public static partial void NoSuchDelivery(ILogger logger, string message);

        [LoggerMessage(LogLevel.Error, "Delivery {Delivery} was refused for good: {Reason}")]
        public static partial void Rejected(ILogger logger, DeliveryId delivery, string reason);

        [LoggerMessage(LogLevel.Warning, "Delivery {Delivery} waits: {Reason}")]
        public static partial void Deferred(ILogger logger, DeliveryId delivery, string reason);

        [LoggerMessage(
            LogLevel.Warning,
            "Nobody knows whether delivery {Delivery} was taken: {Reason}; waiting for an event"
        )]
        public static partial void FateUnknown(ILogger logger, DeliveryId delivery, string reason);

        [LoggerMessage(LogLevel.Error, "Delivery {Delivery} is given up: its fate was unknown twice and no event came")]
        public static partial void GivenUp(ILogger logger, DeliveryId delivery);

        [LoggerMessage(LogLevel.Information, "Delivery {Delivery} moved meanwhile; {Action} was not stored")]
        public static partial void MovedMeanwhile(ILogger logger, DeliveryId delivery, DeliveryAction action);
    }
}
