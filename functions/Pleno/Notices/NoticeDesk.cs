using Microsoft.Extensions.Logging;
using Pleno.Contests;
using Pleno.Notices.Acknowledging;
using Pleno.Notices.Letters;
using Pleno.Notices.Timing;
using Pleno.Storage;
using Pleno.Telemetry;

namespace Pleno.Notices;

/// <summary>Raises notices: registers the letter under its number, opens a delivery per office and asks for each to be sent.</summary>
public sealed partial class NoticeDesk(
    NoticeStore notices,
    OpenNoticeStore index,
    DeliveryStore deliveries,
    NoticeReceivers receivers,
    WorkQueues queues,
    AcknowledgementStore acknowledgements,
    AuditStore audit,
    ILogger<NoticeDesk> logger
)
{
    /// <summary>Raises the notice. The same event again opens what is not yet open and sends nothing twice.</summary>
    /// <returns>The notice; null when nobody gets it.</returns>
    public async Task<Notice?> RaiseAsync(Contest contest, NoticeEvent happened, CancellationToken cancellationToken)
    {
        using var step = Trail.Step("raise notice");
        var recipients = await RecipientsOfAsync(contest, happened, cancellationToken);
        if (recipients.Count == 0)
        {
            Log.NobodyReached(logger, contest.Key, happened.Kind);
            return null;
        }

        var notice = await notices.RegisterAsync(
            contest.Key,
            Notice.IdOf(contest.Key, happened.Kind, happened.Subject),
            happened.Kind,
            [.. recipients.Select(office => office.Key)],
            happened.Facts,
            LetterTemplate.Version,
            contest.NumberSuffix,
            cancellationToken
        );
        step?.SetTag("pleno.notice", notice.Id).SetTag("pleno.kind", $"{notice.Kind}");
        await EnterAsync(contest, notice, cancellationToken);
        foreach (var (delivery, isNew) in await deliveries.OpenAllAsync(notice, cancellationToken))
        {
            await QueueAsync(delivery, isNew, cancellationToken);
            if (isNew)
            {
                Counts.Opened($"{notice.Kind}");
            }
        }

        return notice;
    }

    /// <summary>Goes on with a notice that has its number and was left with letters that were never opened.</summary>
    /// <param name="contest">The contest.</param>
    /// <param name="notice">The notice.</param>
    /// <param name="missing">Its letters that are to be opened yet.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public async Task ResumeAsync(
        Contest contest,
        Notice notice,
        IReadOnlyList<DeliveryId> missing,
        CancellationToken cancellationToken
    )
    {
        await EnterAsync(contest, notice, cancellationToken);
        foreach (var id in missing)
        {
            await OpenAsync(id, notice.RaisedAt, cancellationToken);
        }
    }

    /// <summary>What comes before the first letter: the audit entry, and that answers are awaited. An office whose letter is opened is awaited already.</summary>
    private async Task EnterAsync(Contest contest, Notice notice, CancellationToken cancellationToken)
    {
        await audit.AppendAsync(
            contest.Key,
            $"notice {notice.Id}",
            $"notice {notice.Kind}",
            notice.Id,
            cancellationToken
        );
        await AwaitAsync(contest, notice, cancellationToken);
    }

    /// <summary>The offices that get a notice: by the routing, directly, and since they got what it follows; in the order of the directory.</summary>
    public async Task<IReadOnlyList<Office>> RecipientsOfAsync(
        Contest contest,
        NoticeEvent happened,
        CancellationToken cancellationToken
    )
    {
        var got = await receivers.OfAsync(contest, happened.Follows, cancellationToken);
        var readers = got.Where(office => NoticeReaders.MayRead(happened.Kind, office.Role));
        return NoticeRouting.RecipientsOf(contest, happened with { Direct = [.. happened.Direct, .. readers] });
    }

    /// <summary>Waits for each office's acknowledgement, where the contest wants silence escalated.</summary>
    private async Task AwaitAsync(Contest contest, Notice notice, CancellationToken cancellationToken)
    {
        if (
            !NoticeUrgency.NeedsAcknowledgement(notice.Kind)
            || !contest.Routes.Any(route => route.Kind == NoticeKind.AcknowledgementMissing)
        )
        {
            return;
        }

        var opened = await deliveries.ListAsync(contest.Key, notice.Id, cancellationToken);
        foreach (var office in notice.Offices.Except(opened.Select(delivery => delivery.Id.Recipient)))
        {
            var awaited = new AwaitedAnswer(notice.Id, office, notice.RaisedAt);
            await acknowledgements.AwaitAsync(contest.Key, awaited, cancellationToken);
        }
    }

    /// <summary>Opens one more delivery of a notice when it is new, and asks for it to be sent while it is queued.</summary>
    /// <param name="id">Identity.</param>
    /// <param name="raisedAt">When its notice was raised, UTC.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public async Task OpenAsync(DeliveryId id, DateTimeOffset raisedAt, CancellationToken cancellationToken)
    {
        var delivery = await deliveries.FindAsync(id, cancellationToken);
        var isNew = delivery is null;
        if (delivery is null)
        {
            await index.AddAsync(id, cancellationToken);
            delivery = await deliveries.OpenAsync(id, raisedAt, cancellationToken);
        }

        await QueueAsync(delivery, isNew, cancellationToken);
    }

    private async Task QueueAsync(Delivery delivery, bool isNew, CancellationToken cancellationToken)
    {
        if (delivery.Status != DeliveryStatus.Queued)
        {
            return;
        }

        await queues.SendNoticeAsync(delivery.Id.ToString(), null, cancellationToken);
        if (isNew)
        {
            NoticeTelemetry.Queued(delivery);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Error, "No office gets a notice of {Kind} in {Contest}")]
        public static partial void NobodyReached(ILogger logger, ContestKey contest, NoticeKind kind);
    }
}
