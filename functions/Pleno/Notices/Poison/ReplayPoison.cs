using Pleno.Storage;

namespace Pleno.Notices.Poison;

/// <summary>Puts a message that failed every attempt back into the queue it came from, or has a letter sent that was given up.</summary>
public sealed class ReplayPoison(
    PoisonStore poison,
    OpenNoticeStore index,
    DeliveryStore deliveries,
    OpenCheckStore checks,
    DeliveryMoves moves,
    WorkQueues queues,
    AuditStore audit,
    TimeProvider time
)
{
    private const int LongestId = 100;

    /// <param name="id">The message's id, as the list of poison shows it.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>The message; null when none with this id is kept, or it was replayed before.</returns>
    public async Task<PoisonMessage?> RunAsync(string id, CancellationToken cancellationToken)
    {
        if (!IsId(id))
        {
            return null;
        }

        foreach (var queue in StorageNames.PoisonQueues)
        {
            if (await poison.FindAsync(queue, id, cancellationToken) is { ReplayedAt: null } message)
            {
                if (queue == StorageNames.NoticesPoisonQueue)
                {
                    await QueueAgainAsync(message.Body, cancellationToken);
                }
                else if (queue == StorageNames.DocumentsPoisonQueue)
                {
                    await checks.PutBackAsync(message.Body, cancellationToken);
                }

                await queues.PutBackAsync(queue, message.Body, cancellationToken);
                await poison.MarkReplayedAsync(message, cancellationToken);
                return message;
            }
        }

        return null;
    }

    /// <summary>Has a letter sent that failed or outlived its use, under its old number.</summary>
    /// <returns>False when there is no such letter, or it neither failed nor expired.</returns>
    public async Task<bool> LetterAsync(DeliveryId id, CancellationToken cancellationToken)
    {
        if (
            await deliveries.FindAsync(id, cancellationToken) is not { } delivery
            || DeliveryMachine.Next(delivery.Status, DeliveryAction.Replay) is null
        )
        {
            return false;
        }

        await QueueAgainAsync(id.ToString(), cancellationToken);
        await queues.SendNoticeAsync(id.ToString(), null, cancellationToken);
        return true;
    }

    // It comes from outside and becomes the key of a row.
    private static bool IsId(string text) =>
        text.Length is > 0 and <= LongestId && text.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-');

    private async Task QueueAgainAsync(string body, CancellationToken cancellationToken)
    {
        if (
            DeliveryId.TryParse(body) is { } id
            && await deliveries.FindAsync(id, cancellationToken) is { } delivery
            && DeliveryMachine.Next(delivery.Status, DeliveryAction.Replay) is not null
        )
        {
            await audit.AppendAsync(
                id.Contest,
                $"replayed {id} {delivery.ChangedAt.UtcTicks}",
                "letter replayed",
                id.Notice,
                cancellationToken
            );
            // Before and after: the sweep may take it off the index in between, seeing that nothing was to be done.
            await index.AddAsync(id, cancellationToken);
            var afresh = delivery with { Attempts = 0, Refusals = 0, ReplayedAt = time.GetUtcNow() };
            await moves.MoveAsync(afresh, DeliveryAction.Replay, null, null, cancellationToken);
            await index.AddAsync(id, cancellationToken);
        }
    }
}
