using Pleno.Contests;
using Pleno.Notices;
using Pleno.Storage;

namespace Pleno.Intake;

/// <summary>Tells what became of a scan. It changes no figure and no document's status: its document only shows that it is there.</summary>
public sealed class TellOfScan(AuditStore audit, NoticeDesk notices)
{
    /// <param name="contest">The contest.</param>
    /// <param name="record">The scan as decided.</param>
    /// <param name="document">The document that it belongs to; null while it waits for it.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public async Task RunAsync(
        Contest contest,
        DocumentRecord record,
        DocumentRecord? document,
        CancellationToken cancellationToken
    )
    {
        var (id, area) = (record.Id, record.Id.Area);
        // A scan that waits is told again when it was uploaded under another name: that is what the letter asks for.
        var identity = $"{OutcomeIdentity.Of(record)}\n{record.ScanOf ?? record.FileName}";
        await audit.AppendAsync(contest.Key, identity, $"scan {record.Status}", id.ToString(), cancellationToken);
        var kind = record.Status switch
        {
            DocumentStatus.Accepted => NoticeKind.ScanAttached,
            DocumentStatus.Read => NoticeKind.ScanWaiting,
            _ => NoticeKind.DocumentRefused,
        };
        NoticeFacts facts =
            kind == NoticeKind.DocumentRefused
                ? new RefusalFacts(record.FileName, id.Hash, record.Findings, record.FindingCount)
                : new ScanFacts(
                    contest.Areas.Find(area)?.Name ?? area.Digits,
                    record.FileName,
                    id.Hash,
                    document is null
                        ? null
                        : new ScannedDocument(document.FileName, document.Id.Hash, document.BeritaAcara),
                    record.Findings,
                    record.FindingCount
                );
        var uploader = NoticeRouting.UploaderOf(contest, area);
        await notices.RaiseAsync(contest, new NoticeEvent(kind, identity, area, uploader, facts), cancellationToken);
    }
}
