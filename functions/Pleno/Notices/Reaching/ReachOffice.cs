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
public sealed class ReachOffice(
    ContestStore contests,
    NoticeDesk desk,
    SenderGate gate,
    ContactStore contacts,
    TimeProvider time
)
{
    /// <summary>Sends the notice another way, if the office has one, and tells the operators: of each urgent letter, of others once a day of each office and route.</summary>
    /// <param name="draft">The delivery that was turned away, with its notice and office.</param>
    /// <param name="trouble">What became of it.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public async Task AnotherWayAsync(Draft draft, DeliveryStatus trouble, CancellationToken cancellationToken)
    {
        // A letter that is refused as invalid says nothing of the way.
        if (DeliveryMachine.IsTurnedAway(trouble))
        {
            var closed = new ContactState(draft.Delivery.Id.Recipient, IsOpen: false, $"{trouble}", CheckedAt: null);
            await contacts.KeepAsync(draft.Contest.Key, closed, cancellationToken);
        }

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

    /// <summary>
    /// Stops all letters and tells the operators of every contest, once for a stop however often it is met; they read it when letters go out
    /// again, and on the board before.
    /// </summary>
    public async Task SenderStoppedAsync(string reason, CancellationToken cancellationToken)
    {
        var stop = await gate.CloseAsync(reason, cancellationToken);
        foreach (var key in await contests.ListAsync(cancellationToken))
        {
            if (await contests.FindAsync(key, cancellationToken) is { } contest)
            {
                var facts = new SenderStoppedFacts(stop.Reason, stop.Since, contest.Zone);
                await TellOperatorsAsync(
                    contest,
                    NoticeKind.SenderStopped,
                    $"{stop.Since.UtcTicks}",
                    facts,
                    cancellationToken
                );
            }
        }
    }

    /// <summary>
    /// Tells the operators that a letter will not be sent any more: its fate was unknown too often, or its time is over. What is not urgent
    /// is told once a day of each office.
    /// </summary>
    public Task GivenUpAsync(Draft draft, DeliveryStatus trouble, CancellationToken cancellationToken) =>
        draft.Notice.Kind == NoticeKind.OfficeUnreachable
            ? Task.CompletedTask
            : TellAsync(draft, trouble, cancellationToken);

    /// <summary>The next way to the office after this one; null when there is none.</summary>
    private static DeliveryRoute? NextRoute(Draft draft) =>
        (draft.Delivery.Id.Route, draft.Office) switch
        {
            (DeliveryRoute.Address, { Alternate: not null }) => DeliveryRoute.Alternate,
            (DeliveryRoute.Address or DeliveryRoute.Alternate, { } office)
                when NoticeRouting.DelegateOf(draft.Contest, office, draft.Notice.Kind) is not null =>
                DeliveryRoute.Delegate,
            _ => null,
        };

    private Task TellAsync(Draft draft, DeliveryStatus trouble, CancellationToken cancellationToken)
    {
        var day = DateOnly.FromDateTime(draft.Contest.Zone.ToLocal(time.GetUtcNow()).DateTime);
        var which = NoticeUrgency.IsCritical(draft.Notice) ? draft.Notice.Id : $"{day:yyyy-MM-dd}";
        var facts = new UnreachableFacts(draft.Office.Title, trouble, [draft.Notice.VisibleNumber(draft.Contest)]);
        return TellOperatorsAsync(
            draft.Contest,
            NoticeKind.OfficeUnreachable,
            $"{draft.Delivery.Id.Recipient}\n{which}\n{trouble}",
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
