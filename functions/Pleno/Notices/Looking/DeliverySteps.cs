namespace Pleno.Notices.Looking;

/// <summary>How far a step of a letter's way has come.</summary>
public enum StepMark
{
    /// <summary>Behind it.</summary>
    Done,

    /// <summary>Here it is, and all is well.</summary>
    Here,

    /// <summary>Here it waits, or nobody knows.</summary>
    Waiting,

    /// <summary>Here it ended badly.</summary>
    Ended,

    /// <summary>Before it.</summary>
    Open,
}

/// <summary>One step of a letter's way.</summary>
/// <param name="Status">The state that is reached with it.</param>
/// <param name="Mark">How far.</param>
/// <param name="At">When, UTC; null when it was not noted, or is still to come.</param>
public sealed record DeliveryStep(DeliveryStatus Status, StepMark Mark, DateTimeOffset? At);

/// <summary>A letter's state as a line of steps, from queued to delivered or to where it ended. Pure.</summary>
public static class DeliverySteps
{
    private static readonly DeliveryStatus[] Way =
    [
        DeliveryStatus.Queued,
        DeliveryStatus.Sending,
        DeliveryStatus.Accepted,
        DeliveryStatus.Delivered,
    ];

    public static IReadOnlyList<DeliveryStep> Of(Delivery delivery)
    {
        var (status, behind) = (delivery.Status, Behind(delivery.Status));
        var here = new DeliveryStep(status, MarkOf(status), HereAt(delivery));
        return
        [
            .. behind.Select(step => new DeliveryStep(step, StepMark.Done, TimeOf(delivery, step))),
            here,
            .. DeliveryMachine.IsOurWorkDone(status)
            && status is not (DeliveryStatus.Accepted or DeliveryStatus.Deferred)
                ? []
                : Way.Skip(behind.Length + (Way.Contains(status) ? 1 : 0))
                    .Where(step =>
                        step > DeliveryStatus.Sending || status is DeliveryStatus.Queued or DeliveryStatus.Held
                    )
                    .Select(step => new DeliveryStep(step, StepMark.Open, null)),
        ];
    }

    private static DeliveryStatus[] Behind(DeliveryStatus status) =>
        status switch
        {
            DeliveryStatus.Queued => [],
            DeliveryStatus.Sending
            or DeliveryStatus.Unknown
            or DeliveryStatus.Failed
            or DeliveryStatus.Expired
            or DeliveryStatus.Held => [DeliveryStatus.Queued],
            DeliveryStatus.Digested => [DeliveryStatus.Queued, DeliveryStatus.Held],
            DeliveryStatus.Accepted or DeliveryStatus.Dropped => Way[..2],
            _ => Way[..3],
        };

    private static StepMark MarkOf(DeliveryStatus status) =>
        status switch
        {
            DeliveryStatus.Delivered or DeliveryStatus.Accepted or DeliveryStatus.Digested => StepMark.Here,
            DeliveryStatus.Bounced or DeliveryStatus.Dropped or DeliveryStatus.Failed or DeliveryStatus.Expired =>
                StepMark.Ended,
            _ => StepMark.Waiting,
        };

    private static DateTimeOffset HereAt(Delivery delivery) => TimeOf(delivery, delivery.Status) ?? delivery.ChangedAt;

    private static DateTimeOffset? TimeOf(Delivery delivery, DeliveryStatus step) =>
        step switch
        {
            DeliveryStatus.Queued => delivery.OpenedAt,
            DeliveryStatus.Accepted => delivery.AcceptedAt,
            DeliveryStatus.Delivered => delivery.DeliveredAt,
            _ => null,
        };
}
