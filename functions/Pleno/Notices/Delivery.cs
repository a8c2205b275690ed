using Azure;
using Pleno.Contests;

namespace Pleno.Notices;

/// <summary>Which way a letter to an office goes.</summary>
public enum DeliveryRoute
{
    /// <summary>To its address.</summary>
    Address,

    /// <summary>To its alternate address, after the address turned it away.</summary>
    Alternate,

    /// <summary>To the office that stands in for it, after both turned it away.</summary>
    Delegate,
}

/// <summary>Identity of a notice for one recipient. Holds no name and no address, so it may travel in a queue and in custom_args.</summary>
/// <param name="Contest">The contest.</param>
/// <param name="Notice">Id of the notice.</param>
/// <param name="Office">Key of the office.</param>
/// <param name="Route">Which way it goes.</param>
public sealed record DeliveryId(
    ContestKey Contest,
    string Notice,
    string Office,
    DeliveryRoute Route = DeliveryRoute.Address
)
{
    // What comes from outside becomes keys of rows.
    private const int LongestText = 300;

    /// <summary>Office and route as one key: <c>polda-kaltim</c>, <c>polda-kaltim~alternate</c>. No key of an office holds a tilde.</summary>
    public string Recipient =>
        Route == DeliveryRoute.Address ? Office : $"{Office}~{Route.ToString().ToLowerInvariant()}";

    public override string ToString() => $"{Contest}|{Notice}|{Recipient}";

    /// <summary>Null when the text is no id.</summary>
    public static DeliveryId? TryParse(string text) =>
        text.Length <= LongestText
        && text.Split('|') is [var contest, { Length: > 0 } notice, { Length: > 0 } recipient]
        && notice.All(char.IsAsciiHexDigitLower)
        && recipient.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter is '-' or '~')
        && ContestKey.TryParse(contest, out var key)
            ? OfRecipient(key, notice, recipient)
            : null;

    /// <summary>The id of a notice's <see cref="Recipient"/>; null when it names no route that there is.</summary>
    public static DeliveryId? OfRecipient(ContestKey contest, string notice, string recipient) =>
        recipient.Split('~') switch
        {
            [{ Length: > 0 } office] => new DeliveryId(contest, notice, office),
            [{ Length: > 0 } office, "alternate"] => new(contest, notice, office, DeliveryRoute.Alternate),
            [{ Length: > 0 } office, "delegate"] => new(contest, notice, office, DeliveryRoute.Delegate),
            _ => null,
        };
}

/// <summary>Where a delivery stands.</summary>
/// <param name="Id">Identity.</param>
/// <param name="Status">State.</param>
/// <param name="Attempts">How often the mail service took it, or may have.</param>
/// <param name="ChangedAt">When the state last changed, UTC.</param>
/// <param name="NotBefore">Not to be sent before this instant, UTC; null for at once.</param>
/// <param name="MessageId">The mail service's id; null until known.</param>
/// <param name="Reason">Why it failed or waits, without address; null otherwise.</param>
/// <param name="ETag">The row's ETag.</param>
public sealed record Delivery(
    DeliveryId Id,
    DeliveryStatus Status,
    int Attempts,
    DateTimeOffset ChangedAt,
    DateTimeOffset? NotBefore,
    string? MessageId,
    string? Reason,
    ETag ETag
)
{
    /// <summary>When its notice was registered, UTC, right after what it tells was stored.</summary>
    public DateTimeOffset RaisedAt { get; init; }

    /// <summary>When an operator had it sent after all, UTC: its time to live counts from then. Null before.</summary>
    public DateTimeOffset? ReplayedAt { get; init; }

    /// <summary>Where its trace stood when it was opened (W3C traceparent); null when nobody listened.</summary>
    public string? Trace { get; init; }

    /// <summary>When it was queued, UTC.</summary>
    public DateTimeOffset OpenedAt { get; init; }

    /// <summary>When the mail service said that it has it, UTC; null before.</summary>
    public DateTimeOffset? AcceptedAt { get; init; }

    /// <summary>When the recipient's mail server took it, by the mail service's event, UTC; null before.</summary>
    public DateTimeOffset? DeliveredAt { get; init; }

    /// <summary>How often in succession the mail service asked to come back: the pauses grow with it.</summary>
    public int Refusals { get; init; }

    /// <summary>On the way to a delegate: keys of the offices that it was handed to, each once; more than one when the delegate changed meanwhile.</summary>
    public IReadOnlyList<string> Delegates { get; init; } = [];

    /// <summary>Identity of the digest that tells it instead, as in <see cref="NoticeEvent.Subject"/>; null for none.</summary>
    public string? Digest { get; init; }
}
