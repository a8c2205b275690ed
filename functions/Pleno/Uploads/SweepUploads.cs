using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Microsoft.Extensions.Logging;
using Pleno.Intake;
using Pleno.Storage;

namespace Pleno.Uploads;

/// <summary>What a sweep saw last time, kept between sweeps of one process.</summary>
public sealed class SweepMemory
{
    /// <summary>Blob versions known to be dealt with.</summary>
    public ISet<string> Handled { get; } = new HashSet<string>(StringComparer.Ordinal);

    /// <summary>Blob versions that were not dealt with when a sweep looked, with when they were asked for last; null when they were not.</summary>
    public IDictionary<string, DateTimeOffset?> Waiting { get; } =
        new Dictionary<string, DateTimeOffset?>(StringComparer.Ordinal);
}

/// <summary>
/// Finds uploads that no trigger announced, or whose taking in was cut off, and asks for them. What is being worked on is left alone: a blob is asked for when it has
/// lain undone for a while, or when two sweeps in a row have found it so, whatever the storage's clock says; and again only after that while.
/// </summary>
public sealed partial class SweepUploads(
    BlobServiceClient blobs,
    IntakeLog intakeLog,
    WorkQueues queues,
    SweepMemory memory,
    TimeProvider time,
    ILogger<SweepUploads> logger
)
{
    private static readonly string[] Uploads =
    [
        StorageNames.ConfigContainer,
        StorageNames.PlenaryContainer,
        StorageNames.ReadinessContainer,
    ];

    /// <summary>Longer than any taking in lasts with its retries by the host.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        foreach (var container in Uploads)
        {
            var blobsThere = blobs
                .GetBlobContainerClient(container)
                .GetBlobsAsync(new GetBlobsOptions(), cancellationToken);
            await foreach (var blob in blobsThere)
            {
                await LookAtAsync(
                    new CheckRequest.Upload(container, blob.Name),
                    blob.Properties.ETag?.ToString("G") ?? "",
                    blob.Properties.LastModified + Patience < time.GetUtcNow(),
                    cancellationToken
                );
            }
        }
    }

    private async Task LookAtAsync(
        CheckRequest.Upload upload,
        string etag,
        bool isOld,
        CancellationToken cancellationToken
    )
    {
        var path = $"{upload.Container}/{upload.BlobName}";
        var version = $"{path}\n{etag.Trim('"')}";
        if (memory.Handled.Contains(version))
        {
            return;
        }

        if (await intakeLog.FindAsync(path, etag, cancellationToken) is not null)
        {
            memory.Handled.Add(version);
            memory.Waiting.Remove(version);
        }
        else if (IsDue(version, isOld))
        {
            memory.Waiting[version] = time.GetUtcNow();
            Log.AskedAgain(logger, etag);
            await queues.CheckDocumentAsync(upload, cancellationToken);
        }
    }

    private bool IsDue(string version, bool isOld) =>
        memory.Waiting.TryAdd(version, null)
            ? isOld
            : memory.Waiting[version] is not { } asked || asked + Patience <= time.GetUtcNow();

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Information, "Blob version {ETag} was not dealt with; asked for again")]
        public static partial void AskedAgain(ILogger logger, string etag);
    }
}
