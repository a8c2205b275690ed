using Pleno.Storage;
using Pleno.Telemetry;

namespace Pleno.Intake;

/// <summary>
/// Takes in an uploaded plenary document: keeps it as evidence, has it judged, and marks the upload as dealt with.
/// Every step may be killed and done again; the same file twice changes nothing and sends nothing.
/// </summary>
public sealed class TakeInDocument(
    ContestStore contests,
    DocumentStore documents,
    EvidenceStore evidence,
    EvidenceJournal journal,
    IntakeLog intakeLog,
    JudgeDocument judge,
    RefuseFile refuse
)
{
    /// <param name="file">The file as received; null when the blob is gone.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public async Task RunAsync(Evidence? file, CancellationToken cancellationToken)
    {
        if (file is null)
        {
            return;
        }

        using var step = Trail.Step("take in document");
        var placement = await FilePlacement.OfAsync(file.BlobName, contests, cancellationToken);
        if (placement is { Refusal: null, Path: { } path, Contest: { } contest })
        {
            var id = new DocumentId(contest.Key, path.Area, file.Hash);
            var received = await ReceiveAsync(id, file, cancellationToken);
            await evidence.KeepAsync(received, file.Content, cancellationToken);
            await judge.RunAsync(contest, received, file.Content, cancellationToken);
        }
        else
        {
            await refuse.RunAsync(file, placement, cancellationToken);
        }

        await intakeLog.MarkAsync(
            file.Path,
            file.ETag,
            placement.Refusal,
            placement.Contest?.Version ?? "",
            cancellationToken
        );
        if (placement.Refusal is not null)
        {
            await TakeInAgainIfConfiguredMeanwhileAsync(file, cancellationToken);
        }
    }

    /// <summary>
    /// The same bytes under another name are a new attempt where the name is what was wrong: a file that could not be read, a scan that
    /// names no document.
    /// </summary>
    private Task<DocumentRecord> ReceiveAsync(DocumentId id, Evidence file, CancellationToken cancellationToken) =>
        TableRows.RedoOnConflictAsync(async () =>
        {
            var record = await documents.ReceiveAsync(id, file.BlobName, file.Size, file.Because, cancellationToken);
            var isOpen =
                record
                is { Status: DocumentStatus.Unreadable }
                    or { Kind: DocumentKind.Scan, Status: DocumentStatus.Read };
            if (!isOpen || record.BlobName == file.BlobName)
            {
                return record;
            }

            await journal.RenamedAsync(id, file.BlobName, cancellationToken);
            return await documents.RenameAsync(record, file.BlobName, cancellationToken);
        });

    // A configuration that was loaded between the look at it and the mark has not seen the mark, and would never ask for the file again.
    private async Task TakeInAgainIfConfiguredMeanwhileAsync(Evidence file, CancellationToken cancellationToken)
    {
        var now = await FilePlacement.OfAsync(file.BlobName, contests, cancellationToken);
        if (
            await intakeLog.FindAsync(file.Path, file.ETag, cancellationToken) is { } mark
            && mark.Configuration != (now.Contest?.Version ?? "")
        )
        {
            await intakeLog.ForgetAsync(mark, cancellationToken);
            await RunAsync(file, cancellationToken);
        }
    }
}
