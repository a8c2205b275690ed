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
        await audit.AppendAsync(
            contest.Key,
            $"notice {notice.Id}",
            $"notice {notice.Kind}",
            notice.Id,
            cancellationToken
        );
        foreach (var office in notice.Offices)
        {
            await AwaitAsync(contest, notice, office, cancellationToken);
            if (await OpenAsync(new DeliveryId(contest.Key, notice.Id, office), notice.RaisedAt, cancellationToken))
            {
                Counts.Opened($"{notice.Kind}");
            }
        }

        return notice;
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

    /// <summary>Waits for the office's acknowledgement, where the contest wants silence escalated.</summary>
    private async Task AwaitAsync(Contest contest, Notice notice, string office, CancellationToken cancellationToken)
    {
        if (
            NoticeUrgency.NeedsAcknowledgement(notice.Kind)
            && contest.Routes.Any(route => route.Kind == NoticeKind.AcknowledgementMissing)
            && await deliveries.FindAsync(new DeliveryId(contest.Key, notice.Id, office), cancellationToken) is null
        )
        {
            await acknowledgements.AwaitAsync(
                contest.Key,
                new AwaitedAnswer(notice.Id, office, notice.RaisedAt),
                cancellationToken
            );
        }
    }

    /// <summary>Opens a delivery when it is new, and asks for it to be sent while it is queued.</summary>
    /// <param name="id">Identity.</param>
    /// <param name="raisedAt">When its notice was raised, UTC.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>True when it was new.</returns>
    public async Task<bool> OpenAsync(DeliveryId id, DateTimeOffset raisedAt, CancellationToken cancellationToken)
    {
        var known = await deliveries.FindAsync(id, cancellationToken);
        var isNew = known is null;
        var delivery =
            known
            ?? await deliveries.OpenAsync(id, raisedAt, cancellationToken)
            ?? await deliveries.FindAsync(id, cancellationToken);
        if (delivery is { Status: DeliveryStatus.Queued } queued)
        {
            await queues.SendNoticeAsync(id.ToString(), null, cancellationToken);
            if (isNew)
            {
                NoticeTelemetry.Queued(queued);
            }
        }

        return isNew;
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Error, "No office gets a notice of {Kind} in {Contest}")]
        public static partial void NobodyReached(ILogger logger, ContestKey contest, NoticeKind kind);
    }
}
