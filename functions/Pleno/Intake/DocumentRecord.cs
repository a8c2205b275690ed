using Azure;
using Pleno.Recaps.Findings;

namespace Pleno.Intake;

/// <summary>What is known of one received document.</summary>
/// <param name="Id">Identity.</param>
/// <param name="BlobName">Name of the blob in the container of plenary documents.</param>
/// <param name="Size">Bytes.</param>
/// <param name="ReceivedAt">When it was first seen, UTC.</param>
/// <param name="Status">State.</param>
/// <param name="Version">Running number among the documents of its area and kind, from 1; 0 until decided.</param>
/// <param name="BeritaAcara">Number of the berita acara, or of the decree; null when it could not be read.</param>
/// <param name="Findings">What was found, at most <see cref="MostFindings"/>.</param>
/// <param name="FindingCount">How many there were in all.</param>
/// <param name="IsSettled">True once everything that follows from the decision is stored.</param>
/// <param name="ETag">The row's ETag.</param>
public sealed record DocumentRecord(
    DocumentId Id,
    string BlobName,
    long Size,
    DateTimeOffset ReceivedAt,
    DocumentStatus Status,
    int Version,
    string? BeritaAcara,
    IReadOnlyList<Finding> Findings,
    int FindingCount,
    bool IsSettled,
    ETag ETag
)
{
    /// <summary>Findings kept and shown per document; a file may have one in every cell.</summary>
    public const int MostFindings = 1000;

    /// <summary>What it is; until it is read a recapitulation, or a scan by its name.</summary>
    public DocumentKind Kind { get; init; }

    /// <summary>SHA-256 of the document whose place it took when it was accepted; null when there was none.</summary>
    public string? Replaces { get; init; }

    /// <summary>How often it was decided anew, from 1; 0 until then. The same outcome twice, with another in between, is told twice.</summary>
    public int Decision { get; init; }

    /// <summary>When it was decided on last, UTC; default until then.</summary>
    public DateTimeOffset DecidedAt { get; init; }

    /// <summary>The decision with which it took the place of another; 0 when it took nobody's.</summary>
    public int ReplacedAt { get; init; }

    /// <summary>Of a scan: SHA-256 of the document that it belongs to; null while it waits for it.</summary>
    public string? ScanOf { get; init; }

    /// <summary>SHA-256 of the newest scan of its signed form; null when there is none.</summary>
    public string? Scan { get; init; }

    /// <summary>Why it was sent in place of another, in the words of whoever sent it on the page; null where nobody asked.</summary>
    public string? Because { get; init; }

    /// <summary>Where its trace stood when it was received (W3C traceparent); null when nobody listened.</summary>
    public string? Trace { get; init; }

    /// <summary>The file's own name.</summary>
    public string FileName => BlobName[(BlobName.LastIndexOf('/') + 1)..];
}
