using Azure.Storage.Queues.Models;
using Microsoft.Azure.Functions.Worker;
using Pleno.Notices.Poison;
using Pleno.Storage;

namespace Pleno.Functions.Intake;

/// <summary>Keeps a blob's announcement that failed every attempt. The sweep goes on asking for the blob itself.</summary>
public sealed class KeepPoisonedBlob(KeepPoison keep)
{
    [Function(nameof(KeepPoisonedBlob))]
    public Task RunAsync(
        [QueueTrigger(StorageNames.BlobPoisonQueue, Connection = StorageNames.Connection)] QueueMessage message,
        CancellationToken cancellationToken
    ) => keep.RunAsync(StorageNames.BlobPoisonQueue, message.MessageId, message.Body.ToString(), cancellationToken);
}
