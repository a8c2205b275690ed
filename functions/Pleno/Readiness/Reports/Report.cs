using System.Text.Json.Serialization;
using Pleno.Areas;
using Pleno.Contests;
using Pleno.Readiness.Rosters;

namespace Pleno.Readiness.Reports;

/// <summary>What every report says.</summary>
/// <param name="Stage">Key of the stage.</param>
/// <param name="Office">Key of the office that reports.</param>
/// <param name="Date">Date of the report in the area's own time.</param>
/// <param name="SignedBy">Title of who reports; never a name.</param>
/// <param name="Hash">SHA-256 of the file.</param>
/// <param name="Replaces">First digits of the SHA-256 of the report it takes the place of; null when it names none.</param>
/// <param name="ReplacesBecause">Why; null when it says nothing.</param>
public sealed record ReportHead(
    string Stage,
    string Office,
    DateOnly Date,
    string SignedBy,
    string Hash,
    string? Replaces = null,
    string? ReplacesBecause = null
);

/// <summary>A readiness report, read without a blocking finding.</summary>
/// <param name="Head">What every report says.</param>
[JsonDerivedType(typeof(Confirmation), "confirmation")]
[JsonDerivedType(typeof(GuardRoster), "roster")]
[JsonDerivedType(typeof(PatrolLog), "patrol")]
[JsonDerivedType(typeof(DeploymentTable), "deployment")]
[JsonDerivedType(typeof(Checklist), "checklist")]
[JsonDerivedType(typeof(AttendanceList), "attendance")]
[JsonDerivedType(typeof(SituationReport), "situation")]
[JsonDerivedType(typeof(IncidentReport), "incident")]
[JsonDerivedType(typeof(Reconciliation), "reconciliation")]
[JsonDerivedType(typeof(OperationCalendar), "operation")]
[JsonDerivedType(typeof(Waiver), "waiver")]
[JsonDerivedType(typeof(StageDecision), "decision")]
public abstract record Report(ReportHead Head)
{
    [JsonIgnore]
    public abstract ReportKind Kind { get; }

    /// <summary>What it is a report of, within its stage and kind: a newer one of the same takes its place.</summary>
    [JsonIgnore]
    public virtual string Subject => Head.Office;
}

/// <summary>An office's statement on a stage.</summary>
/// <param name="Head">What every report says.</param>
/// <param name="IsReady">SIAP, or TIDAK SIAP, which withdraws.</param>
/// <param name="ValidUntil">When the statement ends, UTC; null when it names no end.</param>
public sealed record Confirmation(ReportHead Head, bool IsReady, DateTimeOffset? ValidUntil) : Report(Head)
{
    public override ReportKind Kind => ReportKind.Confirmation;
}

/// <summary>A guard roster (jadwal jaga).</summary>
public sealed record GuardRoster(ReportHead Head, IReadOnlyList<GuardShift> Shifts) : Report(Head)
{
    public override ReportKind Kind => ReportKind.Roster;
}

/// <summary>A log of patrols.</summary>
public sealed record PatrolLog(ReportHead Head, IReadOnlyList<PatrolVisit> Visits) : Report(Head)
{
    public override ReportKind Kind => ReportKind.Patrol;
}

/// <summary>A table of personnel; its parts make its total.</summary>
/// <param name="Head">What every report says.</param>
/// <param name="Total">The total as written, equal to the sum of the parts.</param>
/// <param name="Parts">The rows.</param>
public sealed record DeploymentTable(ReportHead Head, long Total, IReadOnlyList<DeploymentPart> Parts) : Report(Head)
{
    public override ReportKind Kind => ReportKind.Deployment;
}

/// <summary>One row of a deployment.</summary>
/// <param name="Area">The area; null where the row is a unit.</param>
/// <param name="Name">Name of the area or the unit.</param>
/// <param name="Personnel">How many.</param>
/// <param name="Remark">Why there are none, or empty.</param>
public sealed record DeploymentPart(AreaCode? Area, string Name, long Personnel, string Remark);

/// <summary>The four points of readiness of one institution, all of them there.</summary>
public sealed record Checklist(ReportHead Head, IReadOnlyList<ChecklistPoint> Points) : Report(Head)
{
    /// <summary>The four messages of the cross-sector meeting of Kalimantan Selatan, 4 June 2024, as files write them.</summary>
    public static IReadOnlyList<string> Names { get; } =
    ["komunikasi", "deteksi dini", "profesionalisme", "personel terlatih"];

    public override ReportKind Kind => ReportKind.Checklist;
}

/// <summary>One point with its evidence.</summary>
public sealed record ChecklistPoint(string Name, string Evidence, DateOnly Date);

/// <summary>Who came to a meeting.</summary>
public sealed record AttendanceList(ReportHead Head, IReadOnlyList<Attendee> Attendees) : Report(Head)
{
    public override ReportKind Kind => ReportKind.Attendance;
}

/// <summary>One office at a meeting.</summary>
/// <param name="Office">Key of the office.</param>
/// <param name="CameBy">Title of who came; null when nobody did.</param>
/// <param name="IsStandIn">Whether who came stood in (mewakili) for the head of the office.</param>
public sealed record Attendee(string Office, string? CameBy, bool IsStandIn);

/// <summary>How an area is.</summary>
public enum SituationState
{
    Aman,
    PerluPerhatian,
    Gangguan,
}

/// <summary>The situation of an area in one slot of the cadence.</summary>
/// <param name="Head">What every report says.</param>
/// <param name="Area">The area.</param>
/// <param name="Slot">Start of the slot, UTC.</param>
/// <param name="State">How it is.</param>
/// <param name="Text">In words; about no person.</param>
public sealed record SituationReport(
    ReportHead Head,
    AreaCode Area,
    DateTimeOffset Slot,
    SituationState State,
    string Text
) : Report(Head)
{
    public override ReportKind Kind => ReportKind.Situation;

    public override string Subject => $"{Area}|{Slot:yyyyMMddHHmm}";
}

/// <summary>An incident, open or dealt with.</summary>
/// <param name="Head">What every report says.</param>
/// <param name="Number">Its number at the office.</param>
/// <param name="Incident">What kind.</param>
/// <param name="IsOpen">False once it is dealt with.</param>
/// <param name="Text">What happened, or why the content provokes; about no person.</param>
/// <param name="Link">Link to a provoking content; null for other kinds.</param>
public sealed record IncidentReport(
    ReportHead Head,
    string Number,
    IncidentKind Incident,
    bool IsOpen,
    string Text,
    string? Link
) : Report(Head)
{
    public override ReportKind Kind => ReportKind.Incident;

    public override string Subject => $"{Head.Office}|{Number}";
}

/// <summary>Which pairs were reconciled, when and by what.</summary>
public sealed record Reconciliation(ReportHead Head, IReadOnlyList<ReconciledPair> Pairs) : Report(Head)
{
    public override ReportKind Kind => ReportKind.Reconciliation;
}

/// <summary>One reconciled pair.</summary>
/// <param name="Number">Nomor urut.</param>
/// <param name="Date">When.</param>
/// <param name="Occasion">At what.</param>
public sealed record ReconciledPair(int Number, DateOnly Date, string Occasion);

/// <summary>The phases of a security operation.</summary>
public sealed record OperationCalendar(ReportHead Head, IReadOnlyList<OperationPhase> Phases) : Report(Head)
{
    public override ReportKind Kind => ReportKind.Operation;
}

/// <summary>A phase, both dates included, in the area's own time.</summary>
public sealed record OperationPhase(string Name, DateOnly First, DateOnly Last)
{
    /// <summary>From the first midnight to the one after the last day, UTC.</summary>
    public Interval In(LocalZone zone) =>
        new(zone.ToUtc(First.ToDateTime(TimeOnly.MinValue)), zone.ToUtc(Last.AddDays(1).ToDateTime(TimeOnly.MinValue)));
}

/// <summary>A requirement is waived: who says so, why and until when.</summary>
/// <param name="Head">Who says so.</param>
/// <param name="Requirement">Key of the requirement: <c>confirmation:korem-102</c>.</param>
/// <param name="Because">Why.</param>
/// <param name="Until">Until when, UTC.</param>
public sealed record Waiver(ReportHead Head, string Requirement, string Because, DateTimeOffset Until) : Report(Head)
{
    public override ReportKind Kind => ReportKind.Waiver;

    public override string Subject => Requirement;
}

/// <summary>KPU's decision on the course of a stage.</summary>
/// <param name="Head">What every report says.</param>
/// <param name="Action">What was decided.</param>
/// <param name="At">From when it holds, UTC.</param>
/// <param name="NewTime">The new date of a stage that is adjourned, moved or reopened, UTC; null otherwise.</param>
/// <param name="Document">Number of the instruction or decision; null where none is asked for.</param>
/// <param name="Because">Why.</param>
public sealed record StageDecision(
    ReportHead Head,
    StageAction Action,
    DateTimeOffset At,
    DateTimeOffset? NewTime,
    string? Document,
    string Because
) : Report(Head)
{
    public override ReportKind Kind => ReportKind.Decision;

    public override string Subject => $"{At:yyyyMMddHHmm}|{Action}";
}

/// <summary>What KPU can decide about a stage (docs/states.md).</summary>
public enum StageAction
{
    Begin,
    Adjourn,
    Resume,
    Finish,
    Declare,
    Close,
    Reopen,

    /// <summary>The start is moved before the stage has begun.</summary>
    Move,
}
