using Pleno.Intake.Reading;
using Pleno.Recaps;
using Pleno.Recaps.AfterDetermination;
using Pleno.Recaps.Explanations;
using Pleno.Recaps.Findings;

namespace Pleno.Intake;

/// <summary>What reading and checking a document came to.</summary>
/// <param name="Kind">What the document is.</param>
/// <param name="Status">Unreadable, Read, Rejected, NeedsExplanation or Accepted.</param>
/// <param name="Findings">Every finding, blocking or asking.</param>
public sealed record Assessment(DocumentKind Kind, DocumentStatus Status, IReadOnlyList<Finding> Findings)
{
    /// <summary>Number of the berita acara, or of the decree; null when it could not be read.</summary>
    public string? BeritaAcara { get; init; }

    /// <summary>What it replaces and why; null where the head says neither.</summary>
    public RecapRevision? Revision { get; init; }

    /// <summary>SHA-256 of the document that it takes the place of when it is accepted; null when there is none.</summary>
    public string? Replaces { get; init; }

    /// <summary>The complete recapitulation; null when a figure is missing or it is another kind of document.</summary>
    public RecapDocument? Document { get; init; }

    /// <summary>The D.KEJADIAN KHUSUS; null when it is another kind of document.</summary>
    public KejadianKhusus? Kejadian { get; init; }

    /// <summary>What is kept of an accepted decree; null when it is another kind of document, or was refused.</summary>
    public StandingDecree? Decree { get; init; }

    /// <summary>SHA-256 of the document that the scan belongs to; null when it waits for it or is another kind of document.</summary>
    public string? ScanOf { get; init; }
}
