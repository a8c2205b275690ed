using Pleno.Contests;
using Pleno.Intake.Reading;
using Pleno.Intake.Scans;
using Pleno.Notices;
using Pleno.Recaps;
using Pleno.Recaps.Findings;
using Pleno.Storage;

namespace Pleno.Intake;

/// <summary>
/// Binds the scan of a signed form to its document and holds it against it. A scan changes no figure and no document's status: its document only
/// shows that it is there.
/// </summary>
public sealed class JudgeScan(
    DocumentStore documents,
    ReadEvidence evidence,
    DecideDocument decide,
    AuditStore audit,
    NoticeDesk notices
)
{
    /// <summary>Judges it. Every step may be killed and done again.</summary>
    /// <returns>The scan as decided; null when its document is no longer what was received, so that there is nothing to hold it against.</returns>
    /// <exception cref="StorageConflictException">Something it rests on changed meanwhile; redo.</exception>
    public async Task<DocumentRecord?> RunAsync(
        Contest contest,
        DocumentRecord record,
        ReadOnlyMemory<byte> content,
        CancellationToken cancellationToken
    )
    {
        var ofArea = await documents.ReadAreaAsync(contest.Key, record.Id.Area, cancellationToken);
        var (assessment, document, isHeld) = await AssessAsync(contest, record, content, ofArea, cancellationToken);
        if (isHeld)
        {
            return null;
        }

        var decided = await decide.RunAsync(record, assessment, ofArea.HeadOf(DocumentKind.Scan), cancellationToken);
        await TellAsync(contest, decided, document, cancellationToken);
        return decided;
    }

    /// <summary>What it would be judged to be now. Stores nothing.</summary>
    public async Task<Assessment> AssessAsync(
        Contest contest,
        DocumentRecord record,
        ReadOnlyMemory<byte> content,
        CancellationToken cancellationToken
    )
    {
        var ofArea = await documents.ReadAreaAsync(contest.Key, record.Id.Area, cancellationToken);
        return (await AssessAsync(contest, record, content, ofArea, cancellationToken)).Assessment;
    }

    private async Task<(Assessment Assessment, DocumentRecord? Document, bool IsHeld)> AssessAsync(
        Contest contest,
        DocumentRecord record,
        ReadOnlyMemory<byte> content,
        AreaDocuments ofArea,
        CancellationToken cancellationToken
    )
    {
        var reading = Read(record, content);
        var refusals = RefusalsOf(contest, record, reading);
        if (refusals.Count > 0)
        {
            var refused = reading is ScanReading.Unreadable ? DocumentStatus.Unreadable : DocumentStatus.Rejected;
            return (new Assessment(DocumentKind.Scan, refused, refusals), null, IsHeld: false);
        }

        var claim = ScanClaim.Of(record.FileName, reading);
        var document = ScanBinding.Find(claim, record.ScanOf, ofArea);
        var compared = document is null
            ? [WaitsFor(claim, ofArea)]
            : await CompareAsync(contest, reading, document, cancellationToken);
        List<Finding> findings = [.. reading.Findings, .. compared ?? []];
        var status = StatusOf(findings, document);
        var assessment = new Assessment(DocumentKind.Scan, status, findings)
        {
            BeritaAcara = claim.BeritaAcara,
            ScanOf = status == DocumentStatus.Accepted ? document?.Id.Hash : null,
        };
        return (assessment, document, IsHeld: compared is null);
    }

    /// <summary>Why it belongs to no document of this place: it cannot be opened, or its head is that of another.</summary>
    private static IReadOnlyList<Finding> RefusalsOf(Contest contest, DocumentRecord record, ScanReading reading) =>
        reading switch
        {
            ScanReading.Unreadable => reading.Findings,
            ScanReading.Text text when RecapForm.For(contest.Key, record.Id.Area) is { } form =>
                ScanComparison.Misplaced(ScanHead.Of(text), form, record.Id.Area, contest.Key.Year),
            _ => [],
        };

    private static DocumentStatus StatusOf(List<Finding> findings, DocumentRecord? document) =>
        findings.Exists(finding => finding.Blocks) ? DocumentStatus.Rejected
        : document is null ? DocumentStatus.Read
        : DocumentStatus.Accepted;

    private static ScanReading Read(DocumentRecord record, ReadOnlyMemory<byte> content) =>
        record.Size > Evidence.LargestFile
            ? new ScanReading.Unreadable(
                new Finding(DocumentCodes.ScanTooLarge, Expected: Evidence.LargestFile, Got: record.Size)
            )
            : ScanReader.Read(content);

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

    /// <summary>A scan with text of a recapitulation is compared; every other is only kept. Null when the document is no longer what was received.</summary>
    private async Task<IReadOnlyList<Finding>?> CompareAsync(
        Contest contest,
        ScanReading reading,
        DocumentRecord document,
        CancellationToken cancellationToken
    )
    {
        if (reading is not ScanReading.Text text || document.Kind != DocumentKind.Recap)
        {
            return [];
        }

        return await evidence.RunAsync(contest, document, cancellationToken) switch
        {
            KeptEvidence.Changed => null,
            KeptEvidence.Whole kept
                when RecapFileReader.Read(kept.Content, document.FileName, contest, document.Id.Area)
                    is ReadOutcome.Readable read
                    && RecapDocument.From(read.Draft) is { } recap => ScanComparison.Compare(text, recap),
            _ => [],
        };
    }

    private async Task TellAsync(
        Contest contest,
        DocumentRecord record,
        DocumentRecord? document,
        CancellationToken cancellationToken
    )
    {
        var (id, area) = (record.Id, record.Id.Area);
        // A scan that waits is told again when it was uploaded under another name: that is what the letter asks for.
        var identity = $"{OutcomeIdentity.Of(record)}\n{record.ScanOf ?? record.FileName}";
        await audit.AppendAsync(contest.Key, identity, $"scan {record.Status}", id.ToString(), cancellationToken);
        var kind = record.Status switch
        {
            DocumentStatus.Accepted => NoticeKind.ScanAttached,
            DocumentStatus.Read => NoticeKind.ScanWaiting,
            _ => NoticeKind.DocumentRefused,
        };
        NoticeFacts facts =
            kind == NoticeKind.DocumentRefused
                ? new RefusalFacts(record.FileName, id.Hash, record.Findings, record.FindingCount)
                : new ScanFacts(
                    contest.Areas.Find(area)?.Name ?? area.Digits,
                    record.FileName,
                    id.Hash,
                    document is null
                        ? null
                        : new ScannedDocument(document.FileName, document.Id.Hash, document.BeritaAcara),
                    record.Findings,
                    record.FindingCount
                );
        var uploader = NoticeRouting.UploaderOf(contest, area);
        await notices.RaiseAsync(contest, new NoticeEvent(kind, identity, area, uploader, facts), cancellationToken);
    }
}
