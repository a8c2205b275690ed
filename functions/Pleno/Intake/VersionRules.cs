using Pleno.Intake.Reading;
using Pleno.Recaps.Explanations;
using Pleno.Recaps.Findings;

namespace Pleno.Intake;

/// <summary>What a document says of itself as a version.</summary>
/// <param name="Hash">SHA-256 of its file.</param>
/// <param name="BeritaAcara">Number of its berita acara.</param>
/// <param name="Revision">What it replaces and why; null where the head says neither.</param>
public sealed record VersionClaim(string Hash, string? BeritaAcara, RecapRevision? Revision);

/// <summary>L06 and L08: a version names what it replaces, why, and what allows it; one number has one content.</summary>
public static class VersionRules
{
    /// <param name="claim">The document.</param>
    /// <param name="predecessor">Hash of the document that stands, or in whose place it stands already; null when there is none.</param>
    /// <param name="others">The other documents of its kind and area.</param>
    public static IEnumerable<Finding> Check(
        VersionClaim claim,
        string? predecessor,
        IReadOnlyList<DocumentRecord> others
    )
    {
        if (claim.Revision is not { } revision)
        {
            return WithoutRevision(claim, predecessor, others);
        }

        var isKnown = predecessor is not null
            ? DocumentNames.IsStartOf(revision.Replaces, predecessor)
            : others.Any(other => DocumentNames.IsStartOf(revision.Replaces, other.Id.Hash));
        if (!isKnown || string.IsNullOrWhiteSpace(revision.Reason))
        {
            return predecessor is null
                ? [new Finding(VersionCodes.ReplacesUnknown, Got: revision.Replaces)]
                :
                [
                    new Finding(
                        BetweenCodes.ReplacesWithoutReason,
                        Expected: predecessor[..16],
                        Got: revision.Replaces
                    ),
                ];
        }

        return string.IsNullOrWhiteSpace(revision.Basis) ? [new Finding(VersionCodes.RevisionWithoutBasis)] : [];
    }

    private static IEnumerable<Finding> WithoutRevision(
        VersionClaim claim,
        string? predecessor,
        IReadOnlyList<DocumentRecord> others
    )
    {
        var sameNumber = others.FirstOrDefault(other =>
            other.Status is DocumentStatus.Accepted or DocumentStatus.NeedsExplanation or DocumentStatus.Read
            && !string.IsNullOrEmpty(claim.BeritaAcara)
            && other.BeritaAcara == claim.BeritaAcara
        );
        return (sameNumber, predecessor) switch
        {
            ({ } other, _) =>
            [
                new Finding(
                    VersionCodes.SameNumberOtherContent,
                    Expected: other.Id.Hash[..16],
                    Got: claim.BeritaAcara!
                ),
            ],
            (null, { } standing) =>
            [
                new Finding(BetweenCodes.ReplacesWithoutReason, Expected: standing[..16], Got: ""),
            ],
            _ => [],
        };
    }
}
