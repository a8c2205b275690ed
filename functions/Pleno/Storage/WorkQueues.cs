using Azure.Storage.Queues;
using Pleno.Intake;

namespace Pleno.Storage;

/// <summary>The queues the pipeline writes to. A message is an id, never a document, a name or an address.</summary>
public sealed class WorkQueues(QueueServiceClient queues)
{
    private readonly QueueClient _documents = queues.GetQueueClient(StorageNames.DocumentsQueue);
    private readonly QueueClient _notices = queues.GetQueueClient(StorageNames.NoticesQueue);

    /// <summary>Asks for a plenary document to be checked (again).</summary>
    public Task CheckDocumentAsync(CheckRequest request, CancellationToken cancellationToken) =>
        _documents.SendMessageAsync(request.ToString(), cancellationToken);

    /// <summary>Asks for a letter to be sent.</summary>
    /// <param name="deliveryId">Id of the delivery.</param>
    /// <param name="delay">Not before this long from now; null for at once. At most seven days.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public Task SendNoticeAsync(string deliveryId, TimeSpan? delay, CancellationToken cancellationToken) =>
        _notices.SendMessageAsync(deliveryId, visibilityTimeout: delay, cancellationToken: cancellationToken);
}
