namespace Pleno.Notices.Sending;

/// <summary>What the mail service said to a letter. Whether to come back is decided here, at its edge.</summary>
public abstract record HandOver
{
    private HandOver() { }

    /// <summary>It has the letter; that is not delivery.</summary>
    /// <param name="MessageId">Its id for the letter.</param>
    public sealed record Accepted(string MessageId) : HandOver;

    /// <summary>It will never take this letter.</summary>
    /// <param name="Reason">Why, without an address.</param>
    public sealed record Rejected(string Reason) : HandOver;

    /// <summary>It did not take the letter; come back.</summary>
    /// <param name="RetryAfter">How long to wait.</param>
    /// <param name="Reason">Why, without an address.</param>
    public sealed record Deferred(TimeSpan RetryAfter, string Reason) : HandOver;

    /// <summary>It takes no letter from us at all: the key or the sender is refused. Nothing is gained by trying the next letter.</summary>
    /// <param name="Reason">Why, without an address.</param>
    public sealed record NotPermitted(string Reason) : HandOver;

    /// <summary>It may have taken the letter.</summary>
    /// <param name="Reason">Why nobody knows, without an address.</param>
    public sealed record Unknown(string Reason) : HandOver;
}
