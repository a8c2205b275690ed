using Azure.Storage.Queues.Models;
using Microsoft.Azure.Functions.Worker;
using Pleno.Notices.Poison;
using Pleno.Storage;

namespace Pleno.Functions.Intake;

/// <summary>Keeps a request to check a document that failed every attempt.</summary>
public sealed class KeepPoisonedDocument(KeepPoison keep)
{
    [Function(nameof(KeepPoisonedDocument))]
    public Task RunAsync(
        [QueueTrigger(StorageNames.DocumentsPoisonQueue, Connection = StorageNames.Connection)] QueueMessage message,
        CancellationToken cancellationToken
    ) =>
        keep.RunAsync(StorageNames.DocumentsPoisonQueue, message.MessageId, message.Body.ToString(), cancellationToken);
}
