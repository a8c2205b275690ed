namespace Pleno.Notices.Sending;

/// <summary>What is to be done with a letter that is asked for.</summary>
public abstract record SendDecision
{
    private SendDecision() { }

    /// <summary>It goes out.</summary>
    public sealed record Send : SendDecision;

    /// <summary>It goes out later.</summary>
    /// <param name="Until">When, UTC.</param>
    public sealed record Wait(DateTimeOffset Until) : SendDecision;

    /// <summary>It waits for a digest.</summary>
    /// <param name="Until">When the digest is made, UTC.</param>
    public sealed record Hold(DateTimeOffset Until) : SendDecision;

    /// <summary>Its time to live is over.</summary>
    public sealed record Expire : SendDecision;

    /// <summary>Its fate was unknown as often as is permitted.</summary>
    public sealed record GiveUp : SendDecision;
}

/// <summary>When a letter goes out. Pure.</summary>
public static class SendRules
{
    /// <summary>What is to be done with a letter that is Queued or Unknown.</summary>
    /// <param name="delivery">Where it stands.</param>
    /// <param name="isCritical">Whether it is urgent: never held back, never waiting for the morning.</param>
    /// <param name="expiresAt">When its time to live is over, UTC.</param>
    /// <param name="quietUntil">When the office's quiet hours end, UTC; null when it is not quiet.</param>
    /// <param name="heldUntil">Until when its office's letters that are not urgent are collected, UTC; null when they are not.</param>
    /// <param name="now">Now, UTC.</param>
    public static SendDecision Of(
        Delivery delivery,
        bool isCritical,
        DateTimeOffset expiresAt,
        DateTimeOffset? quietUntil,
        DateTimeOffset? heldUntil,
        DateTimeOffset now
    ) =>
        delivery switch
        {
            { Status: DeliveryStatus.Unknown, Attempts: >= NoticeOptions.MostAttemptsUnknown }
                when delivery.NotBefore is null || delivery.NotBefore <= now => new SendDecision.GiveUp(),
            _ when expiresAt <= now => new SendDecision.Expire(),
            { NotBefore: { } notBefore } when notBefore > now => new SendDecision.Wait(notBefore),
            { Status: DeliveryStatus.Queued, Attempts: 0 } when !isCritical && heldUntil > now => new SendDecision.Hold(
                heldUntil.Value
            ),
            { Status: DeliveryStatus.Queued, Attempts: 0 } when !isCritical && quietUntil > now =>
                new SendDecision.Wait(quietUntil.Value),
            _ => new SendDecision.Send(),
        };
}
