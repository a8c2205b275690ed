using Microsoft.Extensions.Logging;
using Pleno.Contests;
using Pleno.Notices;
using Pleno.Notices.Contacts;
using Pleno.Readiness.Course;
using Pleno.Readiness.Reports;
using Pleno.Storage;
using Pleno.Telemetry;

namespace Pleno.Readiness;

/// <summary>
/// Judges every stage whose checks have begun. The forum is told when the verdict is first known and whenever it turns;
/// a change of reasons alone shows on the board. Reads the roll-up's rows and the reports that stand, never a document.
/// </summary>
public sealed partial class CheckStages(
    ContestStore contests,
    RecapStore recaps,
    ReadinessStore readiness,
    EvidenceJournal journal,
    AuditStore audit,
    NoticeDesk notices,
    CheckContacts contacts,
    TimeProvider time,
    ILogger<CheckStages> logger
)
{
    public Task RunAsync(CancellationToken cancellationToken) =>
        contests.EachAsync(
            async contest =>
            {
                foreach (var stage in contest.Stages.Where(stage => stage.ChecksFrom <= time.GetUtcNow()))
                {
                    await TableRows.RedoOnConflictAsync(() => CheckAsync(contest, stage, cancellationToken));
                }
            },
            cancellationToken
        );

    private async Task<bool> CheckAsync(Contest contest, Stage stage, CancellationToken cancellationToken)
    {
        var (standing, reports) = await readiness.FindStageAsync(contest.Key, stage.Key, cancellationToken);
        standing = await KeepAsync(contest, stage, standing, cancellationToken);
        standing = await AnnounceAsync(contest, stage, standing, cancellationToken);
        if (!StageCourse.Of(stage, reports.OfType<StageDecision>()).IsChecked(stage, time.GetUtcNow()))
        {
            return false;
        }

        var documents = await DocumentsAsync(contest, stage, cancellationToken);
        var snapshot = new StageSnapshot(time.GetUtcNow(), contest.Version, documents, reports)
        {
            Unreachable = await UnreachableAsync(contest, stage, cancellationToken),
        };
        var verdict = VerdictRules.Judge(contest, stage, snapshot);
        if (standing is not null && standing.Verdict.Fingerprint == verdict.Fingerprint)
        {
            return false;
        }

        await AnnounceMoveAsync(contest, stage, standing, reports, verdict, cancellationToken);
        var turned = standing is null || standing.Verdict.Status != verdict.Status;
        var number = (standing?.Number ?? 0) + (turned ? 1 : 0);
        var stored = await readiness.SaveVerdictAsync(
            contest.Key,
            verdict,
            snapshot,
            standing,
            number,
            cancellationToken
        );
        Counts.Judged($"{verdict.Status}");
        Log.Judged(logger, contest.Key, stage.Key, verdict.Status, verdict.Missing.Count());
        await AnnounceAsync(
            contest,
            stage,
            await KeepAsync(contest, stage, stored, cancellationToken),
            cancellationToken
        );
        return true;
    }

    /// <summary>
    /// Keeps what the verdict was reckoned from with the evidence, once it is stored. Killed between the two, the next check does it before anything else.
    /// </summary>
    private async Task<StoredVerdict?> KeepAsync(
        Contest contest,
        Stage stage,
        StoredVerdict? stored,
        CancellationToken cancellationToken
    )
    {
        if (stored is null or { IsKept: true })
        {
            return stored;
        }

        var last = (await readiness.ListHistoryAsync(contest.Key, stage.Key, cancellationToken))[^1];
        await journal.JudgedAsync(contest.Key, stage.Key, last.Snapshot, last.Number, cancellationToken);
        return await readiness.MarkKeptAsync(contest.Key, stored, cancellationToken);
    }

    private async Task<IReadOnlyList<string>?> UnreachableAsync(
        Contest contest,
        Stage stage,
        CancellationToken cancellationToken
    ) =>
        contest.Requirements.Any(one => one.Stage == stage.Key && one.Kind == RequirementKind.Contact)
            ? await contacts.UnreachableAsync(contest, stage, cancellationToken)
            : null;

    private async Task<IReadOnlyList<AcceptedDocument>> DocumentsAsync(
        Contest contest,
        Stage stage,
        CancellationToken cancellationToken
    )
    {
        var wanted = Duties
            .Of(contest, stage)
            .Where(duty => duty.Requirement.Kind == RequirementKind.Documents)
            .Select(duty => duty.Area!.Value)
            .ToHashSet();
        var documents = new List<AcceptedDocument>();
        foreach (var parent in wanted.Select(area => area.Parent).Distinct())
        {
            documents.AddRange(
                (await recaps.ListChildrenAsync(contest, parent, cancellationToken))
                    .Where(recap => !recap.IsWithdrawn && wanted.Contains(recap.Area))
                    .Select(recap => new AcceptedDocument(recap.Area, recap.DocumentHash))
            );
        }

        return [.. documents.OrderBy(document => document.Area)];
    }

    /// <summary>
    /// Tells of a turn that is stored and not told yet. Killed between the two, the next check finds it untold and tells it
    /// before it looks at what is the case by then, so that no turn is passed over.
    /// </summary>
    private async Task<StoredVerdict?> AnnounceAsync(
        Contest contest,
        Stage stage,
        StoredVerdict? stored,
        CancellationToken cancellationToken
    )
    {
        if (stored is null || stored.Announced == stored.Number)
        {
            return stored;
        }

        var (verdict, number) = (stored.Verdict, stored.Number);
        await audit.AppendAsync(
            contest.Key,
            $"verdict {stage.Key} {number} {verdict.Status}",
            $"verdict {verdict.Status}",
            stage.Key,
            cancellationToken
        );
        var kind = verdict.Status == VerdictStatus.BelumSiap ? NoticeKind.StageNotReady : NoticeKind.StageReady;
        await notices.RaiseAsync(
            contest,
            new NoticeEvent(
                kind,
                StageHistory.SubjectOfTurn(stage, number),
                stage.Area,
                [],
                FactsOf(contest, stage, stored),
                stage.Key
            )
            {
                // Whoever got the turn before gets this one too: an alarm needs its all-clear.
                Follows = StageHistory.OfTurn(stage, number - 1),
            },
            cancellationToken
        );
        await journal.AnnouncedAsync(contest.Key, stage.Key, number, cancellationToken);
        return await readiness.MarkAnnouncedAsync(contest.Key, stored, cancellationToken);
    }

    /// <summary>
    /// The calendar was loaded with other times for a stage that was judged before: told once per version, before the verdict is
    /// stored, so that a check that is cut off tells it again as the same letter.
    /// </summary>
    private async Task AnnounceMoveAsync(
        Contest contest,
        Stage stage,
        StoredVerdict? standing,
        IReadOnlyList<Report> reports,
        Verdict verdict,
        CancellationToken cancellationToken
    )
    {
        var isMoved = standing is not null && standing.Verdict.StartsAt != verdict.StartsAt;
        if (isMoved && stage.Version > 1 && verdict.StartsAt == stage.StartsAt)
        {
            var earlier = StageHistory.Of(stage, reports.OfType<StageDecision>(), standing?.Number ?? 0);
            await notices.RaiseAsync(contest, StageChange.OfCalendar(contest, stage, earlier), cancellationToken);
        }
    }

    private static StageFacts FactsOf(Contest contest, Stage stage, StoredVerdict stored) =>
        new(
            stage.Name,
            stage.NameEnglish,
            stage.Place,
            stored.Verdict.StartsAt,
            stage.Zone,
            stored.Verdict.Results.Count(result => result.IsMet),
            [.. stored.Verdict.Missing.Select(result => MissingItems.Of(contest, result))],
            [.. stored.Verdict.Notes.Select(result => MissingItems.Of(contest, result))]
        );

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Information, "{Contest} {Stage}: {Verdict}, {Missing} missing")]
        public static partial void Judged(
            ILogger logger,
            ContestKey contest,
            string stage,
            VerdictStatus verdict,
            int missing
        );
    }
}
