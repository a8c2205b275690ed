using Microsoft.Extensions.Options;
using Pleno.Areas;
using Pleno.Contests;
using Pleno.Intake.Reading;
using Pleno.Recaps;
using Pleno.Recaps.Rules;
using Pleno.Storage;

namespace Pleno.Intake;

/// <summary>Judges a recapitulation against itself, the level below and what is on file, and lets follow what follows from it.</summary>
public sealed class JudgeRecap(
    ContestStore contests,
    DocumentStore documents,
    RecapStore recaps,
    RevoteStore revotes,
    DecideDocument decide,
    DocumentFollowUp followUp,
    IOptions<RuleOptions> rules
)
{
    /// <summary>Judges it. Every step may be killed and done again.</summary>
    /// <exception cref="StorageConflictException">Something it rests on changed meanwhile; redo.</exception>
    public async Task<DocumentRecord> RunAsync(
        Contest contest,
        DocumentRecord record,
        ReadOutcome outcome,
        CancellationToken cancellationToken
    )
    {
        var (context, seen) = await ContextAsync(contest, record, cancellationToken);
        var assessment = Assessor.Assess(outcome, context);
        var decided = await decide.RunAsync(record, assessment, seen, cancellationToken);
        await followUp.RunAsync(contest, decided, assessment, context.Below, cancellationToken);
        return decided;
    }

    /// <summary>What it would be judged to be now. Stores nothing.</summary>
    public async Task<Assessment> AssessAsync(
        Contest contest,
        DocumentRecord record,
        ReadOutcome outcome,
        CancellationToken cancellationToken
    )
    {
        var (context, _) = await ContextAsync(contest, record, cancellationToken);
        return Assessor.Assess(outcome, context);
    }

    /// <summary>What it is judged against, read at once, and the head of its area as it was then.</summary>
    private async Task<(AssessmentContext Context, AreaHead Seen)> ContextAsync(
        Contest contest,
        DocumentRecord record,
        CancellationToken cancellationToken
    )
    {
        var (area, hash) = (record.Id.Area, record.Id.Hash);
        var readingArea = documents.ReadAreaAsync(contest.Key, area, cancellationToken);
        var readingBelow = BelowAsync(contest, area, cancellationToken);
        var readingRevotes = revotes.ListAsync(contest.Key, area, cancellationToken);
        var readingGubernur = GubernurAsync(record.Id, cancellationToken);
        await Task.WhenAll(readingArea, readingBelow, readingRevotes, readingGubernur);
        var (ofArea, below) = (await readingArea, await readingBelow);
        var context = new AssessmentContext(
            contest,
            area,
            hash,
            ofArea.Standing,
            below?.Where(child => !child.IsWithdrawn).ToDictionary(child => child.Area, child => child.Figures),
            below?.ToDictionary(child => child.Area, child => child.Earlier),
            rules.Value
        )
        {
            Replaced = record.Replaces,
            Others = ofArea.Others(DocumentKind.Recap, hash),
            OnFile = ofArea.OnFile,
            Below = [.. (below ?? []).SelectMany(child => child.Explained).Distinct()],
            Revotes = await readingRevotes,
            Gubernur = await readingGubernur,
        };
        return (context, ofArea.HeadOf(DocumentKind.Recap));
    }

    private async Task<Figures?> GubernurAsync(DocumentId id, CancellationToken cancellationToken) =>
        id.Contest.OfGubernur is { } key
        && await contests.FindAsync(key, cancellationToken) is { } contest
        && await recaps.FindAsync(contest, id.Area, cancellationToken) is { IsWithdrawn: false } recap
            ? recap.Figures
            : null;

    /// <summary>What stands for the areas below; null where those upload no documents.</summary>
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
}
