using Azure.Storage.Blobs;

namespace Pleno.Intake;

/// <summary>
/// Lets the large files through the intake of a process one at a time, and small ones past them: a CSV of 20 MB takes more than 100 MB while it is
/// checked, and the eight that a host hands over at a time would take more than an instance may have (docs/figures.md, row 9).
/// </summary>
public sealed class LargeFileLane : IDisposable
{
    /// <summary>From this size on a file is large, in bytes. A form of a kecamatan has some 20 kB, one with 1,571 columns some 350 kB.</summary>
    public const long Large = 1024 * 1024;

    private readonly SemaphoreSlim _lane = new(1);

    /// <summary>Reads an upload when it is its turn, and has it taken in.</summary>
    /// <param name="blob">The upload.</param>
    /// <param name="takeInAsync">Gets the file; null when the blob is gone.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public async Task ReadAsync(
        BlobClient blob,
        Func<Evidence?, CancellationToken, Task> takeInAsync,
        CancellationToken cancellationToken
    )
    {
        using var download = await EvidenceDownload.OpenAsync(blob, cancellationToken);
        await RunAsync(
            download?.Size ?? 0,
            async () =>
            {
                var file = download is null ? null : await download.ReadAsync(cancellationToken);
                await takeInAsync(file, cancellationToken);
            },
            cancellationToken
        );
    }

    /// <summary>Does something with a file of this size when it is its turn.</summary>
    /// <param name="size">Bytes. One over the limit is not read, and waits for none.</param>
    /// <param name="stepAsync">What is done with it.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public async Task RunAsync(long size, Func<Task> stepAsync, CancellationToken cancellationToken)
    {
        if (size is < Large or > Evidence.LargestFile)
        {
            await stepAsync();
            return;
        }

        await _lane.WaitAsync(cancellationToken);
        try
        {
            await stepAsync();
        }
        finally
        {
            // By itself the runtime waits for several of them before it looks: 252 MB at most, and not under 250.
            GC.Collect();
            _lane.Release();
        }
    }

    public void Dispose() => _lane.Dispose();
}
