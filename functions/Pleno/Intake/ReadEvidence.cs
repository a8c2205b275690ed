using Microsoft.Extensions.Logging;
using Pleno.Contests;
using Pleno.Notices;
using Pleno.Storage;

namespace Pleno.Intake;

/// <summary>
/// Reads a document as it was received, for whoever judges or shows it. Where something else lies there, the operators of its contest are told, once for
/// a document however often it is read.
/// </summary>
public sealed partial class ReadEvidence(
    EvidenceStore evidence,
    AuditStore audit,
    NoticeDesk notices,
    ILogger<ReadEvidence> logger
)
{
    public async Task<KeptEvidence> RunAsync(
        Contest contest,
        DocumentRecord record,
        CancellationToken cancellationToken
    )
    {
        var kept = await evidence.FindAsync(record.Id, cancellationToken);
        if (kept is KeptEvidence.Changed changed)
        {
            Log.Changed(logger, record.Id, changed.Found);
            await TellAsync(contest, record, changed.Found, cancellationToken);
        }

        return kept;
    }

    private async Task TellAsync(
        Contest contest,
        DocumentRecord record,
        string found,
        CancellationToken cancellationToken
    )
    {
        var id = record.Id;
        await audit.AppendAsync(contest.Key, $"evidence changed {id}", "evidence changed", $"{id}", cancellationToken);
        var facts = new EvidenceChangedFacts(
            contest.Areas.Find(id.Area)?.Name ?? id.Area.Digits,
            record.FileName,
            id.Hash,
            found
        );
        var happened = new NoticeEvent(
            NoticeKind.EvidenceChanged,
            $"{id}",
            id.Area,
            NoticeRouting.OperatorsOf(contest),
            facts
        );
        await notices.RaiseAsync(contest, happened, cancellationToken);
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Error, "The evidence of {Document} was changed: SHA-256 {Found} lies there")]
        public static partial void Changed(ILogger logger, DocumentId document, string found);
    }
}
