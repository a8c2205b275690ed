using Azure.Storage.Blobs;
using Pleno.Storage;

namespace Pleno.Intake;

/// <summary>Does what a message of the queue of documents to be checked asks for.</summary>
public sealed class AnswerCheckRequest(TakeInDocument takeIn, JudgeDocument judge, BlobServiceClient blobs)
{
    /// <exception cref="FormatException">The message asks for nothing that is known.</exception>
    public async Task RunAsync(string message, CancellationToken cancellationToken)
    {
        switch (CheckRequest.Parse(message))
        {
            case CheckRequest.Upload upload:
                var blob = blobs.GetBlobContainerClient(StorageNames.PlenaryContainer).GetBlobClient(upload.BlobName);
                await takeIn.RunAsync(await Evidence.ReadAsync(blob, cancellationToken), cancellationToken);
                break;
            case CheckRequest.Document document:
                await judge.AgainAsync(document.Id, cancellationToken);
                break;
        }
    }
}
