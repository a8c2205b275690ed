using Pleno.Areas;
using Pleno.Contests;
using Pleno.Contests.Loading;
using Pleno.Readiness.Course;
using Pleno.Readiness.Reports;
using Pleno.Readiness.Rosters;

namespace Pleno.Readiness;

/// <summary>Reckons the verdict on a stage. Pure: the same snapshot, the same verdict.</summary>
public static class VerdictRules
{
    public static Verdict Judge(Contest contest, Stage stage, StageSnapshot snapshot)
    {
        var course = StageCourse.Of(stage, snapshot.Reports.OfType<StageDecision>());
        var judging = new DutyRules(contest, stage, course, snapshot);
        return new Verdict(
            stage.Key,
            course.Window.From,
            [.. Duties.Of(contest, stage).Select(duty => ResultOf(judging, course, duty, snapshot))]
        );
    }

    private static RequirementResult ResultOf(DutyRules rules, StageCourse course, Duty duty, StageSnapshot snapshot)
    {
        var (evidence, reasons) = rules.Judge(duty);
        var waiver = snapshot.Find<Waiver>(duty.Key);
        return new RequirementResult(
            duty.Key,
            duty.Requirement.Kind,
            duty.Area,
            duty.Office,
            evidence,
            duty.Requirement.IsBlocking,
            course.Window.From - duty.Requirement.Due,
            duty.Requirement.Proof,
            reasons,
            reasons.Count > 0 && waiver is not null && snapshot.At < waiver.Until
                ? new WaiverMark(waiver.Head.Office, waiver.Because, waiver.Until, waiver.Head.Hash)
                : null
        );
    }
}

/// <summary>Judges one duty by the snapshot: the evidence it was judged by, and every reason why it is not met.</summary>
internal sealed class DutyRules(Contest contest, Stage stage, StageCourse course, StageSnapshot snapshot)
{
    private readonly Dictionary<AreaCode, string> _documents = snapshot.Documents.ToDictionary(
        document => document.Area,
        document => document.Hash
    );

    public (string? Evidence, IReadOnlyList<Reason> Reasons) Judge(Duty duty) =>
        duty.Requirement.Kind switch
        {
            RequirementKind.Documents => Document(duty),
            RequirementKind.Confirmation => OfReport<Confirmation>(duty, one => Confirmed(duty, one)),
            RequirementKind.Roster => Guard(snapshot.Find<GuardRoster>(duty.Office ?? "")?.Head, Roster(duty)),
            RequirementKind.Patrol => Guard(snapshot.Find<PatrolLog>(duty.Office ?? "")?.Head, Patrol(duty)),
            RequirementKind.Deployment => OfReport<DeploymentTable>(duty, table => Deployed(duty, table)),
            RequirementKind.Checklist => OfReport<Checklist>(duty, _ => []),
            RequirementKind.Attendance => OfReport<AttendanceList>(duty, list => Absent(duty, list)),
            RequirementKind.Situation => Situation(duty),
            RequirementKind.NoIncident => Incidents(duty),
            RequirementKind.Contact => (null, Unreached()),
            RequirementKind.Reconciliation => OfReport<Reconciliation>(duty, Unreconciled),
            _ => OfReport<OperationCalendar>(duty, Uncovered),
        };

    private (string?, IReadOnlyList<Reason>) Document(Duty duty) =>
        _documents.TryGetValue(duty.Area!.Value, out var hash)
            ? (hash, [])
            : (null, [new Reason(ReasonKind.NoDocument)]);

    private (string?, IReadOnlyList<Reason>) OfReport<T>(Duty duty, Func<T, IReadOnlyList<Reason>> judge)
        where T : Report =>
        snapshot.Find<T>(duty.Office ?? "") is { } report
            ? (report.Head.Hash, judge(report))
            : (null, [new Reason(ReasonKind.NoReport)]);

    private IReadOnlyList<Reason> Confirmed(Duty duty, Confirmation confirmation)
    {
        if (!confirmation.IsReady)
        {
            return [new Reason(ReasonKind.SaysNotReady)];
        }

        return Validity.EndOf(confirmation, duty.Requirement, stage.Zone) is { } end && end <= snapshot.At
            ? [new Reason(ReasonKind.Expired, Time: new Interval(end, end))]
            : [];
    }

    /// <summary>
    /// No roster is no shift: one gap as long as the window at each object. A patrol log cannot be there before patrols must come by.
    /// </summary>
    private static (string?, IReadOnlyList<Reason>) Guard(ReportHead? head, IReadOnlyList<GuardFault> faults)
    {
        var reasons = faults.Select(fault => new Reason(ReasonKind.Guard, fault.Post, fault.Time, Fault: fault));
        return (
            head?.Hash,
            head is null && faults.Count > 0 ? [new Reason(ReasonKind.NoReport), .. reasons] : [.. reasons]
        );
    }

    private IReadOnlyList<GuardFault> Roster(Duty duty)
    {
        var terms = duty.Requirement.Terms ?? new RequirementTerms();
        return RosterCheck.Of(
            GuardWindows.Of(course, duty.Requirement),
            RequirementTerms.Parts(terms.Objects),
            snapshot.Find<GuardRoster>(duty.Office ?? "")?.Shifts ?? [],
            new RosterLimits(
                terms.MinimumStrength ?? 0,
                terms.ExperiencedPercent ?? 0,
                terms.LongestDuty ?? default,
                terms.Rest ?? default,
                terms.Handover ?? default
            ),
            stage.Zone
        );
    }

    private IReadOnlyList<GuardFault> Patrol(Duty duty)
    {
        var window = GuardWindows.Of(course, duty.Requirement);
        var terms = duty.Requirement.Terms!;
        var faults = PatrolCheck.Of(
            window with
            {
                To = snapshot.At < window.To ? snapshot.At : window.To,
            },
            RequirementTerms.Parts(terms.Objects),
            snapshot.Find<PatrolLog>(duty.Office ?? "")?.Visits ?? [],
            terms.LongestGap ?? default,
            stage.Zone
        );

        // A pause that still lasts would change with every look; that it began is what is told.
        return
        [
            .. faults.Select(fault =>
                fault.Time.To == snapshot.At
                    ? fault with
                    {
                        Time = fault.Time with { To = window.To },
                        Got = 0,
                        NightMinutes = 0,
                    }
                    : fault
            ),
        ];
    }

    private static IReadOnlyList<Reason> Deployed(Duty duty, DeploymentTable table) =>
        duty.Requirement.Terms?.Total is { } total && total != table.Total
            ? [new Reason(ReasonKind.TotalDiffers, Expected: total, Got: table.Total)]
            : [];

    private IReadOnlyList<Reason> Absent(Duty duty, AttendanceList list)
    {
        var roles = RequirementTerms.Parts(duty.Requirement.Terms?.Roles);
        return
        [
            .. contest
                .Offices.Where(office => office.Area == stage.Area && roles.Contains(ConfigWords.Word(office.Role)))
                .Where(office => !list.Attendees.Any(one => one.Office == office.Key && one.CameBy is not null))
                .Select(office => new Reason(ReasonKind.Absent, office.Key)),
        ];
    }

    /// <summary>
    /// Silence is an alarm: every slot that is over without a report; slots on end are one reason. So is trouble in the newest report.
    /// </summary>
    private (string?, IReadOnlyList<Reason>) Situation(Duty duty)
    {
        var terms = duty.Requirement.Terms!;
        var reports = snapshot.Reports.OfType<SituationReport>().Where(report => report.Area == duty.Area).ToList();
        var silent = Slots
            .Due(course, snapshot.At, terms, stage.IsUntilClosed && !course.IsOver)
            .Where(slot => reports.TrueForAll(report => report.Slot != slot))
            .Select(slot => new Interval(slot, slot + Slots.LengthOf(terms)));
        var newest = reports.MaxBy(report => report.Slot);
        var silence = Intervals.Joined(silent).Select(time => new Reason(ReasonKind.Silence, Time: time));
        return (
            newest?.Head.Hash,
            newest?.State == SituationState.Gangguan ? [new Reason(ReasonKind.Trouble), .. silence] : [.. silence]
        );
    }

    private (string?, IReadOnlyList<Reason>) Incidents(Duty duty)
    {
        var kinds = RequirementTerms.Parts(duty.Requirement.Terms?.Incidents);
        var open = snapshot
            .Reports.OfType<IncidentReport>()
            .Where(one => one.IsOpen && (kinds.Count == 0 || kinds.Contains(ConfigWords.Word(one.Incident))))
            .ToList();
        return (
            open.Count > 0 ? open[0].Head.Hash : null,
            [
                .. open.Select(one => new Reason(
                    ReasonKind.OpenIncident,
                    $"{one.Incident}|{one.Head.Office}|{one.Number}"
                )),
            ]
        );
    }

    private IReadOnlyList<Reason> Unreached() =>
        [.. (snapshot.Unreachable ?? []).Select(office => new Reason(ReasonKind.Unreachable, office))];

    /// <summary>Complete only with all pairs.</summary>
    private IReadOnlyList<Reason> Unreconciled(Reconciliation report) =>
        [
            .. contest
                .Paslon.Where(pair => report.Pairs.All(one => one.Number != pair.Number))
                .Select(pair => new Reason(ReasonKind.PairMissing, $"{pair.Number}")),
        ];

    private IReadOnlyList<Reason> Uncovered(OperationCalendar calendar) =>
        [
            .. Intervals
                .Uncovered(course.Window, calendar.Phases.Select(phase => phase.In(stage.Zone)))
                .Select(time => new Reason(ReasonKind.Uncovered, Time: time)),
        ];
}
