using Azure.Storage.Queues.Models;
using Microsoft.Azure.Functions.Worker;
using Pleno.Notices.Poison;
using Pleno.Storage;

namespace Pleno.Functions.Notices;

/// <summary>Keeps a letter's message that failed every attempt.</summary>
public sealed class KeepPoisonedNotice(KeepPoison keep)
{
    [Function(nameof(KeepPoisonedNotice))]
    public Task RunAsync(
        [QueueTrigger(StorageNames.NoticesPoisonQueue, Connection = StorageNames.Connection)] QueueMessage message,
        CancellationToken cancellationToken
    ) => keep.RunAsync(StorageNames.NoticesPoisonQueue, message.MessageId, message.Body.ToString(), cancellationToken);
}
