using System.Security.Cryptography;
using System.Text;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;

namespace Pleno.Intake;

/// <summary>A file whose size and properties are known and whose content is yet to be read: both come with one request.</summary>
public sealed class EvidenceDownload : IDisposable
{
    private readonly BlobClient _blob;
    private readonly BlobDownloadStreamingResult _download;

    private EvidenceDownload(BlobClient blob, BlobDownloadStreamingResult download) =>
        (_blob, _download) = (blob, download);

    /// <summary>Bytes.</summary>
    public long Size => _download.Details.ContentLength;

    /// <summary>Opens the blob; null when it is gone.</summary>
    /// <exception cref="RequestFailedException">The storage did not answer.</exception>
    public static async Task<EvidenceDownload?> OpenAsync(BlobClient blob, CancellationToken cancellationToken)
    {
        try
        {
            return new EvidenceDownload(
                blob,
                (await blob.DownloadStreamingAsync(cancellationToken: cancellationToken)).Value
            );
        }
        catch (RequestFailedException gone) when (gone.Status == 404)
        {
            return null;
        }
    }

    /// <summary>Reads the content; null when the blob went meanwhile. A file over the limit is not read: its hash is then that of name, ETag and size.</summary>
    /// <exception cref="RequestFailedException">The storage did not answer, or the blob changed while it was read.</exception>
    public async Task<Evidence?> ReadAsync(CancellationToken cancellationToken)
    {
        var (properties, isOver) = (_download.Details, Size > Evidence.LargestFile);
        var etag = properties.ETag.ToString("G");
        // Into memory of its own size: what grows as it is read takes more (docs/figures.md, row 9).
        var content = new byte[isOver ? 0 : Size];
        try
        {
            await _download.Content.ReadExactlyAsync(content, cancellationToken);
        }
        catch (RequestFailedException gone) when (gone.Status == 404)
        {
            return null;
        }

        var hash = isOver ? HashOfOversized(_blob.Name, etag, Size) : Evidence.HashOf(content);
        return new Evidence(_blob.BlobContainerName, _blob.Name, etag, Size, hash, content)
        {
            UploadedAt = properties.LastModified,
            Because = UploadMetadata.BecauseOf(properties.Metadata),
        };
    }

    public void Dispose() => _download.Dispose();

    private static string HashOfOversized(string name, string etag, long size) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{name}\n{etag}\n{size}")));
}
