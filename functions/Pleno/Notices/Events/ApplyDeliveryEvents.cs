using System.Text.Json;
using Microsoft.Extensions.Logging;
using Pleno.Notices.Reaching;
using Pleno.Notices.Sending;
using Pleno.Notices.Timing;
using Pleno.Storage;
using Pleno.Telemetry;

namespace Pleno.Notices.Events;

/// <summary>
/// Does what the events of a post say: late, twice, out of order. One that is bad does not lose the others; one that matches nothing is kept.
/// An event counts as seen only after everything that follows from it is stored.
/// </summary>
public sealed partial class ApplyDeliveryEvents(
    EventStore events,
    DeliveryStore deliveries,
    ContactStore contacts,
    LetterComposer composer,
    ReachOffice reach,
    TimeProvider time,
    ILogger<ApplyDeliveryEvents> logger
)
{
    private const int AtOnce = 8;

    /// <param name="post">Name of a post, as queued.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <exception cref="FormatException">The message names no post.</exception>
    public async Task RunAsync(string post, CancellationToken cancellationToken)
    {
        if (!EventStore.IsPost(post))
        {
            throw new FormatException("The message names no post of events.");
        }

        if (await events.FindPostAsync(post, cancellationToken) is not { } body)
        {
            return;
        }

        // Those of one letter stay in their order; different letters do not wait for each other.
        var letters = Parse(body).GroupBy(one => one.Delivery).ToList();
        await Parallel.ForEachAsync(
            letters,
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken },
            async (letter, cancelled) =>
            {
                foreach (var happened in letter)
                {
                    await ApplyOnceAsync(happened, cancelled);
                }
            }
        );
        await events.ForgetPostAsync(post, cancellationToken);
    }

    private async Task ApplyOnceAsync(DeliveryEvent happened, CancellationToken cancellationToken)
    {
        if (await events.IsSeenAsync(happened, cancellationToken))
        {
            return;
        }

        var isOurs = await TableRows.RedoOnConflictAsync(() => ApplyAsync(happened, cancellationToken));
        if (!isOurs)
        {
            Log.MatchesNothing(logger, happened.Kind);
        }

        await events.KeepReceiptAsync(happened, isOurs, cancellationToken);
    }

    /// <returns>False when there is no such delivery.</returns>
    private async Task<bool> ApplyAsync(DeliveryEvent happened, CancellationToken cancellationToken)
    {
        if (happened.Delivery is not { } id || await deliveries.FindAsync(id, cancellationToken) is not { } delivery)
        {
            return false;
        }

        using var step = Trail.Resume("apply event", delivery.Trace);
        step?.SetTag("pleno.delivery", $"{id}").SetTag("pleno.event", happened.Kind);
        if (happened.Action is { } action && DeliveryMachine.Next(delivery.Status, action) is { } next)
        {
            if (
                DeliveryMachine.IsTurnedAway(next) && await composer.FindAsync(delivery, cancellationToken) is { } draft
            )
            {
                await reach.AnotherWayAsync(draft, next, cancellationToken);
            }

            var stored = await StoreAsync(delivery, next, happened, cancellationToken);
            if (next == DeliveryStatus.Delivered)
            {
                await contacts.OpenAsync(stored.Id.Contest, stored.Id.Recipient, cancellationToken);
                NoticeTelemetry.Delivered(stored);
            }
        }

        return true;
    }

    private Task<Delivery> StoreAsync(
        Delivery delivery,
        DeliveryStatus next,
        DeliveryEvent happened,
        CancellationToken cancellationToken
    )
    {
        var now = time.GetUtcNow();
        var moved = delivery with
        {
            Status = next,
            ChangedAt = now,
            NotBefore = null,
            Reason = DeliveryMachine.IsTurnedAway(next) ? happened.Reason : null,
            MessageId = delivery.MessageId ?? happened.MessageId,
            AcceptedAt = delivery.AcceptedAt ?? now,
            DeliveredAt = next == DeliveryStatus.Delivered ? happened.At ?? now : delivery.DeliveredAt,
        };
        return deliveries.SaveAsync(moved, cancellationToken);
    }

    private static List<DeliveryEvent> Parse(byte[] body)
    {
        try
        {
            using var post = JsonDocument.Parse(body);
            return post.RootElement.ValueKind == JsonValueKind.Array
                ? [.. post.RootElement.EnumerateArray().Select(DeliveryEvent.Read).OfType<DeliveryEvent>()]
                : [];
        }
        catch (JsonException)
        {
            return [];
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "An event '{Kind}' matches no delivery; it is kept")]
        public static partial void MatchesNothing(ILogger logger, string kind);
    }
}
