using Pleno.Contests;
using Pleno.Intake.Reading;
using Pleno.Intake.Scans;
using Pleno.Recaps;
using Pleno.Recaps.Findings;

namespace Pleno.Intake.Judging;

/// <summary>Binds the scan of a signed form to its document and holds it against it.</summary>
public static class ScanJudge
{
    /// <summary>The document of its area that a scan belongs to; null when there is none yet, or it is no scan that could be opened.</summary>
    public static DocumentRecord? DocumentOf(FileReading read, AreaDocuments ofArea) =>
        read.Outcome is ReadOutcome.Scan { Reading: not ScanReading.Unreadable and var reading }
            ? ScanBinding.Find(ClaimOf(read, reading), read.Document.ScanOf, ofArea)
            : null;

    internal static Assessment Judge(FileReading read, ScanReading reading, StandingDocuments stands, Contest contest)
    {
        var refusals = RefusalsOf(contest, read.Document, reading);
        if (refusals.Count > 0)
        {
            var refused = reading is ScanReading.Unreadable ? DocumentStatus.Unreadable : DocumentStatus.Rejected;
            return new Assessment(DocumentKind.Scan, refused, refusals);
        }

        var claim = ClaimOf(read, reading);
        var document = DocumentOf(read, stands.OfArea);
        List<Finding> findings = [.. reading.Findings, .. Compare(claim, reading, document, stands)];
        var status =
            findings.Exists(finding => finding.Blocks) ? DocumentStatus.Rejected
            : document is null ? DocumentStatus.Read
            : DocumentStatus.Accepted;
        return new Assessment(DocumentKind.Scan, status, findings)
        {
            BeritaAcara = claim.BeritaAcara,
            ScanOf = status == DocumentStatus.Accepted ? document?.Id.Hash : null,
        };
    }

    private static ScanClaim ClaimOf(FileReading read, ScanReading reading) =>
        ScanClaim.Of(read.Document.FileName, reading);

    /// <summary>Why it belongs to no document of this place: it cannot be opened, or its head is that of another.</summary>
    private static IReadOnlyList<Finding> RefusalsOf(Contest contest, DocumentRecord record, ScanReading reading)
    {
        var area = record.Id.Area;
        return (reading, RecapForm.For(contest.Key, area)) switch
        {
            (ScanReading.Unreadable, _) => reading.Findings,
            (_, null) => [new Finding(DocumentCodes.UnknownArea, Got: area.Digits)],
            (ScanReading.Text text, { } form) => ScanComparison.Misplaced(
                ScanHead.Of(text),
                form,
                area,
                contest.Key.Year
            ),
            _ => [],
        };
    }

    /// <summary>A scan with text of a recapitulation is compared; every other is only kept.</summary>
    private static IReadOnlyList<Finding> Compare(
        ScanClaim claim,
        ScanReading reading,
        DocumentRecord? document,
        StandingDocuments stands
    ) =>
        document is null ? (stands.IsAreaKnown ? [WaitsFor(claim, stands.OfArea)] : [])
        : reading is ScanReading.Text text && stands.Scanned is { } recap ? ScanComparison.Compare(text, recap)
        : [];

    /// <summary>Names the documents that it could belong to.</summary>
    private static Finding WaitsFor(ScanClaim claim, AreaDocuments ofArea)
    {
        var candidates = ScanBinding
            .Candidates(claim, ofArea)
            .Where(document => document.Status != DocumentStatus.Superseded)
            .Select(document => $"{document.FileName} ({document.BeritaAcara})");
        return new Finding(
            BetweenCodes.ScanWithoutDocument,
            Expected: string.Join("; ", candidates),
            Got: claim.BeritaAcara ?? claim.FileName
        );
    }
}
