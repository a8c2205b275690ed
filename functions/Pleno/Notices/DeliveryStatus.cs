namespace Pleno.Notices;

/// <summary>The states of a notice for one recipient: docs/states.md.</summary>
public enum DeliveryStatus
{
    /// <summary>To be sent.</summary>
    Queued,

    /// <summary>Handed to the mail service; its answer is not stored yet.</summary>
    Sending,

    /// <summary>The mail service may have it or not: a time-out, or we were stopped before its answer was stored.</summary>
    Unknown,

    /// <summary>The mail service has it.</summary>
    Accepted,

    /// <summary>The recipient's mail server took it.</summary>
    Delivered,

    /// <summary>The recipient's mail server asked to wait; the mail service goes on trying.</summary>
    Deferred,

    /// <summary>The recipient's mail server refused it.</summary>
    Bounced,

    /// <summary>The mail service would not send it: a suppressed address.</summary>
    Dropped,

    /// <summary>Given up: refused as invalid, or unknown twice.</summary>
    Failed,

    /// <summary>Kept back for a digest: its office got several that are not urgent within a short time.</summary>
    Held,

    /// <summary>Told by a digest instead.</summary>
    Digested,

    /// <summary>Not sent in its time; nobody is served by it any more.</summary>
    Expired,
}
