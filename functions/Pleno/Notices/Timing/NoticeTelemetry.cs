using System.Diagnostics.Metrics;

namespace Pleno.Notices.Timing;

/// <summary>How long letters take, as metrics: by what they are, never by whom they go to.</summary>
public static class NoticeTelemetry
{
    /// <summary>Name of the meter.</summary>
    public const string MeterName = "Pleno.Notices";

    private static readonly Meter Meter = new(MeterName);

    private static readonly Histogram<double> UntilQueued = Meter.CreateHistogram<double>(
        "pleno.notice.queued",
        "s",
        "From the registering of a notice to its letter being queued."
    );

    private static readonly Histogram<double> UntilAccepted = Meter.CreateHistogram<double>(
        "pleno.notice.accepted",
        "s",
        "From the raising of a notice to the mail service's answer that it has the letter."
    );

    private static readonly Histogram<double> UntilDelivered = Meter.CreateHistogram<double>(
        "pleno.notice.delivered",
        "s",
        "From the raising of a notice to the recipient's mail server taking the letter."
    );

    /// <summary>The letter is queued.</summary>
    public static void Queued(Delivery delivery) =>
        UntilQueued.Record((delivery.OpenedAt - delivery.RaisedAt).TotalSeconds, Tag(delivery));

    /// <summary>The mail service has the letter.</summary>
    public static void Accepted(Delivery delivery)
    {
        if (delivery.AcceptedAt is { } at)
        {
            UntilAccepted.Record((at - delivery.RaisedAt).TotalSeconds, Tag(delivery));
        }
    }

    /// <summary>The recipient's mail server has the letter.</summary>
    public static void Delivered(Delivery delivery)
    {
        if (delivery.DeliveredAt is { } at)
        {
            UntilDelivered.Record((at - delivery.RaisedAt).TotalSeconds, Tag(delivery));
        }
    }

    private static KeyValuePair<string, object?> Tag(Delivery delivery) =>
        new("route", delivery.Id.Route.ToString().ToLowerInvariant());
}
