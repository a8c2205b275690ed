using Microsoft.Extensions.Logging;
using Pleno.Areas;
using Pleno.Contests;
using Pleno.Notices;
using Pleno.Storage;

namespace Pleno.Readiness;

/// <summary>
/// Judges every stage whose checks have begun. The forum is told when the verdict is first known and whenever it turns;
/// a change of reasons alone shows on the board. Reads the roll-up's rows, never a document.
/// </summary>
public sealed partial class CheckStages(
    ContestStore contests,
    RecapStore recaps,
    ReadinessStore readiness,
    AuditStore audit,
    NoticeDesk notices,
    TimeProvider time,
    ILogger<CheckStages> logger
)
{
    /// <summary>A stage is checked until a day after it was to begin.</summary>
    private static readonly TimeSpan ChecksEndAfter = TimeSpan.FromDays(1);

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        foreach (var key in await contests.ListAsync(cancellationToken))
        {
            if (await contests.FindAsync(key, cancellationToken) is { } contest)
            {
                foreach (var stage in contest.Stages.Where(IsDue))
                {
                    await TableRows.RedoOnConflictAsync(() => CheckAsync(contest, stage, cancellationToken));
                }
            }
        }
    }

    private bool IsDue(Stage stage)
    {
        var now = time.GetUtcNow();
        return stage.ChecksFrom <= now && now < stage.StartsAt + ChecksEndAfter;
    }

    private async Task<bool> CheckAsync(Contest contest, Stage stage, CancellationToken cancellationToken)
    {
        var standing = await readiness.FindVerdictAsync(contest.Key, stage.Key, cancellationToken);
        var verdict = VerdictRules.Judge(contest, stage, await SnapshotAsync(contest, stage, cancellationToken));
        if (standing is not null && standing.Verdict.Results.SequenceEqual(verdict.Results))
        {
            return false;
        }

        // The notice before the verdict: killed in between, the next check finds the old verdict and raises the same notice again.
        var turned = standing is null || standing.Verdict.Status != verdict.Status;
        var number = (standing?.Number ?? 0) + (turned ? 1 : 0);
        if (turned)
        {
            await AnnounceAsync(contest, stage, verdict, number, cancellationToken);
        }

        await readiness.SaveVerdictAsync(contest.Key, verdict, standing, number, cancellationToken);
        Log.Judged(logger, contest.Key, stage.Key, verdict.Status, verdict.Missing.Count());
        return true;
    }

    private async Task<StageSnapshot> SnapshotAsync(Contest contest, Stage stage, CancellationToken cancellationToken)
    {
        var wanted = contest
            .Requirements.Where(requirement => requirement.Stage == stage.Key)
            .SelectMany(requirement => VerdictRules.AreasOf(contest, stage, requirement))
            .Select(area => area.Code)
            .ToHashSet();
        var documents = new Dictionary<AreaCode, string>();
        foreach (var parent in wanted.Select(area => area.Parent).Distinct())
        {
            foreach (var recap in await recaps.ListChildrenAsync(contest, parent, cancellationToken))
            {
                documents[recap.Area] = recap.DocumentHash;
            }
        }

        var confirmations = await readiness.ListConfirmationsAsync(contest.Key, stage.Key, cancellationToken);
        return new StageSnapshot(
            documents,
            confirmations.Where(one => one.IsReady).ToDictionary(one => one.Office, one => one.Hash)
        );
    }

    private async Task AnnounceAsync(
        Contest contest,
        Stage stage,
        Verdict verdict,
        int number,
        CancellationToken cancellationToken
    )
    {
        var kind = verdict.Status == VerdictStatus.Siap ? NoticeKind.StageReady : NoticeKind.StageNotReady;
        var met = verdict.Results.Count(result => result.IsMet);
        var missing = verdict.Missing.Select(result => MissingItems.Of(contest, result)).ToList();
        var facts = new StageFacts(
            stage.Name,
            stage.NameEnglish,
            stage.Place,
            stage.StartsAt,
            stage.Zone,
            met,
            missing
        );
        await audit.AppendAsync(
            contest.Key,
            $"verdict {stage.Key} {number} {verdict.Status}",
            $"verdict {verdict.Status}",
            stage.Key,
            cancellationToken
        );
        await notices.RaiseAsync(
            contest,
            new NoticeEvent(kind, $"{stage.Key}\n{number}", stage.Area, [], facts),
            cancellationToken
        );
    }

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
