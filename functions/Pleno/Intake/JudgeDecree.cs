using Pleno.Areas;
using Pleno.Contests;
using Pleno.Intake.Reading;
using Pleno.Notices;
using Pleno.Recaps;
using Pleno.Recaps.AfterDetermination;
using Pleno.Recaps.Findings;
using Pleno.Storage;

namespace Pleno.Intake;

/// <summary>
/// Judges the decree on a result. Once it stands, the figures are determined (ditetapkan), everybody who got them is told, and the
/// security offices are told when the margin lies within the threshold of a dispute.
/// </summary>
public sealed class JudgeDecree(
    DocumentStore documents,
    RecapStore recaps,
    RevoteStore revotes,
    DecideDocument decide,
    AuditStore audit,
    NoticeDesk notices
)
{
    /// <summary>Judges it. Every step may be killed and done again.</summary>
    /// <exception cref="StorageConflictException">Something it rests on changed meanwhile; redo.</exception>
    public async Task<DocumentRecord> RunAsync(
        Contest contest,
        DocumentRecord record,
        ReadOutcome.DecreeOnResult outcome,
        CancellationToken cancellationToken
    )
    {
        var ofArea = await documents.ReadAreaAsync(contest.Key, record.Id.Area, cancellationToken);
        var standing = await recaps.FindAsync(contest, contest.Key.Area, cancellationToken);
        var references = new DecreeReferences(
            contest.Key.Area,
            record.Id.Hash,
            standing,
            await CurrentAsync(contest, ofArea, cancellationToken),
            await revotes.ListAsync(contest.Key, contest.Key.Area, cancellationToken)
        );
        var assessment = Assess(outcome, record, references);
        var decided = await decide.RunAsync(record, assessment, ofArea.StandingDecree, cancellationToken);
        await audit.AppendAsync(
            contest.Key,
            OutcomeIdentity.Of(decided),
            $"decree {decided.Status}",
            decided.Id.ToString(),
            cancellationToken
        );
        await (
            decided.Status == DocumentStatus.Accepted
                ? AnnounceAsync(contest, decided, outcome.Content, standing!, cancellationToken)
                : RefuseAsync(contest, decided, cancellationToken)
        );
        return decided;
    }

    private async Task<StandingDecree?> CurrentAsync(
        Contest contest,
        AreaDocuments ofArea,
        CancellationToken cancellationToken
    ) =>
        ofArea.StandingDecree is { } hash
            ? await documents.FindDecreeAsync(new DocumentId(contest.Key, contest.Key.Area, hash), cancellationToken)
            : null;

    private static Assessment Assess(
        ReadOutcome.DecreeOnResult outcome,
        DocumentRecord record,
        DecreeReferences references
    )
    {
        List<Finding> findings = [.. outcome.Findings, .. DecreeRules.Check(outcome.Content, references)];
        var isStanding = references.Current?.Hash == record.Id.Hash;
        var blocks = findings.Exists(finding => finding.Blocks);
        // What a decree determined stays determined until another decree supersedes it, whatever happens to the document.
        var status = blocks && !isStanding ? DocumentStatus.Rejected : DocumentStatus.Accepted;
        return new Assessment(DocumentKind.Decree, status, isStanding ? record.Findings : findings)
        {
            BeritaAcara = outcome.Content.Number,
            Replaces = isStanding ? record.Replaces : references.Current?.Hash,
            Decree = outcome.Content,
            RestsOn = isStanding ? references.Current!.DocumentHash : references.Standing?.DocumentHash,
        };
    }

    /// <summary>To those whom the routing names, and to everybody who got the figures or the superseded decree.</summary>
    private async Task AnnounceAsync(
        Contest contest,
        DocumentRecord record,
        Decree decree,
        AcceptedRecap standing,
        CancellationToken cancellationToken
    )
    {
        List<Office> told = [.. NoticeRouting.UploaderOf(contest, contest.Key.Area)];
        told.AddRange(await notices.WhoGotFiguresAsync(contest, standing.DocumentHash, cancellationToken));
        if (record.Replaces is { } superseded)
        {
            told.AddRange(await notices.WhoGotFiguresAsync(contest, superseded, cancellationToken));
        }

        var window = DisputeWindow.After(decree.AnnouncedAt, contest.Zone, contest.Holidays.ToHashSet());
        var facts = DecreeFactsOf(contest, record, decree, standing, window);
        await notices.RaiseAsync(
            contest,
            new NoticeEvent(NoticeKind.ResultDetermined, record.Id.ToString(), contest.Key.Area, told, facts),
            cancellationToken
        );
        await AlertAsync(contest, record, decree, standing, window, cancellationToken);
    }

    private async Task AlertAsync(
        Contest contest,
        DocumentRecord record,
        Decree decree,
        AcceptedRecap standing,
        DisputeWindow window,
        CancellationToken cancellationToken
    )
    {
        if (contest.Population is not { } population)
        {
            return;
        }

        var votes = standing.Figures.Layout.PaslonRows.Select(field => standing.Figures[field]).ToList();
        var margin = DisputeThreshold.Of(contest.Key.Area.Level, population, votes);
        if (!margin.NeedsAttention)
        {
            return;
        }

        var facts = new DisputeFacts(NameOf(contest), decree.Number, margin, window);
        await notices.RaiseAsync(
            contest,
            new NoticeEvent(NoticeKind.DisputeAttention, record.Id.ToString(), contest.Key.Area, [], facts),
            cancellationToken
        );
    }

    private async Task RefuseAsync(Contest contest, DocumentRecord record, CancellationToken cancellationToken)
    {
        var facts = new RefusalFacts(record.FileName, record.Id.Hash, record.Findings, record.FindingCount);
        var uploader = NoticeRouting.UploaderOf(contest, record.Id.Area);
        await notices.RaiseAsync(
            contest,
            new NoticeEvent(NoticeKind.DocumentRefused, OutcomeIdentity.Of(record), record.Id.Area, uploader, facts),
            cancellationToken
        );
    }

    private static DecreeFacts DecreeFactsOf(
        Contest contest,
        DocumentRecord record,
        Decree decree,
        AcceptedRecap standing,
        DisputeWindow window
    ) =>
        new(
            NameOf(contest),
            record.Id.Hash,
            decree,
            contest.Zone,
            RecapForm.For(contest.Key, contest.Key.Area)?.Name ?? "MODEL D.HASIL",
            standing.BeritaAcara,
            standing.DocumentHash,
            standing.Version,
            ResultLines.Of(standing.Figures),
            window
        );

    private static string NameOf(Contest contest) =>
        contest.Areas.Find(contest.Key.Area)?.Name ?? contest.Key.Area.Digits;
}
