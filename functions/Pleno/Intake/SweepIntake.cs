using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Microsoft.Extensions.Logging;
using Pleno.Storage;

namespace Pleno.Intake;

/// <summary>What a sweep saw last time, kept between sweeps of one process.</summary>
public sealed class SweepMemory
{
    /// <summary>Blob versions known to be dealt with.</summary>
    public ISet<string> Handled { get; } = new HashSet<string>(StringComparer.Ordinal);

    /// <summary>Blob versions that were not dealt with at the last sweep.</summary>
    public ISet<string> Waiting { get; } = new HashSet<string>(StringComparer.Ordinal);
}

/// <summary>
/// Finds plenary documents that no trigger announced, or whose taking in was cut off, and asks for them. A blob is asked for
/// when two sweeps in a row have found it undone, so that what is being worked on is left alone.
/// </summary>
public sealed partial class SweepIntake(
    BlobServiceClient blobs,
    IntakeLog intakeLog,
    WorkQueues queues,
    SweepMemory memory,
    ILogger<SweepIntake> logger
)
{
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var container = blobs.GetBlobContainerClient(StorageNames.PlenaryContainer);
        await foreach (var blob in container.GetBlobsAsync(new GetBlobsOptions(), cancellationToken))
        {
            await LookAtAsync(blob, cancellationToken);
        }
    }

    private async Task LookAtAsync(BlobItem blob, CancellationToken cancellationToken)
    {
        var etag = blob.Properties.ETag?.ToString("G") ?? "";
        var version = $"{blob.Name}\n{etag.Trim('"')}";
        if (memory.Handled.Contains(version))
        {
            return;
        }

        if (await intakeLog.FindAsync(blob.Name, etag, cancellationToken) is not null)
        {
            memory.Handled.Add(version);
            memory.Waiting.Remove(version);
        }
        else if (!memory.Waiting.Add(version))
        {
            Log.AskedAgain(logger, etag);
            await queues.CheckDocumentAsync(new CheckRequest.Upload(blob.Name), cancellationToken);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Information, "Blob version {ETag} was not dealt with; asked for again")]
        public static partial void AskedAgain(ILogger logger, string etag);
    }
}
