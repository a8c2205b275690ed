using Pleno.Intake;

namespace Pleno.Uploads.Following;

/// <summary>How far a file has come.</summary>
public enum UploadProgress
{
    /// <summary>In its place, not taken in yet.</summary>
    Sent,

    /// <summary>Taken in, not judged yet.</summary>
    Received,

    /// <summary>Read and right, waiting for documents of the areas below, or a scan for its document.</summary>
    Waiting,

    /// <summary>Every rule holds.</summary>
    Accepted,

    /// <summary>Was accepted; something that it rests on has changed since.</summary>
    NeedsExplanation,

    /// <summary>At least one finding blocks it.</summary>
    Rejected,

    /// <summary>Could not be read.</summary>
    Unreadable,

    /// <summary>A newer version stands in its place.</summary>
    Superseded,
}

/// <summary>The state of a file that was sent: JSON of <c>GET /api/uploads/…</c>.</summary>
/// <param name="Sha256">SHA-256 of the file.</param>
/// <param name="Name">Its name.</param>
/// <param name="Kind">What a document is; null for a report.</param>
/// <param name="Progress">How far it has come.</param>
/// <param name="ProgressText">The same in words.</param>
/// <param name="IsFinal">Whether nothing more will come of it by itself.</param>
/// <param name="Version">Running number among the documents of its kind; 0 before it was judged, and for a report that was refused.</param>
/// <param name="BeritaAcara">Number of the berita acara; null where there is none.</param>
/// <param name="ReceivedAt">When it was taken in, UTC; null before.</param>
/// <param name="Because">Why it was sent in place of another, in the sender's words; null where nobody asked.</param>
/// <param name="Groups">What came of each group of checks; empty before it was judged.</param>
/// <param name="Findings">What was found, at most as many as are kept.</param>
/// <param name="FindingCount">How many there were in all.</param>
public sealed record UploadState(
    string Sha256,
    string Name,
    DocumentKind? Kind,
    UploadProgress Progress,
    UploadText ProgressText,
    bool IsFinal,
    int Version,
    string? BeritaAcara,
    DateTimeOffset? ReceivedAt,
    string? Because,
    IReadOnlyList<CheckGroup> Groups,
    IReadOnlyList<FileFinding> Findings,
    int FindingCount
);
