using System.Text.Json;
using Azure.Storage.Queues;
using Pleno.Intake;

namespace Pleno.Storage;

/// <summary>The queues the pipeline writes to. A message is an id, never a document, a name or an address.</summary>
public sealed class WorkQueues(QueueServiceClient queues)
{
    private readonly QueueClient _documents = queues.GetQueueClient(StorageNames.DocumentsQueue);
    private readonly QueueClient _notices = queues.GetQueueClient(StorageNames.NoticesQueue);

    private readonly QueueClient _events = queues.GetQueueClient(StorageNames.EventsQueue);

    /// <summary>Asks for a post of events to be looked at.</summary>
    public Task ApplyEventsAsync(string post, CancellationToken cancellationToken) =>
        _events.SendMessageAsync(post, cancellationToken);

    /// <summary>Asks for a plenary document to be checked (again).</summary>
    public Task CheckDocumentAsync(CheckRequest request, CancellationToken cancellationToken) =>
        _documents.SendMessageAsync(request.ToString(), cancellationToken);

    /// <summary>
    /// Puts a message that failed every attempt back into the queue whose poison it was. A blob's announcement, which is the host's own, is put
    /// as a request to take the upload in; what is none is refused there as it was.
    /// </summary>
    public Task PutBackAsync(string poisonQueue, string body, CancellationToken cancellationToken) =>
        poisonQueue == StorageNames.BlobPoisonQueue
            ? _documents.SendMessageAsync(UploadOf(body)?.ToString() ?? body, cancellationToken)
            : queues
                .GetQueueClient(poisonQueue[..^StorageNames.PoisonSuffix.Length])
                .SendMessageAsync(body, cancellationToken);

    /// <summary>Asks for a letter to be sent.</summary>
    /// <param name="deliveryId">Id of the delivery.</param>
    /// <param name="delay">Not before this long from now; null for at once. At most seven days.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public Task SendNoticeAsync(string deliveryId, TimeSpan? delay, CancellationToken cancellationToken) =>
        _notices.SendMessageAsync(deliveryId, visibilityTimeout: delay, cancellationToken: cancellationToken);

    /// <summary>About how many messages a queue holds, as the storage counts them.</summary>
    public async Task<int> DepthAsync(string queue, CancellationToken cancellationToken) =>
        (await queues.GetQueueClient(queue).GetPropertiesAsync(cancellationToken)).Value.ApproximateMessagesCount;

    private static CheckRequest.Upload? UploadOf(string announcement)
    {
        try
        {
            using var parsed = JsonDocument.Parse(announcement);
            return new CheckRequest.Upload(
                parsed.RootElement.GetProperty("ContainerName").GetString()!,
                parsed.RootElement.GetProperty("BlobName").GetString()!
            );
        }
        catch (Exception wrong) when (wrong is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return null;
        }
    }
}
