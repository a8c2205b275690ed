using Pleno.Contests;
using Pleno.Intake.Reading;
using Pleno.Recaps;
using Pleno.Recaps.AfterDetermination;
using Pleno.Recaps.Findings;
using Pleno.Storage;

namespace Pleno.Intake;

/// <summary>
/// Judges the decree on a result. Once it stands, the figures are determined (ditetapkan), and what it determined stays so until another
/// decree supersedes it, whatever happens to the document.
/// </summary>
public sealed class JudgeDecree(
    DocumentStore documents,
    RecapStore recaps,
    RevoteStore revotes,
    DecideDocument decide,
    AuditStore audit,
    TellOfDecree tell
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
        var references = await ReferencesAsync(contest, record, ofArea, cancellationToken);
        var assessment = Assess(outcome, record, references);
        var seen = ofArea.HeadOf(DocumentKind.Decree);
        var decided = await decide.RunAsync(record, assessment, seen, cancellationToken);
        await audit.AppendAsync(
            contest.Key,
            OutcomeIdentity.Of(decided),
            $"decree {decided.Status}",
            decided.Id.ToString(),
            cancellationToken
        );
        await tell.RunAsync(
            contest,
            decided,
            outcome.Content,
            assessment.Decree?.Since(decided.DecidedAt),
            cancellationToken
        );
        return decided;
    }

    /// <summary>What it would be judged to be now. Stores nothing.</summary>
    public async Task<Assessment> AssessAsync(
        Contest contest,
        DocumentRecord record,
        ReadOutcome.DecreeOnResult outcome,
        CancellationToken cancellationToken
    )
    {
        var ofArea = await documents.ReadAreaAsync(contest.Key, record.Id.Area, cancellationToken);
        return Assess(outcome, record, await ReferencesAsync(contest, record, ofArea, cancellationToken));
    }

    private async Task<DecreeReferences> ReferencesAsync(
        Contest contest,
        DocumentRecord record,
        AreaDocuments ofArea,
        CancellationToken cancellationToken
    ) =>
        new(
            contest.Key.Area,
            record.Id.Hash,
            await SoundAsync(contest, ofArea, cancellationToken),
            await CurrentAsync(contest, ofArea, cancellationToken),
            await revotes.ListAsync(contest.Key, contest.Key.Area, cancellationToken)
        );

    /// <summary>
    /// The figures of the contest's area, when they are those of the document that stands, that document is accepted, and it is the sum of
    /// what stands below it or what differs is explained. Null while any of that is still under way.
    /// </summary>
    private async Task<AcceptedRecap?> SoundAsync(
        Contest contest,
        AreaDocuments ofArea,
        CancellationToken cancellationToken
    )
    {
        var area = contest.Key.Area;
        var counted = await recaps.FindAsync(contest, area, cancellationToken);
        var isStanding =
            counted is { IsWithdrawn: false }
            && counted.DocumentHash == ofArea.Standing
            && ofArea.Find(counted.DocumentHash)?.Status == DocumentStatus.Accepted;
        if (!isStanding)
        {
            return null;
        }

        var below = await recaps.ReadAsync(contest, area, cancellationToken);
        var fits =
            below.Sum is not { } sum
            || sum.SameAs(counted!.Figures)
            || counted.Explained.Any(figure => figure.Document == area);
        return fits && below.Children.Values.All(child => !child.IsWithdrawn) ? counted : null;
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
        if (references.Current is { } own && own.Hash == record.Id.Hash)
        {
            return new Assessment(DocumentKind.Decree, DocumentStatus.Accepted, record.Findings)
            {
                BeritaAcara = outcome.Content.Number,
                Replaces = record.Replaces,
                Decree = own,
            };
        }

        List<Finding> findings = [.. outcome.Findings, .. DecreeRules.Check(outcome.Content, references)];
        var isRefused = findings.Exists(finding => finding.Blocks);
        return new Assessment(
            DocumentKind.Decree,
            isRefused ? DocumentStatus.Rejected : DocumentStatus.Accepted,
            findings
        )
        {
            BeritaAcara = outcome.Content.Number,
            Replaces = references.Current?.Hash,
            Decree = isRefused ? null : StandingDecree.Of(outcome.Content, record.Id.Hash, references.Standing!),
        };
    }
}
