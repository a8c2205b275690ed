using Azure.Storage.Blobs;
using Pleno.Intake;
using Pleno.Readiness;
using Pleno.Storage;

namespace Pleno.Uploads;

/// <summary>Does what a message of the queue of checks asks for.</summary>
public sealed class AnswerCheckRequest(
    TakeInDocument takeInDocument,
    TakeInReport takeInReport,
    LoadContest loadContest,
    JudgeDocument judge,
    OpenCheckStore checks,
    LargeFileLane lane,
    BlobServiceClient blobs
)
{
    /// <exception cref="FormatException">The message asks for nothing that is known.</exception>
    public async Task RunAsync(string message, CancellationToken cancellationToken)
    {
        switch (CheckRequest.TryParse(message))
        {
            case CheckRequest.Upload upload:
                await TakeInAsync(upload, cancellationToken);
                break;
            case CheckRequest.Document document:
                await JudgeAsync(document.Id, cancellationToken);
                break;
            default:
                throw new FormatException("The message asks for no check that is known.");
        }
    }

    /// <summary>The index is read first: what has changed after that puts the document on it anew.</summary>
    private async Task JudgeAsync(DocumentId id, CancellationToken cancellationToken)
    {
        var open = await checks.FindAsync(id, cancellationToken);
        await judge.AgainAsync(id, cancellationToken);
        if (open is not null)
        {
            await checks.CloseAsync(open, cancellationToken);
        }
    }

    private async Task TakeInAsync(CheckRequest.Upload upload, CancellationToken cancellationToken)
    {
        var blob = blobs.GetBlobContainerClient(upload.Container).GetBlobClient(upload.BlobName);
        switch (upload.Container)
        {
            case StorageNames.PlenaryContainer:
                await lane.ReadAsync(blob, takeInDocument.RunAsync, cancellationToken);
                break;
            case StorageNames.ReadinessContainer:
                await lane.ReadAsync(blob, takeInReport.RunAsync, cancellationToken);
                break;
            case StorageNames.ConfigContainer:
                await loadContest.RunAsync(blob, cancellationToken);
                break;
            default:
                throw new FormatException("The message asks for an upload where there are none.");
        }
    }
}
