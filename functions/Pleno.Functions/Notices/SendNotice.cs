using Microsoft.Azure.Functions.Worker;
using Pleno.Notices.Sending;
using Pleno.Storage;

namespace Pleno.Functions.Notices;

/// <summary>A letter is to be sent; the message is the id of its delivery.</summary>
public sealed class SendNotice(SendLetter send)
{
    [Function(nameof(SendNotice))]
    public Task RunAsync(
        [QueueTrigger(StorageNames.NoticesQueue, Connection = StorageNames.Connection)] string deliveryId,
        CancellationToken cancellationToken
    ) => send.RunAsync(deliveryId, cancellationToken);
}
