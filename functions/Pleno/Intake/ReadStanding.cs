using Pleno.Areas;
using Pleno.Contests;
using Pleno.Intake.Judging;
using Pleno.Intake.Reading;
using Pleno.Intake.Scans;
using Pleno.Recaps;
using Pleno.Recaps.AfterDetermination;
using Pleno.Storage;

namespace Pleno.Intake;

/// <summary>Reads what stands when a document is judged, all at once.</summary>
public sealed class ReadStanding(
    ContestStore contests,
    DocumentStore documents,
    ReadEvidence evidence,
    RecapStore recaps,
    RevoteStore revotes
)
{
    public async Task<StandingDocuments> RunAsync(
        Contest contest,
        FileReading read,
        CancellationToken cancellationToken
    )
    {
        var (id, key) = (read.Document.Id, contest.Key);
        var readingArea = documents.ReadAreaAsync(key, id.Area, cancellationToken);
        switch (read.Outcome)
        {
            case ReadOutcome.Readable:
                var readingBelow = BelowAsync(contest, id.Area, cancellationToken);
                var readingRevotes = revotes.ListAsync(key, id.Area, cancellationToken);
                var readingGubernur = GubernurAsync(id, cancellationToken);
                await Task.WhenAll(readingArea, readingBelow, readingRevotes, readingGubernur);
                return new StandingDocuments(await readingArea)
                {
                    Below = await readingBelow,
                    Revotes = await readingRevotes,
                    Gubernur = await readingGubernur,
                };
            case ReadOutcome.DecreeOnResult:
                var ofArea = await readingArea;
                return new StandingDocuments(ofArea)
                {
                    Counted = await recaps.FindAsync(contest, key.Area, cancellationToken),
                    Below = await recaps.ListChildrenAsync(contest, key.Area, cancellationToken),
                    Revotes = await revotes.ListAsync(key, key.Area, cancellationToken),
                    Decree = await DecreeAsync(contest, ofArea, cancellationToken),
                };
            default:
                return await ScannedAsync(contest, read, new StandingDocuments(await readingArea), cancellationToken);
        }
    }

    private async Task<Figures?> GubernurAsync(DocumentId id, CancellationToken cancellationToken) =>
        id.Contest.OfGubernur is { } key
        && await contests.FindAsync(key, cancellationToken) is { } contest
        && await recaps.FindAsync(contest, id.Area, cancellationToken) is { IsWithdrawn: false } recap
            ? recap.Figures
            : null;

    private async Task<IReadOnlyList<AcceptedRecap>?> BelowAsync(
        Contest contest,
        AreaCode area,
        CancellationToken cancellationToken
    )
    {
        var children = contest.Areas.ChildrenOf(area);
        var areDocuments = children.Count > 0 && contest.ExpectsDocumentsOf(children[0].Code.Level);
        return areDocuments ? await recaps.ListChildrenAsync(contest, area, cancellationToken) : null;
    }

    private async Task<StandingDecree?> DecreeAsync(
        Contest contest,
        AreaDocuments ofArea,
        CancellationToken cancellationToken
    ) =>
        ofArea.StandingDecree is { } hash
            ? await documents.FindDecreeAsync(new DocumentId(contest.Key, contest.Key.Area, hash), cancellationToken)
            : null;

    private async Task<StandingDocuments> ScannedAsync(
        Contest contest,
        FileReading read,
        StandingDocuments stands,
        CancellationToken cancellationToken
    )
    {
        if (
            read.Outcome is not ReadOutcome.Scan { Reading: ScanReading.Text }
            || ScanJudge.DocumentOf(read, stands.OfArea) is not { Kind: DocumentKind.Recap } document
        )
        {
            return stands;
        }

        return await evidence.RunAsync(contest, document, cancellationToken) switch
        {
            KeptEvidence.Changed => stands with { IsScannedChanged = true },
            KeptEvidence.Whole kept
                when FileReading.From(contest, document, kept.Content).Outcome is ReadOutcome.Readable recap =>
                stands with
                {
                    Scanned = RecapDocument.From(recap.Draft),
                },
            _ => stands,
        };
    }
}
