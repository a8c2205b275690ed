using Pleno.Storage;

namespace Pleno.Notices.Poison;

/// <summary>Puts a message that failed every attempt back into the queue it came from.</summary>
public sealed class ReplayPoison(PoisonStore poison, DeliveryStore deliveries, DeliveryMoves moves, WorkQueues queues)
{
    /// <param name="id">The message's id, as the list of poison shows it.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>The message; null when none with this id is kept, or it was replayed before.</returns>
    public async Task<PoisonMessage?> RunAsync(string id, CancellationToken cancellationToken)
    {
        foreach (var queue in StorageNames.PoisonQueues)
        {
            if (await poison.FindAsync(queue, id, cancellationToken) is { ReplayedAt: null } message)
            {
                if (queue == StorageNames.NoticesPoisonQueue)
                {
                    await QueueAgainAsync(message.Body, cancellationToken);
                }

                await queues.PutBackAsync(queue, message.Body, cancellationToken);
                await poison.MarkReplayedAsync(message, cancellationToken);
                return message;
            }
        }

        return null;
    }

    private async Task QueueAgainAsync(string body, CancellationToken cancellationToken)
    {
        if (
            DeliveryId.TryParse(body) is { } id
            && await deliveries.FindAsync(id, cancellationToken) is { } delivery
            && DeliveryMachine.Next(delivery.Status, DeliveryAction.Replay) is not null
        )
        {
            await deliveries.ReopenAsync(id, cancellationToken);
            var afresh = delivery with { Attempts = 0, Refusals = 0 };
            await moves.MoveAsync(afresh, DeliveryAction.Replay, null, null, cancellationToken);
        }
    }
}
