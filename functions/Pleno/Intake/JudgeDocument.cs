using Pleno.Contests;
using Pleno.Intake.Reading;
using Pleno.Recaps.Findings;
using Pleno.Storage;
using Pleno.Telemetry;

namespace Pleno.Intake;

/// <summary>Reads a received document and has it judged as what it is.</summary>
public sealed class JudgeDocument(
    ContestStore contests,
    DocumentStore documents,
    ReadEvidence evidence,
    JudgeRecap recap,
    JudgeKejadian kejadian,
    JudgeDecree decree,
    JudgeScan scan,
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
        var judged =
            record.Kind == DocumentKind.Scan
                ? await scan.RunAsync(contest, record, content, cancellationToken)
                : await JudgeAsync(contest, record, Read(record, content, contest), cancellationToken);
        if (judged is null)
        {
            return record.Status;
        }

        await documents.SettleAsync(judged, cancellationToken);
        step?.SetTag("pleno.status", $"{judged.Status}");
        return judged.Status;
    }

    private async Task<DocumentRecord> JudgeAsync(
        Contest contest,
        DocumentRecord record,
        ReadOutcome outcome,
        CancellationToken cancellationToken
    )
    {
        var judged = outcome switch
        {
            ReadOutcome.Kejadian read => await kejadian.RunAsync(contest, record, read, cancellationToken),
            ReadOutcome.DecreeOnResult read => await decree.RunAsync(contest, record, read, cancellationToken),
            _ => await recap.RunAsync(contest, record, outcome, cancellationToken),
        };
        var isThere =
            judged.Status is DocumentStatus.Accepted or DocumentStatus.Read or DocumentStatus.NeedsExplanation;
        if (isThere && !judged.IsSettled)
        {
            await askAgain.InAreaAsync(contest.Key, judged.Id.Area, cancellationToken);
        }

        return judged;
    }

    /// <summary>What a file would be judged to be if it were taken in now, by the same rules and the same data. Stores nothing.</summary>
    /// <param name="contest">The contest.</param>
    /// <param name="record">The document as it would be received, or as it was.</param>
    /// <param name="content">Its content.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public Task<Assessment> AssessAsync(
        Contest contest,
        DocumentRecord record,
        ReadOnlyMemory<byte> content,
        CancellationToken cancellationToken
    )
    {
        if (record.Kind == DocumentKind.Scan)
        {
            return scan.AssessAsync(contest, record, content, cancellationToken);
        }

        return Read(record, content, contest) switch
        {
            ReadOutcome.Kejadian read => kejadian.AssessAsync(contest, record, read, cancellationToken),
            ReadOutcome.DecreeOnResult read => decree.AssessAsync(contest, record, read, cancellationToken),
            var read => recap.AssessAsync(contest, record, read, cancellationToken),
        };
    }

    private static ReadOutcome Read(DocumentRecord record, ReadOnlyMemory<byte> content, Contest contest)
    {
        using var step = Trail.Step("read document");
        return record.Size > Evidence.LargestFile
            ? new ReadOutcome.Unreadable([
                new Finding(DocumentCodes.FileTooLarge, Expected: Evidence.LargestFile, Got: record.Size),
            ])
            : RecapFileReader.Read(content, record.FileName, contest, record.Id.Area);
    }
}
