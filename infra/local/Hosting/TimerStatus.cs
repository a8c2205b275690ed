using System.Text.Json;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;

namespace Pleno.Local.Hosting;

/// <summary>
/// When a timer last ran and runs next, as the host writes it down between runs.
/// <paramref name="Last"/> is the default when it never ran.
/// </summary>
internal sealed record TimerStatus(DateTimeOffset Last, DateTimeOffset Next, DateTimeOffset LastUpdated)
{
    public static async Task<TimerStatus?> ReadAsync(BlobClient blob, CancellationToken cancellation)
    {
        try
        {
            BlobDownloadResult status = await blob.DownloadContentAsync(cancellation);
            return JsonSerializer.Deserialize<TimerStatus>(status.Content.ToMemory().Span);
        }
        catch (RequestFailedException absent) when (absent.Status == 404)
        {
            return null;
        }
    }

    public async Task WriteAsync(BlobClient blob, CancellationToken cancellation) =>
        await blob.UploadAsync(
            BinaryData.FromBytes(JsonSerializer.SerializeToUtf8Bytes(this)),
            overwrite: true,
            cancellation
        );
}
