namespace Pleno.Notices;

/// <summary>What can happen to a delivery.</summary>
public enum DeliveryAction
{
    /// <summary>A sender takes it.</summary>
    Take,

    /// <summary>The mail service answered 202.</summary>
    Accept,

    /// <summary>The mail service refused it for good.</summary>
    Refuse,

    /// <summary>The mail service asked to come back later.</summary>
    PutBack,

    /// <summary>No answer, or the sender was stopped before it stored one.</summary>
    LoseTrack,

    /// <summary>Given up.</summary>
    GiveUp,

    /// <summary>Event processed: the mail service has it.</summary>
    EventProcessed,
    EventDelivered,
    EventDeferred,
    EventBounced,
    EventDropped,

    /// <summary>Kept back for a digest.</summary>
    Hold,

    /// <summary>A digest tells it.</summary>
    Digest,

    /// <summary>Its time to live is over.</summary>
    Expire,

    /// <summary>An operator has it sent after all.</summary>
    Replay,
}

/// <summary>
/// The transitions of a delivery. A pair that is not here is refused and changes nothing. Events come in any order, so of those that end a
/// delivery the weightiest stands: bounced over delivered (a server may take a letter and send it back later) over dropped.
/// </summary>
public static class DeliveryMachine
{
    /// <summary>The state after the action, or null when the action is refused in this state.</summary>
    public static DeliveryStatus? Next(DeliveryStatus status, DeliveryAction action) =>
        action switch
        {
            DeliveryAction.Take when status is DeliveryStatus.Queued or DeliveryStatus.Unknown =>
                DeliveryStatus.Sending,
            // An answer may come late, as an event does: after somebody else took the sender for stopped, or gave the letter up.
            DeliveryAction.Accept or DeliveryAction.EventProcessed when IsUnderWay(status) => DeliveryStatus.Accepted,
            DeliveryAction.Refuse when status is DeliveryStatus.Sending => DeliveryStatus.Failed,
            DeliveryAction.PutBack when status is DeliveryStatus.Sending => DeliveryStatus.Queued,
            DeliveryAction.LoseTrack when status is DeliveryStatus.Sending => DeliveryStatus.Unknown,
            DeliveryAction.GiveUp when status is DeliveryStatus.Queued or DeliveryStatus.Unknown =>
                DeliveryStatus.Failed,
            DeliveryAction.EventDeferred when IsUnderWay(status) || status is DeliveryStatus.Accepted =>
                DeliveryStatus.Deferred,
            DeliveryAction.EventDelivered when MayStillArrive(status) || status is DeliveryStatus.Dropped =>
                DeliveryStatus.Delivered,
            DeliveryAction.EventBounced
                when MayStillArrive(status) || status is DeliveryStatus.Delivered or DeliveryStatus.Dropped =>
                DeliveryStatus.Bounced,
            DeliveryAction.EventDropped when MayStillArrive(status) => DeliveryStatus.Dropped,
            DeliveryAction.Hold when status is DeliveryStatus.Queued => DeliveryStatus.Held,
            DeliveryAction.Digest when status is DeliveryStatus.Held => DeliveryStatus.Digested,
            DeliveryAction.Expire
                when status is DeliveryStatus.Queued or DeliveryStatus.Unknown or DeliveryStatus.Held =>
                DeliveryStatus.Expired,
            DeliveryAction.Replay when status is DeliveryStatus.Failed or DeliveryStatus.Expired =>
                DeliveryStatus.Queued,
            _ => null,
        };

    /// <summary>Nothing more will be done by us; the mail service's events may still tell what became of it.</summary>
    public static bool IsOurWorkDone(DeliveryStatus status) =>
        status
            is not (DeliveryStatus.Queued or DeliveryStatus.Sending or DeliveryStatus.Unknown or DeliveryStatus.Held);

    /// <summary>The recipient's side turned it away for good: another way to the office is needed.</summary>
    public static bool IsTurnedAway(DeliveryStatus status) =>
        status is DeliveryStatus.Bounced or DeliveryStatus.Dropped;

    // Events overtake our own save of the answer, and a letter given up as unknown may turn out to have been sent.
    private static bool IsUnderWay(DeliveryStatus status) =>
        status
            is DeliveryStatus.Sending
                or DeliveryStatus.Unknown
                or DeliveryStatus.Queued
                or DeliveryStatus.Failed
                or DeliveryStatus.Expired;

    private static bool MayStillArrive(DeliveryStatus status) =>
        IsUnderWay(status) || status is DeliveryStatus.Accepted or DeliveryStatus.Deferred;
}
