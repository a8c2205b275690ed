using System.Text.Json;
using Microsoft.Extensions.Logging;
using Pleno.Storage;

namespace Pleno.Notices.Sending;

/// <summary>
/// Takes in the events that SendGrid posts: late, twice, out of order. An event that moves nothing forward changes nothing.
/// </summary>
public sealed partial class TakeDeliveryEvents(
    DeliveryStore deliveries,
    WebhookSignature signature,
    TimeProvider time,
    ILogger<TakeDeliveryEvents> logger
)
{
    /// <returns>False when the signature is not SendGrid's; nothing was read then.</returns>
    public async Task<bool> RunAsync(
        string? signatureHeader,
        string? timestamp,
        byte[] body,
        CancellationToken cancellationToken
    )
    {
        if (!signature.Verify(signatureHeader, timestamp, body))
        {
            Log.Forged(logger);
            return false;
        }

        foreach (var happened in Parse(body))
        {
            await ApplyAsync(happened, cancellationToken);
        }

        return true;
    }

    private Task<bool> ApplyAsync(DeliveryEvent happened, CancellationToken cancellationToken) =>
        TableRows.RedoOnConflictAsync(async () =>
        {
            if (await deliveries.FindAsync(happened.Id, cancellationToken) is not { } delivery)
            {
                Log.MatchesNothing(logger, happened.Id);
                return false;
            }

            if (DeliveryMachine.Next(delivery.Status, happened.Action) is not { } next || next == delivery.Status)
            {
                return false;
            }

            var moved = delivery with
            {
                Status = next,
                ChangedAt = time.GetUtcNow(),
                NotBefore = null,
                MessageId = delivery.MessageId ?? happened.MessageId,
            };
            await deliveries.SaveAsync(moved, cancellationToken);
            return true;
        });

    private static List<DeliveryEvent> Parse(byte[] body)
    {
        try
        {
            using var events = JsonDocument.Parse(body);
            return events.RootElement.ValueKind == JsonValueKind.Array
                ? [.. events.RootElement.EnumerateArray().Select(Read).OfType<DeliveryEvent>()]
                : [];
        }
        catch (JsonException)
        {
            return [];
        }
    }

    private static DeliveryEvent? Read(JsonElement happened)
    {
        if (
            Text(happened, SendGridTransport.DeliveryArgument) is not { } argument
            || DeliveryId.TryParse(argument) is not { } id
            || ActionOf(Text(happened, "event")) is not { } action
        )
        {
            return null;
        }

        return new DeliveryEvent(id, action, Text(happened, "sg_message_id")?.Split('.')[0]);
    }

    private static DeliveryAction? ActionOf(string? kind) =>
        kind switch
        {
            "processed" => DeliveryAction.EventProcessed,
            "delivered" => DeliveryAction.EventDelivered,
            "deferred" => DeliveryAction.EventDeferred,
            "bounce" => DeliveryAction.EventBounced,
            "dropped" => DeliveryAction.EventDropped,
            _ => null,
        };

    private static string? Text(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object
        && element.TryGetProperty(name, out var value)
        && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;

    private sealed record DeliveryEvent(DeliveryId Id, DeliveryAction Action, string? MessageId);

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "Delivery events with a signature that is not SendGrid's were refused")]
        public static partial void Forged(ILogger logger);

        [LoggerMessage(LogLevel.Warning, "An event speaks of {Delivery}, which is not there")]
        public static partial void MatchesNothing(ILogger logger, DeliveryId delivery);
    }
}
