using Azure.Storage.Blobs;
using Microsoft.Azure.Functions.Worker;
using Pleno.Intake;
using Pleno.Storage;

namespace Pleno.Functions.Intake;

/// <summary>A plenary document was uploaded. The whole path is one token, so that a file in a wrong place is answered too.</summary>
public sealed class TakeInPlenaryDocument(TakeInDocument takeIn, LargeFileLane lane)
{
    [Function(nameof(TakeInPlenaryDocument))]
    public async Task RunAsync(
        [BlobTrigger(
            StorageNames.PlenaryContainer + "/{path}",
            Connection = StorageNames.Connection,
            Source = BlobSource.Announced
        )]
            BlobClient blob,
        CancellationToken cancellationToken
    ) => await lane.ReadAsync(blob, takeIn.RunAsync, cancellationToken);
}
