using Azure.Storage.Queues.Models;
using Microsoft.Azure.Functions.Worker;
using Pleno.Storage;

namespace Pleno.Functions.Intake;

/// <summary>Keeps a request to check a document that failed every attempt.</summary>
public sealed class KeepPoisonedDocument(PoisonStore poison)
{
    [Function(nameof(KeepPoisonedDocument))]
    public Task RunAsync(
        [QueueTrigger(StorageNames.DocumentsPoisonQueue, Connection = StorageNames.Connection)] QueueMessage message,
        CancellationToken cancellationToken
    ) =>
        poison.KeepAsync(
            StorageNames.DocumentsPoisonQueue,
            message.MessageId,
            message.Body.ToString(),
            cancellationToken
        );
}
