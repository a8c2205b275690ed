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
    LargeFileLane lane,
    BlobServiceClient blobs
)
{
    /// <exception cref="FormatException">The message asks for nothing that is known.</exception>
    public async Task RunAsync(string message, CancellationToken cancellationToken)
    {
        switch (CheckRequest.Parse(message))
        {
            case CheckRequest.Upload upload:
                await TakeInAsync(upload, cancellationToken);
                break;
            case CheckRequest.Document document:
                await judge.AgainAsync(document.Id, cancellationToken);
                break;
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
        }
    }
}
