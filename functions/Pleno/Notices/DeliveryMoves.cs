using Microsoft.Extensions.Logging;
using Pleno.Storage;

namespace Pleno.Notices;

/// <summary>Moves a delivery along its machine, each step stored under the ETag of the one before.</summary>
public sealed partial class DeliveryMoves(DeliveryStore deliveries, TimeProvider time, ILogger<DeliveryMoves> logger)
{
    /// <summary>Stores the transition; null when somebody else, such as an event of the mail service, has moved the delivery since.</summary>
    /// <param name="delivery">The delivery as read, with what is to be stored beside its state.</param>
    /// <param name="action">What happened.</param>
    /// <param name="reason">Why, without an address; null for nothing to say.</param>
    /// <param name="wait">How long it is not to be sent again; null for no wait.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <exception cref="InvalidOperationException">The action is refused in this state.</exception>
    public async Task<Delivery?> MoveAsync(
        Delivery delivery,
        DeliveryAction action,
        string? reason,
        TimeSpan? wait,
        CancellationToken cancellationToken
    )
    {
        var now = time.GetUtcNow();
        var next =
            DeliveryMachine.Next(delivery.Status, action)
            ?? throw new InvalidOperationException($"{action} is refused in {delivery.Status}.");
        try
        {
            var moved = delivery with { Status = next, ChangedAt = now, NotBefore = now + wait, Reason = reason };
            return await deliveries.SaveAsync(moved, cancellationToken);
        }
        catch (StorageConflictException)
        {
            Log.MovedMeanwhile(logger, delivery.Id, action);
            return null;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Information, "Delivery {Delivery} moved meanwhile; {Action} was not stored")]
        public static partial void MovedMeanwhile(ILogger logger, DeliveryId delivery, DeliveryAction action);
    }
}
