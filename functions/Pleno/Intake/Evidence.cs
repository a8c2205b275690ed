using System.Security.Cryptography;
using System.Text;
using Azure;
using Azure.Storage.Blobs;

namespace Pleno.Intake;

/// <summary>A file as received. The blob is the evidence: it is only ever read.</summary>
/// <param name="Container">The container it was uploaded to.</param>
/// <param name="BlobName">Name inside its container.</param>
/// <param name="ETag">The blob's ETag when it was read.</param>
/// <param name="Size">Bytes.</param>
/// <param name="Hash">SHA-256 of the content, hexadecimal in lower case.</param>
/// <param name="Content">The content; only the first bytes over the limit when the file is too large.</param>
public sealed record Evidence(
    string Container,
    string BlobName,
    string ETag,
    long Size,
    string Hash,
    ReadOnlyMemory<byte> Content
)
{
    /// <summary>Where it was uploaded: <c>container/blob</c>.</summary>
    public string Path => $"{Container}/{BlobName}";

    /// <summary>When the blob was last written, UTC, to the second.</summary>
    public DateTimeOffset UploadedAt { get; init; }

    /// <summary>Why it was sent in place of another, in the words of whoever sent it on the page; null where nobody asked.</summary>
    public string? Because { get; init; }

    /// <summary>Largest file that is read, 20 MB.</summary>
    public const int LargestFile = 20 * 1024 * 1024;

    /// <summary>Reads the blob; null when it is gone. A file over the limit is not downloaded: its hash is then that of name, ETag and size.</summary>
    /// <exception cref="RequestFailedException">The storage did not answer, or the blob changed while it was read.</exception>
    public static async Task<Evidence?> ReadAsync(BlobClient blob, CancellationToken cancellationToken)
    {
        try
        {
            using var download = (await blob.DownloadStreamingAsync(cancellationToken: cancellationToken)).Value;
            var properties = download.Details;
            var (etag, size) = (properties.ETag.ToString("G"), properties.ContentLength);
            // Into memory of its own size: what grows as it is read takes more (docs/figures.md, row 9).
            var content = new byte[size > LargestFile ? 0 : size];
            await download.Content.ReadExactlyAsync(content, cancellationToken);
            return new Evidence(
                blob.BlobContainerName,
                blob.Name,
                etag,
                size,
                size > LargestFile ? HashOfOversized(blob.Name, etag, size) : HashOf(content),
                content
            )
            {
                UploadedAt = properties.LastModified,
                Because = UploadMetadata.BecauseOf(properties.Metadata),
            };
        }
        catch (RequestFailedException gone) when (gone.Status == 404)
        {
            return null;
        }
    }

    /// <summary>SHA-256, 64 hexadecimal digits in lower case.</summary>
    public static string HashOf(ReadOnlyMemory<byte> content) =>
        Convert.ToHexStringLower(SHA256.HashData(content.Span));

    private static string HashOfOversized(string name, string etag, long size) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{name}\n{etag}\n{size}")));
}
