using Microsoft.Azure.Functions.Worker;
using Pleno.Notices.Events;
using Pleno.Storage;

namespace Pleno.Functions.Notices;

/// <summary>A post of the mail service's events is to be looked at; the message is its name.</summary>
public sealed class ApplyEvents(ApplyDeliveryEvents apply)
{
    [Function(nameof(ApplyEvents))]
    public Task RunAsync(
        [QueueTrigger(StorageNames.EventsQueue, Connection = StorageNames.Connection)] string post,
        CancellationToken cancellationToken
    ) => apply.RunAsync(post, cancellationToken);
}
