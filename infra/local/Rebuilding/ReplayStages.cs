using Microsoft.Extensions.DependencyInjection;
using Pleno.Contests;
using Pleno.Intake;
using Pleno.Readiness;
using Pleno.Storage;

namespace Pleno.Local.Rebuilding;

/// <summary>Takes the readiness reports of the evidence in again, and reckons each verdict from what it was reckoned from.</summary>
internal sealed class ReplayStages(EvidenceJournal source, IServiceProvider target)
{
    private readonly ContestStore _contests = target.GetRequiredService<ContestStore>();
    private readonly ReadinessStore _readiness = target.GetRequiredService<ReadinessStore>();
    private readonly TakeInReport _reports = target.GetRequiredService<TakeInReport>();

    public Task RunAsync(ReplayedStep one, CancellationToken cancellationToken) =>
        one.Step switch
        {
            EvidenceStep.Reported step => ReportAsync(one, step, cancellationToken),
            EvidenceStep.Judged step => JudgeAsync(one, step, cancellationToken),
            EvidenceStep.Announced step => AnnounceAsync(one.Contest, step, cancellationToken),
            _ => Task.CompletedTask,
        };

    private async Task ReportAsync(ReplayedStep one, EvidenceStep.Reported step, CancellationToken cancellationToken)
    {
        var contest = await ContestAsync(one, cancellationToken);
        var content = await source.ReadAsync(one.BlobName, cancellationToken);
        ReplayEvidence.HoldAgainst(step.Hash, Evidence.HashOf(content), one.BlobName);
        var reading = await _reports.ReadAsync(contest, step.BlobName, step.Hash, content, cancellationToken);
        var report =
            reading.Report
            ?? throw new InvalidOperationException(
                $"{step.BlobName} was accepted and is refused now: {string.Join(' ', reading.Findings.Select(finding => finding.Code.Id))}"
            );
        var upload = new ReportUpload(step.BlobName, step.ETag, step.UploadedAt) { ReceivedAt = step.At };
        await _readiness.KeepAsync(one.Contest, report, reading.Findings, upload, cancellationToken);
    }

    private async Task JudgeAsync(ReplayedStep one, EvidenceStep.Judged step, CancellationToken cancellationToken)
    {
        var snapshot = await source.ReadSnapshotAsync(one.BlobName, cancellationToken);
        var contest =
            await _contests.FindVersionAsync(one.Contest, snapshot.Configuration, cancellationToken)
            ?? throw new InvalidOperationException($"{one.Contest} {snapshot.Configuration} was never loaded.");
        var stage =
            contest.FindStage(step.Stage)
            ?? throw new InvalidOperationException($"{one.Contest} has no stage {step.Stage}.");
        var verdict = VerdictRules.Judge(contest, stage, snapshot);
        var standing = await _readiness.FindVerdictAsync(one.Contest, step.Stage, cancellationToken);
        var stored = await _readiness.SaveVerdictAsync(
            one.Contest,
            verdict,
            snapshot,
            standing,
            step.Number,
            cancellationToken
        );
        await _readiness.MarkKeptAsync(one.Contest, stored, cancellationToken);
    }

    private async Task AnnounceAsync(
        ContestKey contest,
        EvidenceStep.Announced step,
        CancellationToken cancellationToken
    )
    {
        if (
            await _readiness.FindVerdictAsync(contest, step.Stage, cancellationToken) is { } stored
            && stored.Number == step.Number
        )
        {
            await _readiness.MarkAnnouncedAsync(contest, stored, cancellationToken);
        }
    }

    private async Task<Contest> ContestAsync(ReplayedStep one, CancellationToken cancellationToken) =>
        await _contests.FindAsync(one.Contest, cancellationToken)
        ?? throw new InvalidOperationException($"{one.Contest} was not configured at {one.Step.At:O}.");
}
