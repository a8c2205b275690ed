using System.Security.Cryptography;
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

    /// <summary>Reads the blob; null when it is gone.</summary>
    /// <exception cref="RequestFailedException">The storage did not answer, or the blob changed while it was read.</exception>
    public static async Task<Evidence?> ReadAsync(BlobClient blob, CancellationToken cancellationToken)
    {
        using var download = await EvidenceDownload.OpenAsync(blob, cancellationToken);
        return download is null ? null : await download.ReadAsync(cancellationToken);
    }

    /// <summary>SHA-256, 64 hexadecimal digits in lower case.</summary>
    public static string HashOf(ReadOnlyMemory<byte> content) =>
        Convert.ToHexStringLower(SHA256.HashData(content.Span));
}
