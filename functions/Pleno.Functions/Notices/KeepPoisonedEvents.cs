using Azure.Storage.Queues.Models;
using Microsoft.Azure.Functions.Worker;
using Pleno.Notices.Poison;
using Pleno.Storage;

namespace Pleno.Functions.Notices;

/// <summary>Keeps the name of a post of events that failed every attempt; the post itself stays where it is.</summary>
public sealed class KeepPoisonedEvents(KeepPoison keep)
{
    [Function(nameof(KeepPoisonedEvents))]
    public Task RunAsync(
        [QueueTrigger(StorageNames.EventsPoisonQueue, Connection = StorageNames.Connection)] QueueMessage message,
        CancellationToken cancellationToken
    ) => keep.RunAsync(StorageNames.EventsPoisonQueue, message.MessageId, message.Body.ToString(), cancellationToken);
}
