using Azure.Storage.Blobs;
using Microsoft.Azure.Functions.Worker;
using Pleno.Intake;
using Pleno.Storage;

namespace Pleno.Functions.Intake;

/// <summary>A configuration file was uploaded.</summary>
public sealed class LoadContestConfiguration(LoadContest load)
{
    [Function(nameof(LoadContestConfiguration))]
    public Task RunAsync(
        [BlobTrigger(
            StorageNames.ConfigContainer + "/{path}",
            Connection = StorageNames.Connection,
            Source = BlobSource.Announced
        )]
            BlobClient blob,
        CancellationToken cancellationToken
    ) => load.RunAsync(blob, cancellationToken);
}
