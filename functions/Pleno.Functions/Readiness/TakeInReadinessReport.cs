using Azure.Storage.Blobs;
using Microsoft.Azure.Functions.Worker;
using Pleno.Intake;
using Pleno.Readiness;
using Pleno.Storage;

namespace Pleno.Functions.Readiness;

/// <summary>A readiness report was uploaded.</summary>
public sealed class TakeInReadinessReport(TakeInReport takeIn, LargeFileLane lane)
{
    [Function(nameof(TakeInReadinessReport))]
    public async Task RunAsync(
        [BlobTrigger(
            StorageNames.ReadinessContainer + "/{path}",
            Connection = StorageNames.Connection,
            Source = BlobSource.Announced
        )]
            BlobClient blob,
        CancellationToken cancellationToken
    ) => await lane.ReadAsync(blob, takeIn.RunAsync, cancellationToken);
}
