using Pleno.Contests;

namespace Pleno.Notices.Looking;

/// <summary>Notices as JSON.</summary>
/// <param name="Notices">The notices, in ascending order of their numbers.</param>
/// <param name="Found">How many the query finds in all, regardless of <c>after</c> and <c>most</c>.</param>
/// <param name="HasMore">Whether more follow: ask again with the last number as <c>after</c>.</param>
public sealed record NoticeListAnswer(IReadOnlyList<NoticeAnswer> Notices, int Found, bool HasMore)
{
    public static NoticeListAnswer Of(NoticeList list) =>
        new([.. list.Notices.Select(NoticeAnswer.Of)], list.Found, list.HasMore);
}

/// <summary>A notice as JSON.</summary>
/// <param name="Contest">Key of the contest.</param>
/// <param name="Id">Its id, 32 hexadecimal digits.</param>
/// <param name="Number">Its running number in the contest.</param>
/// <param name="VisibleNumber">Its number as letters show it.</param>
/// <param name="Kind">Its kind.</param>
/// <param name="Matter">Hal of its letter.</param>
/// <param name="RaisedAt">When it was raised, UTC.</param>
/// <param name="Letters">Its letters that may be seen.</param>
/// <param name="Acknowledgements">Which offices acknowledged it.</param>
/// <param name="Unacknowledged">Keys of the offices that are asked to acknowledge it and did not.</param>
public sealed record NoticeAnswer(
    string Contest,
    string Id,
    int Number,
    string VisibleNumber,
    NoticeKind Kind,
    string Matter,
    DateTimeOffset RaisedAt,
    IReadOnlyList<LetterAnswer> Letters,
    IReadOnlyList<AcknowledgementAnswer> Acknowledgements,
    IReadOnlyList<string> Unacknowledged
)
{
    public static NoticeAnswer Of(NoticeView view) =>
        new(
            $"{view.Contest.Key}",
            view.Notice.Id,
            view.Notice.Number,
            view.Notice.VisibleNumber(view.Contest),
            view.Notice.Kind,
            view.Matter,
            view.Notice.RaisedAt,
            [.. view.Deliveries.Select(LetterAnswer.Of)],
            [.. view.Acknowledgements.Select(one => new AcknowledgementAnswer(one.Office, one.By, one.At))],
            view.Unacknowledged
        );
}

/// <summary>A letter as JSON, without the address it went to.</summary>
/// <param name="Office">Key of the office that the notice is for.</param>
/// <param name="Route">Which way it goes.</param>
/// <param name="State">Where it stands.</param>
/// <param name="ChangedAt">Since when, UTC.</param>
/// <param name="QueuedAt">When it was queued, UTC.</param>
/// <param name="AcceptedAt">When the mail service had it, UTC; null before.</param>
/// <param name="DeliveredAt">When the recipient's mail server took it, UTC; null before.</param>
/// <param name="NotBefore">Until when it rests, UTC; null when it does not.</param>
/// <param name="Attempts">How often the mail service took it, or may have.</param>
/// <param name="Reason">Why it failed or waits; null otherwise.</param>
public sealed record LetterAnswer(
    string Office,
    DeliveryRoute Route,
    DeliveryStatus State,
    DateTimeOffset ChangedAt,
    DateTimeOffset QueuedAt,
    DateTimeOffset? AcceptedAt,
    DateTimeOffset? DeliveredAt,
    DateTimeOffset? NotBefore,
    int Attempts,
    string? Reason
)
{
    public static LetterAnswer Of(Delivery delivery) =>
        new(
            delivery.Id.Office,
            delivery.Id.Route,
            delivery.Status,
            delivery.ChangedAt,
            delivery.OpenedAt,
            delivery.AcceptedAt,
            delivery.DeliveredAt,
            delivery.NotBefore,
            delivery.Attempts,
            delivery.Reason
        );
}

/// <summary>An acknowledgement as JSON.</summary>
/// <param name="Office">Key of the office that the notice was for.</param>
/// <param name="By">Key of the office that acknowledged: itself, or its delegate.</param>
/// <param name="At">When, UTC.</param>
public sealed record AcknowledgementAnswer(string Office, string By, DateTimeOffset At);

/// <summary>One notice as JSON, with its receipts.</summary>
/// <param name="Notice">The notice.</param>
/// <param name="Receipts">What the mail service told, in the order of time.</param>
public sealed record NoticeDetailAnswer(NoticeAnswer Notice, IReadOnlyList<ReceiptAnswer> Receipts)
{
    public static NoticeDetailAnswer Of(NoticeView view) =>
        new(
            NoticeAnswer.Of(view),
            [
                .. view.Receipts.Select(one => new ReceiptAnswer(
                    one.Recipient.Split('~')[0],
                    one.Event,
                    one.At,
                    one.Reason
                )),
            ]
        );
}

/// <summary>A receipt as JSON.</summary>
/// <param name="Office">Key of the office that the letter was for.</param>
/// <param name="Event">The mail service's word: processed, delivered, deferred, bounce, dropped and others.</param>
/// <param name="At">When, UTC.</param>
/// <param name="Reason">What the other side said, without an address; null for nothing.</param>
public sealed record ReceiptAnswer(string Office, string Event, DateTimeOffset At, string? Reason);
