using Pleno.Readiness.Reports;

namespace Pleno.Readiness.Course;

/// <summary>The states of a stage: docs/states.md.</summary>
public enum StageStatus
{
    /// <summary>Its checks have not begun.</summary>
    Planned,

    /// <summary>A document that it needs is missing.</summary>
    AwaitingDocuments,

    /// <summary>The documents are there; something of the security offices is missing.</summary>
    AwaitingSecurity,

    /// <summary>Nothing that blocks is missing.</summary>
    Ready,
    InSession,

    /// <summary>Diskors: broken off, with a document that says so and a new date.</summary>
    Adjourned,
    Finished,

    /// <summary>Ditetapkan: the result is determined.</summary>
    Declared,
    Closed,

    /// <summary>Opened again by a repeat vote or an order of the Court.</summary>
    Reopened,
}

/// <summary>The decisions on a stage. A pair that is not here is refused and changes nothing.</summary>
public static class StageMachine
{
    /// <summary>The state after the decision, or null when it is refused in this state.</summary>
    public static StageStatus? Next(StageStatus status, StageAction action) =>
        action switch
        {
            // Pleno informs: that a stage is not ready does not keep KPU from beginning it.
            StageAction.Begin when IsBefore(status) => StageStatus.InSession,
            StageAction.Move when IsBefore(status) => status,
            StageAction.Adjourn when status is StageStatus.InSession => StageStatus.Adjourned,
            StageAction.Resume when status is StageStatus.Adjourned => StageStatus.InSession,
            StageAction.Finish when status is StageStatus.InSession => StageStatus.Finished,
            StageAction.Declare when status is StageStatus.Finished => StageStatus.Declared,
            StageAction.Close when status is StageStatus.InSession or StageStatus.Finished or StageStatus.Declared =>
                StageStatus.Closed,
            StageAction.Reopen when status is StageStatus.Declared or StageStatus.Closed => StageStatus.Reopened,
            _ => null,
        };

    /// <summary>Whether the session is still to come.</summary>
    public static bool IsBefore(StageStatus status) =>
        status
            is StageStatus.Planned
                or StageStatus.AwaitingDocuments
                or StageStatus.AwaitingSecurity
                or StageStatus.Ready
                or StageStatus.Reopened;
}
