using Pleno.Contests;
using Pleno.Notices;
using Pleno.Readiness.Course;
using Pleno.Readiness.Reports;
using Pleno.Storage;

namespace Pleno.Readiness.Bulletins;

/// <summary>
/// Tells what an accepted report brings about at once: a decision on the course of a stage, an incident and its end. What follows on something told
/// before goes also to whoever got that, whomever the routing names by now.
/// </summary>
public sealed class TellOfReport(ReadinessStore readiness, NoticeDesk notices)
{
    /// <param name="contest">The contest.</param>
    /// <param name="report">The report, kept already.</param>
    /// <param name="upload">The upload that it came with.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public async Task RunAsync(Contest contest, Report report, ReportUpload upload, CancellationToken cancellationToken)
    {
        var stage = contest.FindStage(report.Head.Stage)!;
        var happened = report switch
        {
            StageDecision decision => await OfDecisionAsync(contest, stage, decision, cancellationToken),
            IncidentReport incident => await OfIncidentAsync(contest, stage, incident, upload, cancellationToken),
            _ => [],
        };
        foreach (var one in happened)
        {
            await notices.RaiseAsync(contest, one, cancellationToken);
        }
    }

    private async Task<IReadOnlyList<NoticeEvent>> OfDecisionAsync(
        Contest contest,
        Stage stage,
        StageDecision decision,
        CancellationToken cancellationToken
    )
    {
        var (verdict, reports) = await readiness.FindStageAsync(contest.Key, stage.Key, cancellationToken);
        var decisions = reports.OfType<StageDecision>().ToList();
        var earlier = StageHistory.Of(stage, decisions, verdict?.Number ?? 0);
        var course = StageCourse.Of(stage, decisions);
        var change = StageChange.OfDecision(contest, stage, decision, course, earlier);
        var isRouted = NoticeRouting.RoutedTo(contest, NoticeKind.Inauguration, stage.Area, stage.Key).Count > 0;
        return stage.IsUntilClosed && decision.Action == StageAction.Close && isRouted
            ? [change, InaugurationOf(contest, stage, decision)]
            : [change];
    }

    private static NoticeEvent InaugurationOf(Contest contest, Stage stage, StageDecision decision) =>
        new(
            NoticeKind.Inauguration,
            StageHistory.SubjectOf(stage, decision),
            stage.Area,
            [],
            new InaugurationFacts(
                stage.Name,
                stage.NameEnglish,
                contest.Areas.Find(stage.Area)?.Name ?? stage.Area.Digits,
                stage.Zone,
                decision.At,
                decision.Document,
                decision.Because,
                decision.Head.Hash
            ),
            stage.Key
        );

    /// <summary>An incident that opens, turns into another kind, or ends. A version that does not stand, or changes neither, is not told.</summary>
    private async Task<IReadOnlyList<NoticeEvent>> OfIncidentAsync(
        Contest contest,
        Stage stage,
        IncidentReport incident,
        ReportUpload upload,
        CancellationToken cancellationToken
    )
    {
        var versions = (await readiness.ListVersionsAsync(contest.Key, stage.Key, cancellationToken))
            .Where(version => version.Report is IncidentReport && version.Report.Subject == incident.Subject)
            .ToList();
        var mine = versions.Find(version => version.Upload == upload.Id);
        if (mine is null || versions.Exists(version => version.UploadedAt > mine.UploadedAt))
        {
            return [];
        }

        var before =
            versions
                .Where(version => version.Number < mine.Number)
                .MaxBy(version => (version.UploadedAt, version.Number))
                ?.Report as IncidentReport;
        var isTurn =
            incident.IsOpen != (before?.IsOpen ?? false) || (incident.IsOpen && incident.Incident != before!.Incident);
        if (!isTurn)
        {
            return [];
        }

        var others = versions.Where(version => version != mine).Select(version => version.Number);
        var told = IncidentOf(contest, stage, incident, mine.Number) with
        {
            Follows =
            [
                .. others.Select(other => new EarlierNotice(NoticeKind.Incident, SubjectOf(stage, incident, other))),
            ],
        };
        // Without a route incidents are not told; one that was told before the route was taken away is told to its end.
        return (await notices.RecipientsOfAsync(contest, told, cancellationToken)).Count > 0 ? [told] : [];
    }

    private static string SubjectOf(Stage stage, IncidentReport incident, int version) =>
        $"{stage.Key}\n{incident.Subject}\n{version}";

    private static NoticeEvent IncidentOf(Contest contest, Stage stage, IncidentReport incident, int version) =>
        new(
            NoticeKind.Incident,
            SubjectOf(stage, incident, version),
            stage.Area,
            [],
            new IncidentFacts(
                stage.Name,
                stage.NameEnglish,
                contest.Areas.Find(stage.Area)?.Name ?? stage.Area.Digits,
                contest.FindOffice(incident.Head.Office)?.Title ?? incident.Head.Office,
                incident.Incident,
                incident.Number,
                incident.Head.Date,
                incident.IsOpen,
                incident.Head.Hash
            ),
            stage.Key
        );
}
