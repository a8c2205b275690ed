using Pleno.Areas;

namespace Pleno.Contests;

/// <summary>What a notice tells.</summary>
public enum NoticeKind
{
    DocumentAccepted,
    DocumentRefused,
    DocumentWaiting,

    /// <summary>A new version took the place of an accepted one. It goes to everybody who got the old figures, too.</summary>
    DocumentCorrected,

    /// <summary>An accepted document has an open finding again, since one below it changed.</summary>
    DocumentNeedsExplanation,

    /// <summary>A D.KEJADIAN KHUSUS was put on record.</summary>
    KejadianRecorded,

    /// <summary>The scan of a signed form was bound to its document.</summary>
    ScanAttached,

    /// <summary>The scan of a signed form waits for its document.</summary>
    ScanWaiting,

    /// <summary>A decree determined the result.</summary>
    ResultDetermined,

    /// <summary>The margin lies within the threshold of a dispute. For the security offices only.</summary>
    DisputeAttention,

    StageReady,
    StageNotReady,
    ReportRefused,
    ConfigurationRefused,

    /// <summary>An office is reminded of what it owes for a stage.</summary>
    Reminder,

    /// <summary>The course of a stage was changed: adjourned, moved, reopened and so on.</summary>
    StageChanged,

    /// <summary>The check of readiness does not run.</summary>
    TimerSilent,

    /// <summary>A stage is set: when and where.</summary>
    StageScheduled,

    /// <summary>A phase of a security operation began or ended.</summary>
    OperationPhase,

    /// <summary>An incident was reported as open, or as dealt with.</summary>
    Incident,

    /// <summary>A roster or a patrol log leaves a protected object without guard (celah pengamanan).</summary>
    GuardGap,

    /// <summary>The situation of every area, once a day.</summary>
    SituationDigest,

    /// <summary>The stage that lasts until a decision closes it, such as the inauguration, was closed.</summary>
    Inauguration,

    /// <summary>The time for petitions to the Constitutional Court is over.</summary>
    DisputeWindow,

    /// <summary>A message that failed every attempt was set aside. For the operators.</summary>
    PoisonKept,

    /// <summary>An office's letters do not arrive. For the operators.</summary>
    OfficeUnreachable,

    /// <summary>The mail service refuses us. For the operators.</summary>
    SenderStopped,

    /// <summary>Several notices to one office in one letter.</summary>
    Digest,

    /// <summary>An office did not acknowledge a notice that it must act upon.</summary>
    AcknowledgementMissing,

    /// <summary>What is kept of a document is no longer what was received. For the operators.</summary>
    EvidenceChanged,
}

/// <summary>Who may read a notice, whatever the routing and whoever stands in for whom.</summary>
public static class NoticeReaders
{
    /// <summary>The only roles that are told of a possible dispute.</summary>
    private static readonly OfficeRole[] Security = [OfficeRole.Polri, OfficeRole.Tni, OfficeRole.Bin];

    /// <summary>Whether offices of this role may read such a notice.</summary>
    public static bool MayRead(NoticeKind kind, OfficeRole role) =>
        kind != NoticeKind.DisputeAttention || Security.Contains(role);
}

/// <summary>Who gets a notice of a kind: every office of the contest with one of the roles, at the level named.</summary>
/// <param name="Kind">The kind of notice.</param>
/// <param name="Level">Level of the area that the notice is about; null for any.</param>
/// <param name="Roles">Roles that get it.</param>
/// <param name="OfficeLevel">Level of the offices that get it; null for any.</param>
/// <param name="Area">The notice is about this area or one within; null for any.</param>
/// <param name="Stage">Key of the stage that the notice is about; null for any notice, also one about no stage.</param>
/// <param name="Row">Row of routing.csv; 0 where it came from none.</param>
public sealed record Route(
    NoticeKind Kind,
    AreaLevel? Level,
    IReadOnlyList<OfficeRole> Roles,
    AreaLevel? OfficeLevel,
    AreaCode? Area = null,
    string? Stage = null,
    int Row = 0
)
{
    /// <summary>Whether it is about such a notice.</summary>
    /// <param name="kind">Kind of notice.</param>
    /// <param name="about">The area it is about.</param>
    /// <param name="stage">Key of the stage it is about; null for none.</param>
    public bool IsFor(NoticeKind kind, AreaCode about, string? stage) =>
        Kind == kind
        && (Level is null || Level == about.Level)
        && (Area is not { } area || area.Contains(about))
        && (Stage is null || Stage == stage);

    /// <summary>Whether the office has one of the roles, at the level asked for, and can be concerned with the row's area.</summary>
    public bool Reaches(Office office) =>
        Roles.Contains(office.Role)
        && (OfficeLevel is null || office.Area.Level == OfficeLevel)
        && (Area is not { } area || area.Contains(office.Area) || office.Area.Contains(area));
}
