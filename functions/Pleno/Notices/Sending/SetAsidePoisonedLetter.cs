using Pleno.Storage;

namespace Pleno.Notices.Sending;

/// <summary>Keeps a letter's message that failed every attempt, and gives the delivery up so that it shows as failed.</summary>
public sealed class SetAsidePoisonedLetter(PoisonStore poison, DeliveryStore deliveries, TimeProvider time)
{
    public async Task RunAsync(string messageId, string body, CancellationToken cancellationToken)
    {
        await poison.KeepAsync(StorageNames.NoticesPoisonQueue, messageId, body, cancellationToken);
        if (
            DeliveryId.TryParse(body) is not { } id
            || await deliveries.FindAsync(id, cancellationToken) is not { } delivery
        )
        {
            return;
        }

        if (DeliveryMachine.Next(delivery.Status, DeliveryAction.GiveUp) is { } next)
        {
            await deliveries.SaveAsync(
                delivery with
                {
                    Status = next,
                    ChangedAt = time.GetUtcNow(),
                    Reason = "poison",
                },
                cancellationToken
            );
        }
    }
}
