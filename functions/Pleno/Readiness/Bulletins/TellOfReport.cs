using Pleno.Contests;
using Pleno.Notices;
using Pleno.Readiness.Course;
using Pleno.Readiness.Reports;
using Pleno.Storage;

namespace Pleno.Readiness.Bulletins;

/// <summary>Tells what an accepted report brings about at once: a decision on the course of a stage, an incident and its end.</summary>
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
        var reports = await readiness.ListReportsAsync(contest.Key, stage.Key, cancellationToken);
        var course = StageCourse.Of(stage, reports.OfType<StageDecision>());
        var change = StageChange.OfDecision(contest, stage, decision, course);
        var isRouted = NoticeRouting.RoutedTo(contest, NoticeKind.Inauguration, stage.Area, stage.Key).Count > 0;
        return stage.IsUntilClosed && decision.Action == StageAction.Close && isRouted
            ? [change, InaugurationOf(contest, stage, decision)]
            : [change];
    }

    private static NoticeEvent InaugurationOf(Contest contest, Stage stage, StageDecision decision) =>
        new(
            NoticeKind.Inauguration,
            $"{stage.Key}\n{decision.Subject}",
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
        if (NoticeRouting.RoutedTo(contest, NoticeKind.Incident, stage.Area, stage.Key).Count == 0)
        {
            return [];
        }

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
        return isTurn ? [IncidentOf(contest, stage, incident, mine.Number)] : [];
    }

    private static NoticeEvent IncidentOf(Contest contest, Stage stage, IncidentReport incident, int version) =>
        new(
            NoticeKind.Incident,
            $"{stage.Key}\n{incident.Subject}\n{version}",
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
