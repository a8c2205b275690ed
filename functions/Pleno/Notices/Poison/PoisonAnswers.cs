using Pleno.Storage;

namespace Pleno.Notices.Poison;

/// <summary>What failed for good, as JSON.</summary>
/// <param name="Messages">The messages that failed every attempt, the newest first.</param>
/// <param name="Letters">The letters that were given up.</param>
public sealed record PoisonListAnswer(IReadOnlyList<PoisonAnswer> Messages, IReadOnlyList<GivenUpAnswer> Letters);

/// <summary>A message that failed every attempt, as JSON.</summary>
/// <param name="Id">Its id: with it, it is replayed.</param>
/// <param name="Queue">The queue in which it failed.</param>
/// <param name="About">What it asks for: an id, cut short.</param>
/// <param name="KeptAt">When it was set aside, UTC.</param>
/// <param name="ReplayedAt">When it was put back into its queue, UTC; null while it was not.</param>
public sealed record PoisonAnswer(
    string Id,
    string Queue,
    string About,
    DateTimeOffset KeptAt,
    DateTimeOffset? ReplayedAt
)
{
    private const int LongestAbout = 300;

    public static PoisonAnswer Of(PoisonMessage message) =>
        new(
            message.Id,
            message.Queue.EndsWith(StorageNames.PoisonSuffix, StringComparison.Ordinal)
                ? message.Queue[..^StorageNames.PoisonSuffix.Length]
                : message.Queue,
            message.Body.Length > LongestAbout ? $"{message.Body[..LongestAbout]}…" : message.Body,
            message.KeptAt,
            message.ReplayedAt
        );
}

/// <summary>A letter that was given up, as JSON; of what notice is told by the notice alone.</summary>
/// <param name="Contest">Key of the contest.</param>
/// <param name="Notice">Id of its notice.</param>
/// <param name="Recipient">Office and route: <c>polda-kaltim</c>, <c>polda-kaltim~alternate</c>.</param>
/// <param name="State">Failed, or expired.</param>
/// <param name="Since">Since when, UTC.</param>
/// <param name="Reason">Why, without an address; null for nothing.</param>
public sealed record GivenUpAnswer(
    string Contest,
    string Notice,
    string Recipient,
    DeliveryStatus State,
    DateTimeOffset Since,
    string? Reason
)
{
    public static GivenUpAnswer Of(Delivery delivery) =>
        new(
            $"{delivery.Id.Contest}",
            delivery.Id.Notice,
            delivery.Id.Recipient,
            delivery.Status,
            delivery.ChangedAt,
            delivery.Reason
        );
}

/// <summary>Something was put back to work, as JSON.</summary>
/// <param name="Replayed">Id of the message, or of the delivery.</param>
public sealed record ReplayAnswer(string Replayed)
{
    /// <summary>The page that tells so.</summary>
    public static string PageOf(string id) => $"/api/operations?replayed={Uri.EscapeDataString(id)}";
}
