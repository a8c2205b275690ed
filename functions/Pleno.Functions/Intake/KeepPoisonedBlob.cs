using Azure.Storage.Queues.Models;
using Microsoft.Azure.Functions.Worker;
using Pleno.Storage;

namespace Pleno.Functions.Intake;

/// <summary>Keeps a blob's announcement that failed every attempt. The sweep goes on asking for the blob itself.</summary>
public sealed class KeepPoisonedBlob(PoisonStore poison)
{
    [Function(nameof(KeepPoisonedBlob))]
    public Task RunAsync(
        [QueueTrigger(StorageNames.BlobPoisonQueue, Connection = StorageNames.Connection)] QueueMessage message,
        CancellationToken cancellationToken
    ) => poison.KeepAsync(StorageNames.BlobPoisonQueue, message.MessageId, message.Body.ToString(), cancellationToken);
}
