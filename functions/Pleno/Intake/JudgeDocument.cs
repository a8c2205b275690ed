using Pleno.Contests;
using Pleno.Storage;
using Pleno.Telemetry;

namespace Pleno.Intake;

/// <summary>Reads a received document and has it judged as what it is.</summary>
public sealed class JudgeDocument(
    ContestStore contests,
    DocumentStore documents,
    ReadEvidence evidence,
    AssessDocument assess,
    DecideDocument decide,
    DocumentFollowUp followUp,
    AskAgain askAgain,
    LargeFileLane lane
)
{
    /// <summary>Judges a document again, since something it rests on has changed.</summary>
    public async Task AgainAsync(DocumentId id, CancellationToken cancellationToken)
    {
        if (await documents.FindAsync(id, cancellationToken) is { } record)
        {
            await lane.RunAsync(record.Size, () => AgainAsync(record, cancellationToken), cancellationToken);
        }
    }

    // The configuration is read when it is its turn: it may have changed while a large file waited. What is no longer what was received is not judged:
    // the last decision stands, and the operators are told.
    private async Task AgainAsync(DocumentRecord record, CancellationToken cancellationToken)
    {
        if (
            await contests.FindAsync(record.Id.Contest, cancellationToken) is { } contest
            && await evidence.RunAsync(contest, record, cancellationToken) is KeptEvidence.Whole kept
        )
        {
            await RedoAsync(contest, record, isAgain: true, kept.Content, cancellationToken);
        }
    }

    /// <summary>Judges a document that was just received; one whose decision is settled is left alone.</summary>
    /// <param name="contest">The contest.</param>
    /// <param name="received">The document as it was received.</param>
    /// <param name="content">Its content; empty when it is over the limit and was not read.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public Task RunAsync(
        Contest contest,
        DocumentRecord received,
        ReadOnlyMemory<byte> content,
        CancellationToken cancellationToken
    ) => RedoAsync(contest, received, isAgain: false, content, cancellationToken);

    /// <summary>
    /// Judges from the record as it was read. After a conflict always as it stands, settled or not: whoever came in between may
    /// have settled what this step then went on to undo.
    /// </summary>
    private Task<DocumentStatus> RedoAsync(
        Contest contest,
        DocumentRecord read,
        bool isAgain,
        ReadOnlyMemory<byte> content,
        CancellationToken cancellationToken
    )
    {
        DocumentRecord? first = read;
        return TableRows.RedoOnConflictAsync(
            async () =>
            {
                var record = first ?? await FindAsync(read.Id, cancellationToken);
                var again = isAgain || first is null;
                first = null;
                return await JudgeAsync(contest, record, content, again, cancellationToken);
            },
            attempts: 20
        );
    }

    private async Task<DocumentRecord> FindAsync(DocumentId id, CancellationToken cancellationToken) =>
        await documents.FindAsync(id, cancellationToken)
        ?? throw new InvalidOperationException($"{id} was never received.");

    private async Task<DocumentStatus> JudgeAsync(
        Contest contest,
        DocumentRecord record,
        ReadOnlyMemory<byte> content,
        bool again,
        CancellationToken cancellationToken
    )
    {
        // What was replaced is history: judged again, it would only be refused.
        if (record.Status == DocumentStatus.Superseded || (record.IsSettled && !again))
        {
            return record.Status;
        }

        using var step = Trail.Resume("check document", record.Trace);
        step?.SetTag("pleno.contest", $"{contest.Key}")
            .SetTag("pleno.area", $"{record.Id.Area}")
            .SetTag("pleno.document", record.Id.Hash);
        var assessed = await assess.RunAsync(contest, record, content, cancellationToken);
        var assessment = assessed.Assessment;
        if (assessed.Stands.IsScannedChanged && assessment.Status == DocumentStatus.Accepted)
        {
            // There is nothing to hold the scan against: its document is no longer what was received.
            return record.Status;
        }

        var seen = assessed.Stands.OfArea.HeadOf(assessment.Kind);
        var decided = await decide.RunAsync(record, assessment, seen, cancellationToken);
        await followUp.RunAsync(contest, decided, assessed, cancellationToken);
        await AskWaitingAsync(decided, cancellationToken);
        await documents.SettleAsync(decided, cancellationToken);
        step?.SetTag("pleno.status", $"{decided.Status}");
        return decided.Status;
    }

    /// <summary>A document that is there now may be what others of its area waited for; nothing waits for a scan.</summary>
    private async Task AskWaitingAsync(DocumentRecord decided, CancellationToken cancellationToken)
    {
        var isThere =
            decided.Status is DocumentStatus.Accepted or DocumentStatus.Read or DocumentStatus.NeedsExplanation;
        if (isThere && !decided.IsSettled && decided.Kind != DocumentKind.Scan)
        {
            await askAgain.InAreaAsync(decided.Id.Contest, decided.Id.Area, cancellationToken);
        }
    }
}
