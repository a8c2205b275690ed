using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Logging;
using Pleno.Contests;
using Pleno.Notices.Acknowledging;
using Pleno.Notices.Letters;
using Pleno.Notices.Timing;
using Pleno.Storage;

namespace Pleno.Notices;

/// <summary>Raises notices: registers the letter under its number, opens a delivery per office and asks for each to be sent.</summary>
public sealed partial class NoticeDesk(
    NoticeStore notices,
    DeliveryStore deliveries,
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
        var recipients = NoticeRouting.RecipientsOf(contest, happened);
        if (recipients.Count == 0)
        {
            Log.NobodyReached(logger, contest.Key, happened.Kind);
            return null;
        }

        var notice = await notices.RegisterAsync(
            contest.Key,
            IdOf(contest.Key, happened.Kind, happened.Subject),
            happened.Kind,
            [.. recipients.Select(office => office.Key)],
            happened.Facts,
            LetterTemplate.Version,
            contest.NumberSuffix,
            cancellationToken
        );
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
            await OpenAsync(new DeliveryId(contest.Key, notice.Id, office), notice.RaisedAt, cancellationToken);
        }

        return notice;
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

    /// <summary>The offices, still in the directory, that were told the figures of a document when it was accepted.</summary>
    /// <param name="contest">The contest.</param>
    /// <param name="documentHash">SHA-256 of the document.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public Task<IReadOnlyList<Office>> WhoGotFiguresAsync(
        Contest contest,
        string documentHash,
        CancellationToken cancellationToken
    ) =>
        WhoGotAboutAsync(
            contest,
            documentHash,
            [NoticeKind.DocumentAccepted, NoticeKind.DocumentCorrected, NoticeKind.ResultDetermined],
            cancellationToken
        );

    /// <summary>The offices, still in the directory, that were told that a document needs an explanation.</summary>
    /// <param name="contest">The contest.</param>
    /// <param name="documentHash">SHA-256 of the document.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public Task<IReadOnlyList<Office>> WhoWasAskedAsync(
        Contest contest,
        string documentHash,
        CancellationToken cancellationToken
    ) => WhoGotAboutAsync(contest, documentHash, [NoticeKind.DocumentNeedsExplanation], cancellationToken);

    private async Task<IReadOnlyList<Office>> WhoGotAboutAsync(
        Contest contest,
        string documentHash,
        NoticeKind[] kinds,
        CancellationToken cancellationToken
    )
    {
        var about = await notices.ListAboutAsync(contest.Key, documentHash, cancellationToken);
        var keys = about
            .Where(notice => kinds.Contains(notice.Kind))
            .SelectMany(notice => notice.Offices)
            .ToHashSet(StringComparer.Ordinal);
        return [.. contest.Offices.Where(office => keys.Contains(office.Key))];
    }

    /// <summary>The offices, still in the directory, that got the notice of an event; none when there was none.</summary>
    /// <param name="contest">The contest.</param>
    /// <param name="kind">Kind of the notice.</param>
    /// <param name="subject">Identity of what happened.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public async Task<IReadOnlyList<Office>> WhoGotAsync(
        Contest contest,
        NoticeKind kind,
        string subject,
        CancellationToken cancellationToken
    ) =>
        await notices.FindAsync(contest.Key, IdOf(contest.Key, kind, subject), cancellationToken) is { } notice
            ? [.. contest.Offices.Where(office => notice.Offices.Contains(office.Key))]
            : [];

    /// <summary>Opens a delivery when it is new, and asks for it to be sent while it is queued.</summary>
    /// <param name="id">Identity.</param>
    /// <param name="raisedAt">When its notice was raised, UTC.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public async Task OpenAsync(DeliveryId id, DateTimeOffset raisedAt, CancellationToken cancellationToken)
    {
        var isNew = await deliveries.FindAsync(id, cancellationToken) is null;
        if (isNew)
        {
            await deliveries.OpenAsync(id, raisedAt, cancellationToken);
        }

        if (await deliveries.FindAsync(id, cancellationToken) is { Status: DeliveryStatus.Queued } queued)
        {
            await queues.SendNoticeAsync(id.ToString(), null, cancellationToken);
            if (isNew)
            {
                NoticeTelemetry.Queued(queued);
            }
        }
    }

    private static string IdOf(ContestKey contest, NoticeKind kind, string subject)
    {
        var identity = $"{contest}\n{kind}\n{subject}";
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(identity)))[..32];
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Error, "No office gets a notice of {Kind} in {Contest}")]
        public static partial void NobodyReached(ILogger logger, ContestKey contest, NoticeKind kind);
    }
}
