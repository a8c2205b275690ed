using Azure;
using Azure.Storage.Blobs.Models;
using Microsoft.Extensions.Logging;

namespace Pleno.Local.Hosting;

/// <summary>
/// Finds written blobs by listing the container. It stands in for Event Grid too: a function whose source is
/// EventGrid is polled just the same, because no event service runs on one machine; the message that results is the same.
/// </summary>
internal sealed partial class BlobScanner(
    BlobFunction function,
    BlobReceipts receipts,
    BlobTriggerQueue queue,
    TimeSpan interval,
    ILogger logger
) : IListener
{
    private const int Parallelism = 4;

    private bool loaded;

    public async Task RunAsync(HostLifetime lifetime)
    {
        while (!lifetime.Stopping.IsCancellationRequested)
        {
            try
            {
                await ScanAsync(lifetime.Abort);
                await Task.Delay(interval, lifetime.Stopping);
            }
            catch (OperationCanceledException) when (lifetime.Stopping.IsCancellationRequested)
            {
                return;
            }
            catch (Exception fault) when (StorageFault.Is(fault))
            {
                Log.ScanFailed(logger, fault, function.Descriptor.Name);
                await Task.Delay(interval, CancellationToken.None);
            }
        }
    }

    private async Task ScanAsync(CancellationToken abort)
    {
        if (!loaded)
        {
            await receipts.LoadAsync(abort);
            loaded = true;
        }

        var options = new ParallelOptions { MaxDegreeOfParallelism = Parallelism, CancellationToken = abort };
        await Parallel.ForEachAsync(
            await ListNewAsync(abort),
            options,
            async (blob, cancellation) => await QueueAsync(blob, cancellation)
        );
    }

    private async Task<List<BlobItem>> ListNewAsync(CancellationToken abort)
    {
        var found = new List<BlobItem>();
        try
        {
            var options = new GetBlobsOptions { Prefix = function.Pattern.Prefix };
            await foreach (var blob in function.Container.GetBlobsAsync(options, abort))
            {
                if (
                    blob.Properties.ETag is { } etag
                    && !receipts.IsComplete(blob.Name, etag)
                    && function.Pattern.Match(blob.Name) is not null
                )
                {
                    found.Add(blob);
                }
            }
        }
        catch (RequestFailedException absent) when (absent.ErrorCode == BlobErrorCode.ContainerNotFound)
        {
            // The trigger waits for its container, as it does for a queue.
        }

        return found;
    }

    private async Task QueueAsync(BlobItem blob, CancellationToken abort)
    {
        var etag = blob.Properties.ETag!.Value;
        if (await receipts.OpenAsync(blob.Name, etag, abort))
        {
            await queue.SendAsync(function, blob, abort);
            await receipts.CompleteAsync(blob.Name, etag, abort);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "{Function}: its container cannot be listed now")]
        public static partial void ScanFailed(ILogger logger, Exception fault, string function);
    }
}
