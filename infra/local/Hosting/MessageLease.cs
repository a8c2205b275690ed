using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;

namespace Pleno.Local.Hosting;

/// <summary>Keeps a received message out of sight until the work on it ends; each renewal changes the pop receipt.</summary>
internal sealed class MessageLease
{
    private readonly CancellationTokenSource over;
    private readonly Task<string> renewal;

    public MessageLease(QueueClient queue, QueueMessage message, TimeSpan length, CancellationToken abort)
    {
        over = CancellationTokenSource.CreateLinkedTokenSource(abort);
        renewal = RenewAsync(queue, message, length, over.Token);
    }

    /// <summary>Stops renewing; returns the pop receipt to settle the message with.</summary>
    public async Task<string> EndAsync()
    {
        await over.CancelAsync();
        var popReceipt = await renewal;
        over.Dispose();
        return popReceipt;
    }

    private static async Task<string> RenewAsync(
        QueueClient queue,
        QueueMessage message,
        TimeSpan length,
        CancellationToken over
    )
    {
        var popReceipt = message.PopReceipt;
        try
        {
            while (true)
            {
                await Task.Delay(length / 2, over);

                // Not cancelled half-way: the answer carries the only receipt that still works.
                var update = await queue.UpdateMessageAsync(
                    message.MessageId,
                    popReceipt,
                    visibilityTimeout: length,
                    cancellationToken: CancellationToken.None
                );
                popReceipt = update.Value.PopReceipt;
            }
        }
        catch (Exception end) when (StorageFault.Is(end))
        {
            return popReceipt;
        }
    }
}
