using Microsoft.Extensions.Options;
using Pleno.Contests;
using Pleno.Notices.Letters;
using Pleno.Notices.Sending;
using Pleno.Storage;

namespace Pleno.Notices.Acknowledging;

/// <summary>
/// Escalates a notice that an office must act upon and has not acknowledged in time: the letter goes to its delegate too, and word of it to the
/// office above, in the end the chair, and to whoever the routing names. Only for contests whose routing has a row
/// <c>acknowledgement-missing</c>.
/// </summary>
public sealed class EscalateSilence(
    NoticeStore notices,
    DeliveryStore deliveries,
    AcknowledgementStore acknowledgements,
    NoticeDesk desk,
    IOptions<NoticeOptions> options,
    TimeProvider time
)
{
    public async Task RunAsync(Contest contest, CancellationToken cancellationToken)
    {
        foreach (var asked in await acknowledgements.ListAwaitedAsync(contest.Key, cancellationToken))
        {
            if (
                asked.RaisedAt + options.Value.AcknowledgeWithin <= time.GetUtcNow()
                && await IsReadableAsync(contest, asked, cancellationToken) is { } isReadable
            )
            {
                await SettleAsync(contest, asked, isReadable, cancellationToken);
            }
        }
    }

    /// <summary>
    /// Whether the office has had the letter for long enough; null while nobody can say. An office that no letter reached is not silent: that
    /// is told as such.
    /// </summary>
    private async Task<bool?> IsReadableAsync(Contest contest, AwaitedAnswer asked, CancellationToken cancellationToken)
    {
        var ways = (await deliveries.ListAsync(contest.Key, asked.Notice, cancellationToken))
            .Where(delivery => delivery.Id.Office == asked.Office)
            .ToList();
        var due = time.GetUtcNow() - options.Value.AcknowledgeWithin;
        return ways.Exists(way => HasIt(way) && way.AcceptedAt <= due) ? true
            : ways.Exists(way => HasIt(way) || !DeliveryMachine.IsOurWorkDone(way.Status)) ? null
            : false;
    }

    private static bool HasIt(Delivery way) =>
        way.Status is DeliveryStatus.Accepted or DeliveryStatus.Delivered or DeliveryStatus.Deferred;

    private async Task SettleAsync(
        Contest contest,
        AwaitedAnswer asked,
        bool isReadable,
        CancellationToken cancellationToken
    )
    {
        var isDone =
            await acknowledgements.FindAsync(contest.Key, asked.Notice, asked.Office, cancellationToken) is not null;
        var notice = await notices.FindAsync(contest.Key, asked.Notice, cancellationToken);
        if (isReadable && !isDone && notice is not null && contest.FindOffice(asked.Office) is { } office)
        {
            await AskDelegateAsync(contest, notice, office, cancellationToken);
            await desk.RaiseAsync(contest, EventOf(contest, notice, office), cancellationToken);
        }

        await acknowledgements.ForgetAwaitedAsync(contest.Key, asked, cancellationToken);
    }

    /// <summary>Whoever stands in for the silent office gets the letter too, with a link of its own.</summary>
    private async Task AskDelegateAsync(
        Contest contest,
        Notice notice,
        Office office,
        CancellationToken cancellationToken
    )
    {
        if (NoticeRouting.DelegateOf(contest, office, notice.Kind) is not null)
        {
            var id = new DeliveryId(contest.Key, notice.Id, office.Key, DeliveryRoute.Delegate);
            await desk.OpenAsync(id, notice.RaisedAt, cancellationToken);
        }
    }

    private static NoticeEvent EventOf(Contest contest, Notice notice, Office office)
    {
        var letter = LetterWriter.Write(contest, notice, office);
        var facts = new AcknowledgementFacts(office.Title, letter.Number, letter.Matter, notice.RaisedAt, contest.Zone);
        var above = Escalation.SuperiorOf(contest, office);
        return new NoticeEvent(
            NoticeKind.AcknowledgementMissing,
            $"{notice.Id}\n{office.Key}",
            office.Area,
            above is null ? NoticeRouting.OperatorsOf(contest) : [above],
            facts
        );
    }
}
