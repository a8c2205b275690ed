using System.Text.Json;
using Pleno.Notices.Sending;

namespace Pleno.Notices.Events;

/// <summary>One event of SendGrid about one letter. Its addresses are not kept.</summary>
/// <param name="EventId">SendGrid's id of the event, by which a repetition is known.</param>
/// <param name="Delivery">The delivery that it names; null when it names none of ours.</param>
/// <param name="Kind">SendGrid's word: processed, delivered, deferred, bounce, dropped and others.</param>
/// <param name="At">When it happened, UTC; null when it does not say.</param>
/// <param name="MessageId">SendGrid's id of the letter; null when it does not say.</param>
/// <param name="Reason">What the other side said, without anything that may be an address; null for nothing.</param>
public sealed record DeliveryEvent(
    string EventId,
    DeliveryId? Delivery,
    string Kind,
    DateTimeOffset? At,
    string? MessageId,
    string? Reason
)
{
    private const int LongestReason = 300;
    private const int LongestWord = 100;

    /// <summary>What it does to a delivery; null for an event that says nothing of its fate.</summary>
    public DeliveryAction? Action =>
        Kind switch
        {
            "processed" => DeliveryAction.EventProcessed,
            "delivered" => DeliveryAction.EventDelivered,
            "deferred" => DeliveryAction.EventDeferred,
            "bounce" => DeliveryAction.EventBounced,
            "dropped" => DeliveryAction.EventDropped,
            _ => null,
        };

    /// <summary>Reads one element of a post; null when it is no event at all.</summary>
    public static DeliveryEvent? Read(JsonElement element)
    {
        if (element.ValueKind != JsonValueKind.Object || Text(element, "event") is not { } kind)
        {
            return null;
        }

        var argument = Text(element, SendGridTransport.DeliveryArgument);
        return new DeliveryEvent(
            Text(element, "sg_event_id") ?? "",
            argument is null ? null : DeliveryId.TryParse(argument),
            Cut(kind)!,
            TimeOf(element),
            Cut(Text(element, "sg_message_id")?.Split('.')[0]),
            WithoutAddresses(Text(element, "reason") ?? Text(element, "response"))
        );
    }

    private static DateTimeOffset? TimeOf(JsonElement element) =>
        element.TryGetProperty("timestamp", out var time)
        && time.ValueKind == JsonValueKind.Number
        && time.TryGetInt64(out var seconds)
        && seconds is > 0 and < 253402300800
            ? DateTimeOffset.FromUnixTimeSeconds(seconds)
            : null;

    // A mail server's answer often repeats the address that it speaks of.
    private static string? WithoutAddresses(string? text)
    {
        if (text is null)
        {
            return null;
        }

        var words = text.Split(' ').Select(word => word.Contains('@', StringComparison.Ordinal) ? "…" : word);
        var line = string.Join(' ', words);
        return line.Length > LongestReason ? line[..LongestReason] : line;
    }

    private static string? Cut(string? text) => text?.Length > LongestWord ? text[..LongestWord] : text;

    private static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;
}
