using Pleno.Areas;
using Pleno.Contests;
using Pleno.Notices.Contacts;
using Pleno.Notices.Sending;
using Pleno.Storage;

namespace Pleno.Notices.Reaching;

/// <summary>
/// What is done when a letter does not get through: the alternate address, then the office that stands in, and the operators are told. Done
/// again it changes nothing.
/// </summary>
public sealed class ReachOffice(NoticeDesk desk, SenderGate gate, ContactStore contacts, TimeProvider time)
{
    /// <summary>Sends the notice another way, if the office has one, and tells the operators once a day of each office and route.</summary>
    /// <param name="draft">The delivery that was turned away, with its notice and office.</param>
    /// <param name="trouble">What became of it.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public async Task AnotherWayAsync(Draft draft, DeliveryStatus trouble, CancellationToken cancellationToken)
    {
        var closed = new ContactState(draft.Delivery.Id.Recipient, IsOpen: false, $"{trouble}", CheckedAt: null);
        await contacts.KeepAsync(draft.Contest.Key, closed, cancellationToken);
        if (NextRoute(draft) is { } route)
        {
            await desk.OpenAsync(draft.Delivery.Id with { Route = route }, draft.Notice.RaisedAt, cancellationToken);
        }

        // A letter that tells of it, and does not get through itself, would tell of itself for ever.
        if (draft.Notice.Kind != NoticeKind.OfficeUnreachable)
        {
            await TellAsync(draft, trouble, cancellationToken);
        }
    }

    /// <summary>Stops all letters and tells the operators once that it is so; they read it when letters go out again, and on the board before.</summary>
    public async Task SenderStoppedAsync(Draft draft, string reason, CancellationToken cancellationToken)
    {
        if (!await gate.CloseAsync(reason, cancellationToken))
        {
            return;
        }

        var now = time.GetUtcNow();
        var facts = new SenderStoppedFacts(reason, now, draft.Contest.Zone);
        await TellOperatorsAsync(draft.Contest, NoticeKind.SenderStopped, $"{now.UtcTicks}", facts, cancellationToken);
    }

    /// <summary>The next way to the office after this one; null when there is none.</summary>
    private static DeliveryRoute? NextRoute(Draft draft) =>
        (draft.Delivery.Id.Route, draft.Office) switch
        {
            (DeliveryRoute.Address, { Alternate: not null }) => DeliveryRoute.Alternate,
            (DeliveryRoute.Address or DeliveryRoute.Alternate, { Delegate: { } key })
                when draft.Contest.FindOffice(key) is not null => DeliveryRoute.Delegate,
            _ => null,
        };

    private Task TellAsync(Draft draft, DeliveryStatus trouble, CancellationToken cancellationToken)
    {
        var day = DateOnly.FromDateTime(draft.Contest.Zone.ToLocal(time.GetUtcNow()).DateTime);
        var facts = new UnreachableFacts(draft.Office.Title, trouble, [draft.Notice.VisibleNumber(draft.Contest)]);
        return TellOperatorsAsync(
            draft.Contest,
            NoticeKind.OfficeUnreachable,
            $"{draft.Delivery.Id.Recipient}\n{day:yyyy-MM-dd}",
            facts,
            cancellationToken
        );
    }

    private async Task TellOperatorsAsync(
        Contest contest,
        NoticeKind kind,
        string subject,
        NoticeFacts facts,
        CancellationToken cancellationToken
    )
    {
        var happened = new NoticeEvent(kind, subject, contest.Key.Area, NoticeRouting.OperatorsOf(contest), facts);
        await desk.RaiseAsync(contest, happened, cancellationToken);
    }
}
