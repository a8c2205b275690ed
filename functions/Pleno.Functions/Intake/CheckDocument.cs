using Azure.Storage.Blobs;
using Microsoft.Azure.Functions.Worker;
using Pleno.Intake;
using Pleno.Storage;

namespace Pleno.Functions.Intake;

/// <summary>A plenary document is to be judged again: something it rests on has changed, or a sweep found it undone.</summary>
public sealed class CheckDocument(TakeInDocument takeIn, BlobServiceClient blobs)
{
    [Function(nameof(CheckDocument))]
    public async Task RunAsync(
        [QueueTrigger(StorageNames.DocumentsQueue, Connection = StorageNames.Connection)] string blobName,
        CancellationToken cancellationToken
    )
    {
        var blob = blobs.GetBlobContainerClient(StorageNames.PlenaryContainer).GetBlobClient(blobName);
        await takeIn.RunAsync(await Evidence.ReadAsync(blob, cancellationToken), again: true, cancellationToken);
    }
}
