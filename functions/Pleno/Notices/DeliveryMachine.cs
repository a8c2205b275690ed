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
}

/// <summary>The transitions of a delivery. A pair that is not here is refused and changes nothing.</summary>
public static class DeliveryMachine
{
    /// <summary>The state after the action, or null when the action is refused in this state.</summary>
    public static DeliveryStatus? Next(DeliveryStatus status, DeliveryAction action) =>
        action switch
        {
            DeliveryAction.Take when status is DeliveryStatus.Queued or DeliveryStatus.Unknown =>
                DeliveryStatus.Sending,
            DeliveryAction.Accept when status is DeliveryStatus.Sending => DeliveryStatus.Accepted,
            DeliveryAction.Refuse when status is DeliveryStatus.Sending => DeliveryStatus.Failed,
            DeliveryAction.PutBack when status is DeliveryStatus.Sending => DeliveryStatus.Queued,
            DeliveryAction.LoseTrack when status is DeliveryStatus.Sending => DeliveryStatus.Unknown,
            DeliveryAction.GiveUp when status is DeliveryStatus.Queued or DeliveryStatus.Unknown =>
                DeliveryStatus.Failed,
            DeliveryAction.EventProcessed when IsUnderWay(status) => DeliveryStatus.Accepted,
            DeliveryAction.EventDeferred when IsUnderWay(status) || status is DeliveryStatus.Accepted =>
                DeliveryStatus.Deferred,
            DeliveryAction.EventDelivered when MayStillEnd(status) => DeliveryStatus.Delivered,
            DeliveryAction.EventBounced when MayStillEnd(status) => DeliveryStatus.Bounced,
            DeliveryAction.EventDropped when MayStillEnd(status) => DeliveryStatus.Dropped,
            _ => null,
        };

    /// <summary>Nothing more will be done by us; the mail service's events may still tell what became of it.</summary>
    public static bool IsOurWorkDone(DeliveryStatus status) =>
        status is not (DeliveryStatus.Queued or DeliveryStatus.Sending or DeliveryStatus.Unknown);

    // Events overtake our own save of the answer, and a message given up as unknown may turn out to have been sent.
    private static bool IsUnderWay(DeliveryStatus status) =>
        status is DeliveryStatus.Sending or DeliveryStatus.Unknown or DeliveryStatus.Queued or DeliveryStatus.Failed;

    private static bool MayStillEnd(DeliveryStatus status) =>
        IsUnderWay(status) || status is DeliveryStatus.Accepted or DeliveryStatus.Deferred;
}
