using Azure;
using Pleno.Contests;

namespace Pleno.Notices;

/// <summary>Identity of a notice for one recipient. Holds no name and no address, so it may travel in a queue and in custom_args.</summary>
/// <param name="Contest">The contest.</param>
/// <param name="Notice">Id of the notice.</param>
/// <param name="Office">Key of the office.</param>
public sealed record DeliveryId(ContestKey Contest, string Notice, string Office)
{
    public override string ToString() => $"{Contest}|{Notice}|{Office}";

    /// <summary>Null when the text is no id.</summary>
    public static DeliveryId? TryParse(string text) =>
        text.Split('|') is [var contest, { Length: > 0 } notice, { Length: > 0 } office]
        && ContestKey.TryParse(contest, out var key)
            ? new DeliveryId(key, notice, office)
            : null;
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
);
